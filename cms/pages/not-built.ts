import type { Context } from 'hono'

export const notBuilt = (c: Context) =>
  c.text('The pages are not built yet. Run “npm start”, which builds them first.', 503)
