import type { PayloadRequest } from 'payload'
import sharp from 'sharp'
import { notFound } from '../../domain/app-error.ts'
import { read, sql } from '../database.ts'
import { findQuote } from '../quotes/open-quote.ts'
import { bookingOfLead } from '../quotes/public-booking.ts'
import { readKeptFile } from '../uploads/file-store.ts'

/** As large as the page shows it, on a phone with three pixels to one. */
const EDGE_PIXELS = 168

/**
 * The face to expect at the door, for the customer whose booking it is and nobody else: small, and
 * without what a camera writes into a photo about where it was taken.
 * @throws AppError NOT_FOUND when nobody is booked, or there is no photo of them that can be shown
 */
export const contractorPhoto = async (req: PayloadRequest, token: string): Promise<Buffer> => {
  const booking = await bookingOfLead(req, await findQuote(req, token))
  const [media] = await read<{ filename: string }>(
    req,
    sql`select m.filename from bookings b join handyman_profiles p on p.id = b.contractor_id
      join media m on m.id = p.photo_id where b.id = ${booking?.bookingId ?? null}::uuid`,
  )
  if (!media || !booking?.contractor?.photo) throw notFound('A photo')
  try {
    return await sharp(await readKeptFile(req, media.filename), { limitInputPixels: 100_000_000 })
      .rotate()
      .resize(EDGE_PIXELS, EDGE_PIXELS, { fit: 'cover', position: 'attention' })
      .jpeg({ quality: 80 })
      .toBuffer()
  } catch {
    throw notFound('A photo')
  }
}
