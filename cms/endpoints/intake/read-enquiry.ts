import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readJson } from '../../../collections/endpoints/define-endpoint.ts'
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

/** What a visitor typed, and their photos. @throws AppError, ZodError */
export const readEnquiry = async (req: PayloadRequest) => {
  const multipart = /^multipart\/form-data\b/i.test(req.headers.get('content-type') ?? '')
  const { fields, photos } = multipart
    ? await readPhotos(req, MOST_PHOTOS)
    : { fields: await readJson(req), photos: [] }
  return { enquiry: enquiryForm.parse(fields), photos }
}
