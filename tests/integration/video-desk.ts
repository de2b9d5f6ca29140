/** A customer with a video link, at a running desk. */
import { call } from '../harness/customer.ts'
import { type Desk, newPhone } from './intake-desk.ts'

export interface Refusal {
  errors: { code: string; message: string; data?: Record<string, unknown> }[]
}

export const TUS = { 'Tus-Resumable': '1.0.0' }

export const videoDesk = (desk: Desk) => ({
  /** A lead that has been asked for a video, and its link. */
  asked: async (more: Record<string, unknown> = {}) => {
    const phone = newPhone()
    const lead = await desk.payload.create({
      collection: 'leads',
      data: { customerName: 'Ada Example', phone, source: 'web', ...more } as never,
      overrideAccess: true,
    })
    const id = String(lead.id)
    const row = await desk.one<{ upload_token: string }>(
      'select upload_token from leads where id = $1',
      [id],
    )
    return { id, phone, token: row?.upload_token ?? '' }
  },
  /** The file in one piece, as a form. */
  sends: async (
    token: string,
    file: Uint8Array<ArrayBuffer>,
    name = 'job.mp4',
    type = 'video/mp4',
  ) => {
    const form = new FormData()
    form.append('video', new File([file], name, { type }))
    const answer = await fetch(`${desk.appUrl}/api/v/${token}/video`, {
      method: 'POST',
      body: form,
    })
    return {
      status: answer.status,
      body: (await answer.json()) as Refusal & { reference?: string },
    }
  },
  /** One call of the tus protocol; `to` is a path. */
  tus: async (
    method: string,
    to: string,
    headers: Record<string, string> = {},
    body?: Uint8Array<ArrayBuffer>,
  ) => {
    const answer = await fetch(`${desk.appUrl}${to}`, {
      ...{ method, body },
      headers: {
        ...TUS,
        ...(body ? { 'Content-Type': 'application/offset+octet-stream' } : {}),
        ...headers,
      },
    })
    const text = await answer.text()
    return {
      status: answer.status,
      headers: answer.headers,
      place: answer.headers.get('Location') ?? '',
      offset: Number(answer.headers.get('Upload-Offset') ?? Number.NaN),
      body: (text ? JSON.parse(text) : null) as Refusal | null,
    }
  },
  stateOf: async (leadId: string) =>
    (await desk.one<{ state: string }>('select state from leads where id = $1', [leadId]))?.state,
  mediaOf: (leadId: string) =>
    desk.sql<{
      id: string
      filename: string
      mime_type: string
      source: string
      filesize: number
      provider_sid: string
    }>('select * from media where lead_id = $1 order by id', [leadId]),
  /** The file as staff get it. */
  asStaff: async (path: string, headers: Record<string, string>) =>
    fetch(`${desk.appUrl}${path}`, { headers }),
  call,
})
