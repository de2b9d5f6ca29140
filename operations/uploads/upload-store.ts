/** Where the tus server keeps uploads: their bytes on disk, what is known of them in the database. */
import { createWriteStream, existsSync } from 'node:fs'
import { rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DataStore, ERRORS, Upload } from '@tus/server'
import type { PayloadRequest } from 'payload'
import { inTransaction, jsonb, read, run, sql } from '../database.ts'
import { arrivingFolder } from '../intake/check-video.ts'

/** An unfinished upload waits this long for its phone to come back. */
export const UPLOAD_HOURS = 24
/** Unfinished ones that a link may have; the oldest makes way. */
const MOST_OPEN = 3

interface UploadRow {
  id: string
  leadId: string
  length: string
  metadata: Record<string, string | null> | null
  state: 'receiving' | 'checking' | 'taken' | 'refused'
  problem: string | null
  createdAt: string
}

export const uploadPath = async (id: string): Promise<string> =>
  join(await arrivingFolder(), `tus-${id}`)

/** How much has arrived; what is on disk is the truth. Zero when the file is gone. */
export const arrivedBytes = async (id: string): Promise<number> =>
  (await stat(await uploadPath(id)).catch(() => null))?.size ?? 0

/** A made-up id never reaches the disk: only ids with a row do. */
const rowOf = async (req: PayloadRequest, leadId: string, id: string) => {
  const [upload] = await read<UploadRow>(
    req,
    sql`select id, lead_id as "leadId", length, metadata, state, problem, created_at as "createdAt"
      from video_uploads where id = ${id} and lead_id = ${leadId}::uuid`,
  )
  if (!upload) throw ERRORS.FILE_NOT_FOUND
  if (upload.state === 'refused') throw { status_code: 415, body: upload.problem ?? '' }
  return upload
}

/** The uploads of one lead, as its link's bearer may see them; another's are not there. */
export class LeadUploads extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination', 'expiration']

  constructor(
    private readonly req: PayloadRequest,
    private readonly leadId: string,
  ) {
    super()
  }

  override getExpiration(): number {
    return UPLOAD_HOURS * 60 * 60 * 1000
  }

  override async create(upload: Upload): Promise<Upload> {
    await this.makeRoom()
    await inTransaction(this.req, () =>
      run(
        this.req,
        sql`insert into video_uploads (id, lead_id, length, metadata)
          values (${upload.id}, ${this.leadId}::uuid, ${upload.size ?? 0}::bigint, ${jsonb(upload.metadata ?? null)})`,
      ),
    )
    const path = await uploadPath(upload.id)
    await writeFile(path, '', { flag: 'wx' })
    upload.storage = { type: 'file', path }
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await rowOf(this.req, this.leadId, id)
    const size = Number(row.length)
    return new Upload({
      ...{ id, size, offset: row.state === 'receiving' ? await arrivedBytes(id) : size },
      metadata: row.metadata ?? undefined,
      creation_date: new Date(row.createdAt).toISOString(),
      storage: { type: 'file', path: await uploadPath(id) },
    })
  }

  /**
   * Two phones with one link may write the same stretch at once: the same bytes to the same place,
   * or it is their own file they spoil, which is checked when it is whole.
   */
  override async write(
    stream: Parameters<DataStore['write']>[0],
    id: string,
    offset: number,
  ): Promise<number> {
    const path = await uploadPath(id)
    // One that was taken already is whole: its last part, sent again, has nothing to add.
    if (!existsSync(path)) return offset
    const file = createWriteStream(path, { flags: 'r+', start: offset })
    try {
      await pipeline(stream, file)
    } finally {
      await this.touch(id)
    }
    return offset + file.bytesWritten
  }

  override async remove(id: string): Promise<void> {
    await rowOf(this.req, this.leadId, id)
    await forgetUpload(this.req, id)
  }

  private touch(id: string) {
    return inTransaction(this.req, () =>
      run(this.req, sql`update video_uploads set updated_at = now() where id = ${id}`),
    )
  }

  private async makeRoom() {
    const surplus = await read<{ id: string }>(
      this.req,
      sql`select id from video_uploads where lead_id = ${this.leadId}::uuid and state = 'receiving'
        order by created_at desc offset ${MOST_OPEN - 1}`,
    )
    for (const { id } of surplus) await forgetUpload(this.req, id)
  }
}

/** The bytes go first: a row without them is cleared away later, bytes without a row by their age. */
export const forgetUpload = async (req: PayloadRequest, id: string): Promise<void> => {
  await rm(await uploadPath(id), { force: true })
  await inTransaction(req, () => run(req, sql`delete from video_uploads where id = ${id}`))
}
