import { appendFileSync, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MOST_VIDEO_BYTES } from '../../domain/video.ts'
import { startBusiness } from '../harness/business.ts'
import { call, eventually } from '../harness/customer.ts'
import { makeFilm } from '../harness/make-video.ts'
import { query } from '../harness/query.ts'
import { openDesk } from './intake-desk.ts'
import { TUS, videoDesk } from './video-desk.ts'

const begins = (length: number) => ({
  'Upload-Length': String(length),
  'Upload-Metadata': `filename ${btoa('job.mp4')},filetype ${btoa('video/mp4')}`,
})

describe('a video sent in parts', { timeout: 120_000 }, async () => {
  const desk = await openDesk()
  const video = videoDesk(desk)
  const { tus } = video
  const film = await makeFilm()
  const half = Math.floor(film.length / 2)
  const folder = join(desk.env.dataDir, 'uploads')
  const onDisk = () => (existsSync(folder) ? readdirSync(folder) : [])
  const sweep = async () => {
    const { sweepUploads } = await import('../../operations/uploads/sweep-uploads.ts')
    await sweepUploads(await desk.request())
  }
  const begun = async (length = film.length) => {
    const lead = await video.asked()
    const { status, place } = await tus('POST', `/api/v/${lead.token}/uploads`, begins(length))
    expect(status).toBe(201)
    return { ...lead, place }
  }
  const part = (place: string, from: number, to = film.length) =>
    tus('PATCH', place, { 'Upload-Offset': String(from) }, film.subarray(from, to))

  it('says what it can do', async () => {
    const lead = await video.asked()
    const { status, headers } = await tus('OPTIONS', `/api/v/${lead.token}/uploads`)
    expect(status).toBe(204)
    expect(headers.get('Tus-Version')).toBe('1.0.0')
    expect(headers.get('Tus-Max-Size')).toBe(String(MOST_VIDEO_BYTES))
    expect(headers.get('Tus-Extension')?.split(',')).toEqual(
      expect.arrayContaining(['creation', 'termination', 'expiration']),
    )
    expect((await tus('OPTIONS', '/api/v/no-such-link/uploads')).status).toBe(404)
  })

  it('goes on from where it was, and is taken when it is whole', async () => {
    const { place, id } = await begun()
    expect(place).toMatch(/^\/api\/v\/[\w-]+\/uploads\/[\w-]{20,}$/)
    expect((await tus('HEAD', place)).offset).toBe(0)
    expect(await part(place, 0, half)).toMatchObject({ status: 204, offset: half })
    const asked = await tus('HEAD', place)
    expect(asked).toMatchObject({ status: 200, offset: half })
    expect(asked.headers.get('Upload-Length')).toBe(String(film.length))
    expect(asked.headers.get('Cache-Control')).toBe('no-store')
    expect(await part(place, half)).toMatchObject({ status: 204, offset: film.length })
    const kept = (await video.mediaOf(id)).filter(({ source }) => source === 'web')
    expect(kept).toMatchObject([{ mime_type: 'video/mp4' }])
    expect(Number(kept[0]?.filesize)).toBe(film.length)
    expect(onDisk()).toEqual([])
    // The answer to the last part may have been lost: asking again finds it done.
    expect((await tus('HEAD', place)).offset).toBe(film.length)
    expect((await part(place, film.length)).status).toBe(204)
    expect((await video.mediaOf(id)).filter(({ source }) => source === 'web')).toHaveLength(1)
  })

  it('refuses a part that does not follow, and keeps what it has', async () => {
    const { place } = await begun()
    await part(place, 0, half)
    for (const from of [0, half - 1, half + 1]) {
      const answer = await part(place, from)
      expect(answer).toMatchObject({ status: 409, body: { errors: [{ code: 'STALE' }] } })
    }
    expect((await tus('HEAD', place)).offset).toBe(half)
    const more = Buffer.concat([film.subarray(half), Buffer.alloc(10)])
    const tooMuch = await tus('PATCH', place, { 'Upload-Offset': String(half) }, more)
    expect(tooMuch).toMatchObject({
      status: 413,
      body: { errors: [{ code: 'PAYLOAD_TOO_LARGE' }] },
    })
    expect((await tus('HEAD', place)).offset).toBeLessThanOrEqual(film.length)
  })

  it('keeps what had come when the line broke in the middle of a part', async () => {
    const { place, id } = await begun()
    const line = new AbortController()
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(film.subarray(0, half)),
    })
    const broken = fetch(`${desk.appUrl}${place}`, {
      ...{ method: 'PATCH', body, duplex: 'half', signal: line.signal },
      headers: {
        ...TUS,
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Offset': '0',
      },
    } as RequestInit).catch(() => 'broken')
    await eventually('the first half to be on disk', async () => {
      const [row] = await desk.sql<{ id: string }>(
        'select id from video_uploads where lead_id = $1',
        [id],
      )
      return statSync(join(folder, `tus-${row?.id}`)).size === half
    })
    line.abort()
    expect(await broken).toBe('broken')
    const { offset } = await tus('HEAD', place)
    expect(offset).toBe(half)
    expect((await part(place, offset)).status).toBe(204)
    expect((await video.mediaOf(id)).length).toBeGreaterThan(0)
  })

  it('belongs to one link: another one’s uploads are not there', async () => {
    const mine = await begun()
    const other = await video.asked()
    const id = mine.place.split('/').at(-1)
    const theirs = `/api/v/${other.token}/uploads/${id}`
    for (const method of ['HEAD', 'DELETE']) expect((await tus(method, theirs)).status).toBe(404)
    const answer = await tus('PATCH', theirs, { 'Upload-Offset': '0' }, film)
    expect(answer).toMatchObject({ status: 404, body: { errors: [{ code: 'NOT_FOUND' }] } })
    expect((await tus('HEAD', mine.place)).offset).toBe(0)
  })

  it('can be given up', async () => {
    const { place } = await begun()
    await part(place, 0, half)
    expect((await tus('DELETE', place)).status).toBe(204)
    expect((await tus('HEAD', place)).status).toBe(404)
    const done = await begun()
    await part(done.place, 0)
    expect((await tus('DELETE', done.place)).status).toBe(400)
  })

  it('says in words what is wrong with how it is asked', async () => {
    const lead = await video.asked()
    const to = `/api/v/${lead.token}/uploads`
    const huge = await tus('POST', to, begins(MOST_VIDEO_BYTES + 1))
    expect(huge).toMatchObject({ status: 413, body: { errors: [{ code: 'PAYLOAD_TOO_LARGE' }] } })
    const empty = await tus('POST', to, begins(0))
    expect(empty).toMatchObject({ status: 415, body: { errors: [{ message: /empty/ }] } })
    const old = await tus('POST', to, { ...begins(5), 'Tus-Resumable': '0.2.2' })
    expect(old.status).toBe(400)
    const none = await fetch(`${desk.appUrl}${to}`, { method: 'POST' })
    expect(none.status).toBe(412)
    expect(await none.json()).toMatchObject({ errors: [{ code: 'VALIDATION_ERROR' }] })
    expect((await tus('POST', to)).status).toBe(400)
    expect(onDisk().filter((name) => !name.startsWith('tus-'))).toEqual([])
  })

  it('makes room for a fourth try, and forgets what nobody came back for', async () => {
    const lead = await begun()
    const to = `/api/v/${lead.token}/uploads`
    const places = [lead.place]
    for (let n = 0; n < 3; n++) places.push((await tus('POST', to, begins(film.length))).place)
    const states = []
    for (const place of places) states.push((await tus('HEAD', place)).status)
    expect(states).toEqual([404, 200, 200, 200])
    await desk.sql(
      `update video_uploads set updated_at = now() - interval '25 hours' where lead_id = $1`,
      [lead.id],
    )
    await sweep()
    for (const place of places) expect((await tus('HEAD', place)).status).toBe(404)
    const left = await desk.sql('select 1 from video_uploads where lead_id = $1', [lead.id])
    expect(left).toEqual([])
  })

  it('is taken by the clock when the process ended before it could be', async () => {
    const { place, id } = await begun()
    await part(place, 0, half)
    appendFileSync(join(folder, `tus-${place.split('/').at(-1)}`), film.subarray(half))
    await desk.sql(
      `update video_uploads set updated_at = now() - interval '2 minutes' where lead_id = $1`,
      [id],
    )
    await Promise.all([sweep(), sweep()])
    expect((await video.mediaOf(id)).filter(({ source }) => source === 'web')).toHaveLength(1)
    expect((await tus('HEAD', place)).offset).toBe(film.length)
  })
})

describe('a server killed in the middle of an upload', () => {
  it('knows after its return how far it had come', { timeout: 150_000 }, async () => {
    const { app, appUrl, database } = await startBusiness({ demo: false })
    const film = await makeFilm()
    await call(`${appUrl}/api/intake/web`, {
      method: 'POST',
      body: { name: 'Ada', phone: '+447700900999', postcode: 'NG5 1AA', description: 'See video' },
    })
    const [lead] = await query<{ upload_token: string }>(
      database.url,
      'select upload_token from leads',
    )
    const send = (method: string, to: string, headers: Record<string, string>, body?: Buffer) =>
      fetch(new URL(to, appUrl), {
        ...{ method, body: body && new Uint8Array(body) },
        headers: {
          ...TUS,
          ...headers,
          ...(body ? { 'Content-Type': 'application/offset+octet-stream' } : {}),
        },
      })
    const made = await send('POST', `/api/v/${lead?.upload_token}/uploads`, begins(film.length))
    const place = made.headers.get('Location') ?? ''
    const third = Math.floor(film.length / 3)
    await send('PATCH', place, { 'Upload-Offset': '0' }, film.subarray(0, third))
    await app.kill()
    await app.start()
    const asked = await send('HEAD', place, {})
    expect(asked.headers.get('Upload-Offset')).toBe(String(third))
    const rest = await send(
      'PATCH',
      place,
      { 'Upload-Offset': String(third) },
      film.subarray(third),
    )
    expect(rest.status).toBe(204)
    const kept = await query(database.url, `select 1 from media where source = 'web'`)
    expect(kept).toHaveLength(1)
  })
})
