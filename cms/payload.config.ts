import { join } from 'node:path'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig, type CollectionConfig } from 'payload'
import { collections } from '../collections/index.ts'
import { getEnv } from '../integrations/env.ts'
import { withQuickCounts } from './count-rows.ts'
import { inContractForm } from './endpoints/error-form.ts'
import { rootEndpoints } from './endpoints/index.ts'
import { withQuickPages } from './find-quickly.ts'
import { noEmail } from './no-email.ts'
import { asWholeNumbers, withSeedTypes } from './schema-hooks.ts'

const env = getEnv()
const here = import.meta.dirname

/** What depends on where it runs: uploads lie with the install's other data or in its bucket, and over TLS a login's cookie is for TLS alone. */
const asInstalled = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  ...(typeof collection.upload === 'object' && {
    upload: {
      ...collection.upload,
      staticDir: join(env.dataDir, collection.slug),
      disableLocalStorage: env.bucket !== null,
    },
  }),
  ...(typeof collection.auth === 'object' && {
    auth: {
      ...collection.auth,
      cookies: { ...collection.auth.cookies, secure: env.overTls },
    },
  }),
})

export default buildConfig({
  secret: env.payloadSecret,
  serverURL: env.publicUrl,
  csrf: [env.publicUrl],
  cors: [],
  defaultDepth: 0,
  maxDepth: 3,
  telemetry: false,
  email: noEmail,
  graphQL: { disable: true },
  logger: { options: { level: env.logLevel === 'silent' ? 'silent' : 'warn' } },
  collections: collections.map(asInstalled),
  endpoints: rootEndpoints,
  hooks: { afterError: [inContractForm] },
  upload: { limits: { fileSize: 64 * 1024 * 1024 }, abortOnLimit: true },
  // By `npm run generate`; else every start would begin by having another process write them anew.
  typescript: { outputFile: join(here, 'payload-types.ts'), autoGenerate: false },
  db: withQuickPages(
    withQuickCounts(
      postgresAdapter({
        idType: 'uuidv7',
        push: false,
        migrationDir: join(here, 'migrations'),
        generateSchemaOutputFile: join(here, 'schema.ts'),
        pool: { connectionString: env.databaseUrl ?? '', max: 24 },
        disableCreateDatabase: true,
        beforeSchemaInit: [asWholeNumbers],
        afterSchemaInit: [withSeedTypes],
      }),
    ),
  ),
})
