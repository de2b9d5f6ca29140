import { z } from 'zod'
import { AppError, invalid } from '../../domain/app-error.ts'
import { toE164 } from '../../domain/phone.ts'
import type { SandboxContext } from '../strike.ts'

const phone = z.string().transform((text, context) => {
  const number = toE164(
    text
      .trim()
      .replace(/^(\d{6,})$/, '+$1')
      .replace(/^\+0/, '0'),
  )
  if (!number) context.addIssue('is not a phone number')
  return number ?? ''
})
const text = z.string().max(4096)
/** What a person sends by WhatsApp; `from` in any form people write phones in. */
export const WhatsApp = z
  .strictObject({
    from: phone,
    body: text.default(''),
    mediaUrl: z.union([z.string(), z.array(z.string()).max(10)]).optional(),
    profileName: z.string().max(100).optional(),
    location: z
      .strictObject({
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
        address: z.string().optional(),
        label: z.string().optional(),
      })
      .optional(),
    button: z.strictObject({ text, payload: text }).optional(),
    repliedTo: z.string().optional(),
  })
  .refine((m) => m.body !== '' || m.mediaUrl?.length || m.location || m.button, {
    message: 'An empty message cannot be sent.',
    path: ['body'],
  })
/** Phones that wrote before this sandbox was there: who they are, and when they wrote last. */
export const KnownPhones = z.strictObject({
  phones: z
    .array(
      z.strictObject({
        phone,
        profileName: z.string().max(100).default(''),
        lastInboundAt: z.iso.datetime(),
      }),
    )
    .max(1000),
})
/** A call to the business; a bare line is the caller's. */
export const Call = z.strictObject({
  from: phone,
  lines: z
    .array(
      z.union([
        text.transform((line) => ({ track: 'inbound' as const, text: line })),
        z.strictObject({ track: z.enum(['inbound', 'outbound']).default('inbound'), text }),
      ]),
    )
    .max(500)
    .default([]),
  intervalMs: z.int().min(0).max(60_000).default(700),
  answered: z.boolean().default(true),
  wait: z.boolean().default(false),
})
export const Dispute = z
  .strictObject({
    paymentIntent: z.string().optional(),
    charge: z.string().optional(),
    reason: z.string().default('fraudulent'),
  })
  .refine((d) => d.paymentIntent || d.charge, { message: 'Name a paymentIntent or a charge.' })

/** What the model is to say next, instead of what the sandbox would compute. */
export const Script = z
  .strictObject({
    match: z.string().min(1).max(500).optional(),
    content: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
    refusal: z.string().optional(),
    count: z.int().min(1).max(1_000_000).default(1),
  })
  .refine((s) => (s.content === undefined) !== (s.refusal === undefined), {
    message: 'Give content or refusal.',
  })

/** Reads a JSON body. Only JSON: a page elsewhere cannot send it here without being asked first. */
export const readJson = async <S extends z.ZodType>(
  c: SandboxContext,
  schema: S,
): Promise<z.output<S>> => {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send JSON with content-type application/json.')
  let given: unknown
  try {
    given = JSON.parse(await c.req.text())
  } catch {
    throw invalid('The body is not JSON.', {})
  }
  const read = schema.safeParse(given)
  if (read.success) return read.data
  const fields = Object.fromEntries(
    read.error.issues.map((issue) => [issue.path.join('.') || 'body', issue.message]),
  )
  throw invalid(
    Object.entries(fields)
      .map(([name, words]) => `${name}: ${words}`)
      .join('; '),
    fields,
  )
}

export const readPhone = (given: string | undefined, name: string): string | undefined => {
  if (given === undefined) return undefined
  const read = phone.safeParse(
    given
      .trim()
      .replace(/^whatsapp:\s*/, '')
      .trim(),
  )
  if (!read.success)
    throw invalid(`${name} is not a phone number.`, { [name]: 'is not a phone number' })
  return read.data
}
