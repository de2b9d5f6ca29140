# The app, the worker and, where no keys are set, the sandbox: one image, different commands.
FROM node:20-slim AS base
WORKDIR /app
ENV NODE_ENV=production

FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
RUN node --import tsx scripts/build-sites.ts && node --import tsx scripts/build-server.ts

FROM base
# Root owns the code; the app itself may write nothing but its data.
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data
ENV DATA_DIR=/data PORT=3000 HOST=0.0.0.0
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "scripts/start.ts"]
