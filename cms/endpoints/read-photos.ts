import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import Busboy from 'busboy'
import type { PayloadRequest } from 'payload'
import { AppError, invalid } from '../../domain/app-error.ts'
import type { Photo } from '../../operations/intake/take-web-enquiry.ts'

const LARGEST_PHOTO = 10 * 1024 * 1024

interface Parts {
  fields: Record<string, string>
  photos: Photo[]
}

const tooLarge = () =>
  new AppError('PAYLOAD_TOO_LARGE', `A photo may be at most ${LARGEST_PHOTO / 1024 / 1024} MB.`)

/**
 * Reads a multipart form and its `photos[]`, in bounds: at most `most` of them, 10 MB each.
 * @throws AppError PAYLOAD_TOO_LARGE, VALIDATION_ERROR
 */
export const readPhotos = (req: PayloadRequest, most: number): Promise<Parts> =>
  new Promise((resolve, reject) => {
    const parts: Parts = { fields: {}, photos: [] }
    const malformed = () => reject(new AppError('VALIDATION_ERROR', 'The form could not be read.'))
    let form: ReturnType<typeof Busboy>
    try {
      form = Busboy({
        headers: { 'content-type': req.headers.get('content-type') ?? '' },
        limits: {
          files: most,
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
    form.on('filesLimit', () => reject(invalid('Too many photos.', { photos: `At most ${most}.` })))
    form.on('error', malformed)
    form.on('close', () => resolve(parts))
    if (!req.body) return malformed()
    Readable.fromWeb(req.body as ReadableStream)
      .on('error', malformed)
      .pipe(form)
  })
