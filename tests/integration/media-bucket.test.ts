/** Files kept in a bucket of S3's protocol: nothing of them stays on a disk, and nothing is lost. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { startBucket } from '../harness/bucket.ts'
import { makeFilm } from '../harness/make-video.ts'
import { eventually, newPhone, openDesk } from './intake-desk.ts'
import { videoDesk } from './video-desk.ts'

/** A decoder starts in a process of its own, on a machine that may be busy. */
const PATIENCE = 80_000

interface Media {
  id: string
  filename: string
  filesize: number
}

describe('with a bucket', { timeout: 180_000 }, async () => {
  const bucket = await startBucket()
  const desk = await openDesk({ model: true, settings: bucket.settings })
  afterAll(() => bucket.stop())
  const video = videoDesk(desk)
  const [va, admin] = [await desk.addUser('va'), await desk.addUser('admin')]
  afterEach(() => {
    bucket.mends()
    expect(bucket.refused).toEqual([])
  })

  const photo = () =>
    sharp({ create: { width: 64, height: 48, channels: 3, background: '#a40' } })
      .jpeg()
      .toBuffer()
  const sendsPhoto = async (phone: string) => {
    const bytes = await photo()
    const mediaUrl = `data:image/jpeg;base64,${bytes.toString('base64')}`
    const sent = await desk.writes(phone, 'how much for this one?', { mediaUrl })
    expect(sent.status).toBeLessThan(300)
    return bytes
  }
  const mediaOf = (phone: string) =>
    desk.sql<Media & object>(
      'select m.* from media m join leads l on l.id = m.lead_id where l.phone = $1 order by m.id',
      [phone],
    )
  const keptPhoto = (phone: string) =>
    eventually('the photo to be kept', async () => (await mediaOf(phone))[0])
  const object = ({ filename }: Media) => bucket.objects.get(`media/${filename}`)
  const staff = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${desk.appUrl}${path}`, { headers: { ...va.headers, ...headers } })
  const fileOf = ({ filename }: Media) => `/api/media/file/${encodeURIComponent(filename)}`
  /** What lies under DATA_DIR of any customer's. */
  const onDisk = () =>
    ['media', 'uploads'].flatMap((folder) => {
      const path = join(desk.env.dataDir, folder)
      return existsSync(path) ? readdirSync(path) : []
    })

  it('keeps a WhatsApp’s photo there, byte for byte, and nothing of it on the disk', async () => {
    const phone = newPhone()
    const bytes = await sendsPhoto(phone)
    const media = await keptPhoto(phone)
    expect(object(media)).toEqual({ bytes, type: 'image/jpeg' })
    await desk.settled()
    expect(onDisk()).toEqual([])
  })

  it('shows it to staff through the app, and to nobody else', async () => {
    const phone = newPhone()
    const bytes = await sendsPhoto(phone)
    const media = await keptPhoto(phone)
    const shown = await staff(fileOf(media))
    expect(shown.status).toBe(200)
    expect(shown.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes)
    expect([401, 403]).toContain((await fetch(`${desk.appUrl}${fileOf(media)}`)).status)
    const unsigned = await fetch(`${bucket.url}/handy-media/media/${media.filename}`)
    expect(unsigned.status).toBe(403)
    expect(bucket.refused.splice(0)).toEqual(['AccessDenied'])
    expect((await staff('/api/media/file/whatsapp-none.jpg')).status).toBe(404)
  })

  it('plays a part of a film at a time, as a player asks for it', async () => {
    const lead = await video.asked({ postcode: 'NG5' })
    const film = await makeFilm({ seconds: 1 })
    expect((await video.sends(lead.token, film)).status).toBe(201)
    const [media] = await mediaOf(lead.phone)
    if (!media) throw new Error('The film was not kept.')
    const path = fileOf(media)
    const middle = await staff(path, { range: 'bytes=100-299' })
    expect(middle.status).toBe(206)
    expect(middle.headers.get('content-range')).toBe(`bytes 100-299/${film.byteLength}`)
    expect(Buffer.from(await middle.arrayBuffer())).toEqual(film.subarray(100, 300))
    const tail = await staff(path, { range: 'bytes=-50' })
    expect(Buffer.from(await tail.arrayBuffer())).toEqual(film.subarray(-50))
    const past = await staff(path, { range: `bytes=${film.byteLength}-` })
    expect([past.status, await past.text()]).toEqual([416, ''])
    expect(past.headers.get('content-range')).toBe(`bytes */${film.byteLength}`)
    expect(bucket.asked.filter(({ range }) => range).length).toBeGreaterThanOrEqual(3)
  })

  it('scores a film from there, with its pictures kept there too, and leaves no copy', async () => {
    const lead = await video.asked({ postcode: 'NG5' })
    const words = 'my kitchen tap is dripping, and can you hang two doors'
    await video.sends(lead.token, await makeFilm({ seconds: 2, says: words }))
    const score = await desk.until<{ extracted_frames: { url: string }[]; transcript: string }>(
      'the score',
      'select * from video_scores where lead_id = $1',
      [lead.id],
      () => true,
      PATIENCE,
    )
    expect(score.transcript).toContain('kitchen tap')
    expect(score.extracted_frames.length).toBeGreaterThan(0)
    const frame = await staff(score.extracted_frames[0]?.url ?? '')
    expect(frame.headers.get('content-type')).toBe('image/jpeg')
    expect((await sharp(Buffer.from(await frame.arrayBuffer())).metadata()).width).toBe(320)
    await desk.settled()
    for (const media of await mediaOf(lead.phone))
      expect(object(media)?.bytes.byteLength).toBe(media.filesize)
    expect(onDisk()).toEqual([])
  })

  it('takes an erased customer’s files out of the bucket, later where it fails just then', async () => {
    const phone = newPhone()
    await sendsPhoto(phone)
    const media = await keptPhoto(phone)
    await desk.settled()
    bucket.breaks({ method: 'DELETE', status: 503 })
    const lead = await desk.lead(phone)
    expect((await admin.post(`/leads/${lead?.id}/erase`)).status).toBe(200)
    expect((await staff(fileOf(media))).status).toBe(404)
    await desk.until(
      'the bucket to have refused',
      `select attempts from graphile_worker._private_jobs where key = $1`,
      [`forget-file:${media.filename}`],
      ({ attempts }) => Number(attempts) > 0,
    )
    expect(object(media)).toBeDefined()
    bucket.mends()
    await desk.sql(`update graphile_worker._private_jobs set run_at = now() where key = $1`, [
      `forget-file:${media.filename}`,
    ])
    await eventually('the file to be gone', async () => object(media) === undefined)
  })

  it.each([
    ['refuses', { method: 'PUT', status: 503 } as const],
    ['breaks off', { method: 'PUT', cut: true } as const],
  ])('loses no photo while the store %s: it is kept when the store is back', async (_, fault) => {
    const phone = newPhone()
    bucket.breaks(fault)
    const bytes = await sendsPhoto(phone)
    const failing = `select attempts from graphile_worker._private_jobs where key like 'fetch-media:%' and attempts > 0`
    await desk.until('the job to fail', failing, [], ({ attempts }) => Number(attempts) > 0)
    expect(await mediaOf(phone)).toEqual([])
    const heard = (await desk.messagesOf(phone)).filter(({ direction }) => direction === 'inbound')
    expect(heard).toHaveLength(1)
    bucket.mends()
    await desk.sql(
      `update graphile_worker._private_jobs set run_at = now() where key like 'fetch-media:%'`,
    )
    expect(object(await keptPhoto(phone))?.bytes).toEqual(bytes)
  })

  it('takes away what was sent ahead and never got its row', async () => {
    const lead = await video.asked()
    const { keepInBucket, forgetFile } = await import('../../operations/uploads/file-store.ts')
    const req = await desk.request()
    const orphan = { filename: 'web-orphan.mp4', mimeType: 'video/mp4', content: Buffer.from('x') }
    await keepInBucket(req, orphan)
    const [promise] = await desk.sql<{ payload: { filename: string }; due: boolean }>(
      `select payload, run_at > now() + interval '1 hour' as due from graphile_worker._private_jobs where key = $1`,
      [`forget-file:${orphan.filename}`],
    )
    expect(promise).toEqual({ payload: { filename: orphan.filename }, due: true })
    await forgetFile(req, orphan.filename)
    expect(bucket.objects.has('media/web-orphan.mp4')).toBe(false)
    expect(await video.stateOf(lead.id)).toBe('created')
  })

  it('and leaves what has its row where it is', async () => {
    const phone = newPhone()
    await sendsPhoto(phone)
    const media = await keptPhoto(phone)
    const { forgetFile } = await import('../../operations/uploads/file-store.ts')
    await forgetFile(await desk.request(), media.filename)
    expect(object(media)).toBeDefined()
  })

  it('is not started with when it is not there or its keys do not open it, but when it is out of reach', async () => {
    const { refuseWrongBucket } = await import('../../cms/start-up.ts')
    for (const status of [403, 404]) {
      bucket.breaks({ method: 'HEAD', status })
      await expect(refuseWrongBucket()).rejects.toThrow(
        /“handy-media” cannot be used.*S3_ACCESS_KEY_ID/,
      )
    }
    bucket.breaks({ method: 'HEAD', status: 503 })
    await expect(refuseWrongBucket()).resolves.toBeUndefined()
  })

  it('says so when a file cannot be read just now', async () => {
    const phone = newPhone()
    await sendsPhoto(phone)
    const media = await keptPhoto(phone)
    bucket.breaks({ method: 'GET', status: 503 })
    const shown = await staff(fileOf(media))
    expect(shown.status).toBe(503)
    expect(await shown.text()).not.toContain(bucket.settings.S3_SECRET_ACCESS_KEY)
    bucket.breaks({ method: 'GET', cut: true })
    await expect(staff(fileOf(media)).then((answer) => answer.arrayBuffer())).rejects.toThrow()
  })
})
