import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import Busboy from 'busboy'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readJson } from '../../../collections/endpoints/define-endpoint.ts'
import { AppError, invalid } from '../../../domain/app-error.ts'
import { toE164 } from '../../../domain/phone.ts'
import { normalisePostcode } from '../../../domain/postcode.ts'
import { CUSTOMER_TYPES } from '../../../domain/pricing.ts'
import type { Photo } from '../../../operations/intake/take-web-enquiry.ts'

const MOST_PHOTOS = 6
const LARGEST_PHOTO = 10 * 1024 * 1024

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

const tooLarge = () =>
  new AppError('PAYLOAD_TOO_LARGE', `A photo may be at most ${LARGEST_PHOTO / 1024 / 1024} MB.`)

interface Parts {
  fields: Record<string, string>
  photos: Photo[]
}

/** Reads a multipart form in bounds. @throws AppError PAYLOAD_TOO_LARGE, VALIDATION_ERROR */
const readParts = (req: PayloadRequest): Promise<Parts> =>
  new Promise((resolve, reject) => {
    const parts: Parts = { fields: {}, photos: [] }
    const malformed = () => reject(new AppError('VALIDATION_ERROR', 'The form could not be read.'))
    let form: ReturnType<typeof Busboy>
    try {
      form = Busboy({
        headers: { 'content-type': req.headers.get('content-type') ?? '' },
        limits: {
          files: MOST_PHOTOS,
          fileSize: LARGEST_PHOTO,
          fields: 20,
          fieldSize: 64 * 1024,
          parts: 40,
        },
      })
    } catch {
      malformed()
      return
    }
    form.on('field', (name, value) => {
      parts.fields[name] = value
    })
    form.on('file', (name, stream, { mimeType }) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => reject(tooLarge()))
      stream.on('close', () => {
        const bytes = Buffer.concat(chunks)
        if (/^photos(\[\d*\])?$/.test(name) && bytes.byteLength > 0)
          parts.photos.push({ bytes, claimed: mimeType })
      })
    })
    form.on('filesLimit', () =>
      reject(invalid('Too many photos.', { photos: `At most ${MOST_PHOTOS}.` })),
    )
    form.on('error', malformed)
    form.on('close', () => resolve(parts))
    if (!req.body) return malformed()
    Readable.fromWeb(req.body as ReadableStream)
      .on('error', malformed)
      .pipe(form)
  })

/** What a visitor typed, and their photos. @throws AppError, ZodError */
export const readEnquiry = async (req: PayloadRequest) => {
  const multipart = /^multipart\/form-data\b/i.test(req.headers.get('content-type') ?? '')
  const { fields, photos } = multipart
    ? await readParts(req)
    : { fields: await readJson(req), photos: [] }
  return { enquiry: enquiryForm.parse(fields), photos }
}
