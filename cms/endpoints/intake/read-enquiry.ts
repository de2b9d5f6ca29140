import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readJson } from '../../../collections/endpoints/define-endpoint.ts'
import { AppError } from '../../../domain/app-error.ts'
import { toE164 } from '../../../domain/phone.ts'
import { normalisePostcode } from '../../../domain/postcode.ts'
import { CUSTOMER_TYPES } from '../../../domain/pricing.ts'
import { readPhotos } from '../read-photos.ts'

const MOST_PHOTOS = 6

const needed = 'This is needed.'
const words = (most: number) =>
  z
    .string(needed)
    .transform((text) => text.replaceAll('\0', '').trim())
    .pipe(z.string().min(1, needed).max(most, `At most ${most} characters.`))

/** Turns what was typed into what is kept, or says that it is none. */
const becoming = (convert: (text: string) => string | null, otherwise: string) =>
  z
    .string(needed)
    .max(100, otherwise)
    .transform((text, context) => {
      const value = convert(text)
      if (value !== null) return value
      context.addIssue({ code: 'custom', message: text.trim() ? otherwise : needed })
      return z.NEVER
    })

export const enquiryForm = z.object({
  name: words(200),
  phone: becoming(toE164, 'That is not a phone number.'),
  postcode: becoming(normalisePostcode, 'That is not a UK postcode.'),
  customerType: z
    .enum(CUSTOMER_TYPES, 'Choose homeowner, landlord, pm or commercial.')
    .default('homeowner'),
  description: words(5000),
})

/** Nobody reads this form and says what they need in less. */
const FASTEST_MS = 2500

/** What the form's page sends along that nobody sees; other callers need not. */
const trapForm = z.object({
  website: z.string().optional(),
  openForMs: z.coerce.number().optional(),
})

/** Filled in a field that people do not see: a machine's doing. */
const isTrapped = (fields: unknown): boolean => {
  const { website, openForMs } = trapForm.parse(fields)
  if (openForMs !== undefined && !(openForMs >= FASTEST_MS))
    throw new AppError('RATE_LIMITED', 'That was very quick. Please press the button again.', {
      retryAfterSeconds: Math.ceil(FASTEST_MS / 1000),
    })
  return Boolean(website)
}

/** What a visitor typed, and their photos; photos alone are enough. @throws AppError, ZodError */
export const readEnquiry = async (req: PayloadRequest) => {
  const multipart = /^multipart\/form-data\b/i.test(req.headers.get('content-type') ?? '')
  const { fields, photos } = multipart
    ? await readPhotos(req, MOST_PHOTOS)
    : { fields: await readJson(req), photos: [] }
  const { description } = fields as { description?: unknown }
  const wordless = photos.length > 0 && typeof description === 'string' && !description.trim()
  const enquiry = enquiryForm.parse(
    wordless ? { ...(fields as object), description: 'Please see the photos.' } : fields,
  )
  return { enquiry, photos, trapped: isTrapped(fields) }
}
