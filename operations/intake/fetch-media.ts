import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { fetchMedia, TwilioError } from '../../integrations/twilio.ts'
import { inTransaction, jsonb, row, run, sql } from '../database.ts'
import { checkVideoBytes } from './check-video.ts'
import { followFile } from './follow-file.ts'
import type { InboundFile } from './read-inbound.ts'
import { sniffMedia } from './sniff-media.ts'
import { sendAhead, storeMedia } from './store-media.ts'

/** Over what WhatsApp itself carries. */
const MAX_BYTES = 100 * 1024 * 1024

interface Holder {
  leadId: string | null
  sid: string
  file: InboundFile | null
}

const readHolder = (req: PayloadRequest, messageId: string, index: number, lock = sql``) =>
  row<Holder>(
    req,
    sql`select lead_id as "leadId", provider_sid as sid, media -> ${index}::int as file
      from messages where id = ${messageId}::uuid ${lock}`,
  )

const writeFile = (req: PayloadRequest, messageId: string, index: number, file: InboundFile) =>
  run(
    req,
    sql`update messages set media = jsonb_set(media, array[${String(index)}]::text[], ${jsonb(file)}), updated_at = now()
      where id = ${messageId}::uuid`,
  )

type Fetched = { bytes: Buffer } | { problem: string }

const fetchFile = async ({ url }: InboundFile): Promise<Fetched> => {
  try {
    const bytes = await fetchMedia(url, MAX_BYTES)
    return bytes.byteLength > 0 ? { bytes } : { problem: 'The file is empty.' }
  } catch (error) {
    if (error instanceof TwilioError && error.permanent) return { problem: error.message }
    throw error
  }
}

/** Runs `act` on the file while it is still waiting; the message is locked meanwhile. */
const whileWaiting = (
  req: PayloadRequest,
  { messageId, index }: Place,
  act: (holder: Holder & { file: InboundFile }) => Promise<void>,
) =>
  inTransaction(req, async () => {
    const holder = await readHolder(req, messageId, index, sql`for update`)
    if (holder?.file?.state === 'waiting') await act({ ...holder, file: holder.file })
  })

interface Place {
  messageId: string
  index: number
}

const keep = async (
  req: PayloadRequest,
  place: Place,
  { contentType: claimed }: InboundFile,
  bytes: Buffer,
) => {
  const sentAhead = await sendAhead(req, { bytes, claimed, source: 'whatsapp' })
  await whileWaiting(req, place, async ({ leadId, sid, file }) => {
    const providerSid = `${sid}:${place.index}`
    const media = await storeMedia(req, {
      bytes,
      claimed,
      sentAhead,
      leadId,
      source: 'whatsapp',
      providerSid,
    })
    await writeFile(req, place.messageId, place.index, {
      ...file,
      state: 'stored',
      contentType: media.mimeType,
      mediaId: media.id,
    })
    if (leadId) await followFile(req, { leadId, media })
  })
}

const refuse = (req: PayloadRequest, place: Place, problem: string) =>
  whileWaiting(req, place, async ({ leadId, file }) => {
    await writeFile(req, place.messageId, place.index, { ...file, state: 'refused', problem })
    if (leadId) await followFile(req, { leadId, claimed: file.contentType, problem })
  })

/**
 * Fetches one file of a WhatsApp, keeps it by what it really is, and lets the lead follow it. Safe
 * to run twice. A file that cannot be kept is marked with why.
 * @throws TwilioError when it is worth trying again
 */
export const fetchMessageMedia = async (req: PayloadRequest, place: Place): Promise<void> => {
  const asked = await inTransaction(req, () => readHolder(req, place.messageId, place.index))
  if (asked?.file?.state !== 'waiting') return
  const fetched = await fetchFile(asked.file)
  if ('problem' in fetched) return refuse(req, place, fetched.problem)
  try {
    if (sniffMedia(fetched.bytes, asked.file.contentType)?.mimeType.startsWith('video/'))
      await checkVideoBytes(req, fetched.bytes)
    await keep(req, place, asked.file, fetched.bytes)
  } catch (error) {
    // The refusal ended that transaction; what it means is written in one of its own.
    if (!(error instanceof AppError)) throw error
    await refuse(req, place, error.message)
  }
}
