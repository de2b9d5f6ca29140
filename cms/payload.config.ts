import { join } from 'node:path'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'
import { collections } from '../collections/index.ts'
import { getEnv } from '../integrations/env.ts'
import { withQuickCounts } from './count-rows.ts'
import { inContractForm } from './endpoints/error-form.ts'
import { rootEndpoints } from './endpoints/index.ts'
import { noEmail } from './no-email.ts'
import { asWholeNumbers, withSeedTypes } from './schema-hooks.ts'

const env = getEnv()
const here = import.meta.dirname

/** Uploads lie with the install's other data, wherever the process was started from. */
const withUploadsAt = (folder: string) =>
  collections.map((collection) =>
    typeof collection.upload === 'object'
      ? {
          ...collection,
          upload: { ...collection.upload, staticDir: join(folder, collection.slug) },
        }
      : collection,
  )

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
  collections: withUploadsAt(env.dataDir),
  endpoints: rootEndpoints,
  hooks: { afterError: [inContractForm] },
  upload: { limits: { fileSize: 64 * 1024 * 1024 }, abortOnLimit: true },
  typescript: { outputFile: join(here, 'payload-types.ts') },
  db: withQuickCounts(
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
})
