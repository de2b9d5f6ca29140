import type { PayloadRequest } from 'payload'
import { invalid } from '../../domain/app-error.ts'
import type { LeadState } from '../../domain/lead-states.ts'
import type { CustomerType } from '../../domain/pricing.ts'
import { inTransaction, jsonb, read, row, run, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'
import { quoteLink } from '../quotes/quote-link.ts'
import { addToDescription } from './add-to-description.ts'
import { detectWork } from './detect-work.ts'
import { lockPhone } from './lock-phone.ts'
import { notePostcode } from './note-postcode.ts'
import { findOpenLead, openLead } from './open-lead.ts'
import type { InboundFile } from './read-inbound.ts'
import { sniffMedia } from './sniff-media.ts'
import { storeMedia } from './store-media.ts'

export interface WebEnquiry {
  name: string
  /** E.164. */
  phone: string
  /** Normalised. */
  postcode: string
  customerType: CustomerType
  description: string
}

export interface Photo {
  bytes: Buffer
  claimed: string
}

export interface Receipt {
  reference: string
  /** Only of a quote made for a lead that this enquiry opened. */
  link?: string
  /** Pence. */
  price?: number
}

/** Words typed into a web form may add to an enquiry, not change what somebody else was quoted. */
const STILL_OPEN: readonly LeadState[] = ['created', 'sku_detected', 'video_requested']

const checkPhotos = (photos: readonly Photo[]): void => {
  const wrong = photos.findIndex(
    ({ bytes, claimed }) => !sniffMedia(bytes, claimed)?.mimeType.startsWith('image/'),
  )
  if (wrong !== -1)
    throw invalid('Only photos can be attached here.', {
      [`photos.${wrong}`]: 'That is not a photo that can be read.',
    })
}

const storePhotos = async (
  req: PayloadRequest,
  leadId: string,
  photos: readonly Photo[],
): Promise<InboundFile[]> => {
  const files: InboundFile[] = []
  for (const { bytes, claimed } of photos) {
    const media = await storeMedia(req, { bytes, claimed, leadId, source: 'web' })
    files.push({ url: '', contentType: media.mimeType, state: 'stored', mediaId: media.id })
  }
  return files
}

/** The enquiry as a line of the thread, so that whoever reads it sees what was written and when. */
const keepWords = async (
  req: PayloadRequest,
  leadId: string,
  enquiry: WebEnquiry,
  files: InboundFile[],
) => {
  await run(
    req,
    sql`insert into messages (id, lead_id, audience, direction, channel, purpose, "from", body, media, status)
      values (uuidv7(), ${leadId}::uuid, 'customer', 'inbound', 'note', 'inbound', ${enquiry.phone},
        ${enquiry.description}, ${jsonb(files)}, 'delivered')`,
  )
}

const open = async (req: PayloadRequest, enquiry: WebEnquiry, photos: readonly Photo[]) => {
  const { name, phone, postcode, customerType, description } = enquiry
  await lockPhone(req, phone)
  const known = await findOpenLead(req, phone)
  const lead =
    known ??
    (await openLead(req, {
      phone,
      name,
      source: 'web',
      details: { postcode, customerType, jobDescription: description },
    }))
  await keepWords(req, lead.id, enquiry, await storePhotos(req, lead.id, photos))
  const reads = !known || STILL_OPEN.includes(known.state)
  if (known && reads) {
    await addToDescription(req, lead.id, description)
    await notePostcode(req, lead.id, postcode)
  }
  if (reads) await enqueue(req, 'detect-work', { leadId: lead.id }, { jobKey: `detect:${lead.id}` })
  const told = await row<{ reference: string }>(
    req,
    sql`select reference from leads where id = ${lead.id}::uuid`,
  )
  return { ...lead, reference: told?.reference ?? '' }
}

const sentQuoteOf = async (req: PayloadRequest, leadId: string) => {
  const [quote] = await read<{ token: string; total: number }>(
    req,
    sql`select token, total from quotes where lead_id = ${leadId}::uuid and superseded_at is null and status = 'sent'
      order by version desc limit 1`,
  )
  return quote
}

/**
 * Takes an enquiry from the quote site. Where detection is sure the price comes back at once, but
 * only to whoever opened the lead: a stranger who types somebody's number learns nothing of them.
 * @throws AppError VALIDATION_ERROR naming a photo that is none
 */
export const takeWebEnquiry = async (
  req: PayloadRequest,
  enquiry: WebEnquiry,
  photos: readonly Photo[] = [],
): Promise<Receipt> => {
  checkPhotos(photos)
  const lead = await inTransaction(req, () => open(req, enquiry, photos))
  if (!lead.isNew) return { reference: lead.reference }
  // The job does the same a moment later, should this process end here; it is done once.
  const read = await detectWork(req, lead.id).catch(() => null)
  const quote = read && (await sentQuoteOf(req, lead.id))
  return quote
    ? { reference: lead.reference, link: quoteLink(quote.token), price: quote.total }
    : { reference: lead.reference }
}
