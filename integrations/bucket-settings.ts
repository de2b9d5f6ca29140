/** Where files are kept when not on a disk: a bucket of S3, or of what speaks its protocol. */
import { z } from 'zod'

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))
const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/

export const BucketVariables = z.object({
  S3_BUCKET: z.string().regex(BUCKET_NAME, 'Use the bucket’s name, such as handy-media').optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'Use a region such as eu-west-2')
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** A store other than Amazon's: the address its buckets are asked for under. */
  S3_ENDPOINT: url.optional(),
  /** The bucket's name in the path (1) or before the host (0). */
  S3_FORCE_PATH_STYLE: z
    .enum(['0', '1', 'true', 'false'], 'Use 1 or 0')
    .transform((text) => text === '1' || text === 'true')
    .optional(),
})
type Variables = z.infer<typeof BucketVariables>

const NEEDED = ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

/** Half a store is none: all of what it needs, or nothing of it. */
export const findBucketFaults = (variables: Variables): string[] => {
  const given = Object.keys(BucketVariables.shape).some(
    (name) => variables[name as keyof Variables] !== undefined,
  )
  const missing = NEEDED.filter((name) => variables[name] === undefined)
  if (!given || missing.length === 0) return []
  return [`${missing.join(', ')}: missing, though others of the file store are set`]
}

export interface BucketSettings {
  name: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** The address objects are under, without a trailing slash. */
  base: string
}

/** Null: files lie on a disk. */
export const readBucket = (variables: Variables): BucketSettings | null => {
  const { S3_BUCKET: name, S3_REGION: region } = variables
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = variables
  if (!name || !region || !accessKeyId || !secretAccessKey) return null
  const endpoint = new URL(variables.S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`)
  // A dot in the name is one label too many for the certificate; other stores want it in the path.
  const inPath =
    variables.S3_FORCE_PATH_STYLE ?? (variables.S3_ENDPOINT !== undefined || name.includes('.'))
  if (!inPath) endpoint.host = `${name}.${endpoint.host}`
  const base = endpoint.href.replace(/\/+$/, '') + (inPath ? `/${name}` : '')
  return Object.freeze({ name, region, accessKeyId, secretAccessKey, base })
}
