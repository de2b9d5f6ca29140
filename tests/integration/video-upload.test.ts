import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFilm } from '../harness/make-video.ts'
import { openDesk } from './intake-desk.ts'
import { videoDesk } from './video-desk.ts'

describe('a video sent in one piece', { timeout: 120_000 }, async () => {
  const desk = await openDesk()
  const video = videoDesk(desk)
  const folder = (name: string) => {
    const path = join(desk.env.dataDir, name)
    return existsSync(path) ? readdirSync(path) : []
  }

  it('is kept as it is, put in the thread and taken on', async () => {
    const film = await makeFilm()
    const lead = await video.asked()
    const answer = await video.sends(lead.token, film)
    expect(answer.status).toBe(201)
    expect(answer.body.reference).toMatch(/^L-/)
    const kept = (await video.mediaOf(lead.id)).filter(({ source }) => source === 'web')
    expect(kept).toMatchObject([{ mime_type: 'video/mp4' }])
    expect(Number(kept[0]?.filesize)).toBe(film.byteLength)
    const [line] = await desk.sql<{ body: string; media: { state: string; mediaId: string }[] }>(
      `select body, media from messages where lead_id = $1 and direction = 'inbound'`,
      [lead.id],
    )
    expect(line?.media).toMatchObject([{ state: 'stored', mediaId: kept[0]?.id }])
    expect(folder('uploads')).toEqual([])
    await desk.until(
      'the lead to be with the estimators',
      'select state from leads where id = $1',
      [lead.id],
      ({ state }) => state === 'estimator_queued',
    )
  })

  it('comes on while it is sent, in pieces of no announced length', async () => {
    const film = await makeFilm({ codec: 'vp9', container: 'webm' })
    const lead = await video.asked()
    const edge = 'edge-of-the-form'
    const head = `--${edge}\r\nContent-Disposition: form-data; name="video"; filename="a.webm"\r\nContent-Type: video/webm\r\n\r\n`
    const whole = Buffer.concat([Buffer.from(head), film, Buffer.from(`\r\n--${edge}--\r\n`)])
    const body = new ReadableStream({
      async start(line) {
        for (let at = 0; at < whole.length; at += 1500) {
          line.enqueue(whole.subarray(at, at + 1500))
          await new Promise((resolve) => setImmediate(resolve))
        }
        line.close()
      },
    })
    const answer = await fetch(`${desk.appUrl}/api/v/${lead.token}/video`, {
      ...{ method: 'POST', body, duplex: 'half' },
      headers: { 'Content-Type': `multipart/form-data; boundary=${edge}` },
    } as RequestInit)
    expect(answer.status).toBe(201)
    expect(await video.mediaOf(lead.id)).toMatchObject([{ mime_type: 'video/webm' }])
  })

  it('can be wound to and fro by staff, and by nobody else', async () => {
    const film = await makeFilm()
    const lead = await video.asked()
    await video.sends(lead.token, film)
    const [kept] = await video.mediaOf(lead.id)
    const path = `/api/media/file/${kept?.filename}`
    expect((await video.asStaff(path, {})).status).toBe(401)
    const login = await desk.addUser('estimator')
    const ranged = await video.asStaff(path, { ...login.headers, Range: 'bytes=100-199' })
    expect(ranged.status).toBe(206)
    expect(Buffer.from(await ranged.arrayBuffer())).toEqual(film.subarray(100, 200))
  })

  it('opens the customer’s next lead when the one it was for is over', async () => {
    const lead = await video.asked()
    await desk.sql(`update leads set state = 'expired' where id = $1`, [lead.id])
    expect((await video.sends(lead.token, await makeFilm())).status).toBe(201)
    const next = await desk.lead(lead.phone)
    expect(next?.id).not.toBe(lead.id)
    expect(await video.mediaOf(next?.id ?? '')).toHaveLength(1)
    expect(await video.stateOf(lead.id)).toBe('expired')
  })

  it('is refused at an unknown link, of a forgotten customer, and as anything but one file', async () => {
    const film = await makeFilm({ seconds: 1 })
    const unknown = await video.sends('nobody-was-ever-given-this-link', film)
    expect(unknown).toMatchObject({ status: 404, body: { errors: [{ code: 'NOT_FOUND' }] } })
    const lead = await video.asked()
    const to = `${desk.appUrl}/api/v/${lead.token}/video`
    const empty = await fetch(to, { method: 'POST', body: new FormData() })
    expect(empty.status).toBe(400)
    expect(await empty.json()).toMatchObject({ errors: [{ code: 'VALIDATION_ERROR' }] })
    const json = await video.call(to, { method: 'POST', body: { video: 'yes' } })
    expect(json).toMatchObject({ status: 415 })
    const two = new FormData()
    two.append('video', new File([film], 'one.mp4'))
    two.append('video', new File([film], 'two.mp4'))
    expect((await fetch(to, { method: 'POST', body: two })).status).toBe(400)
    expect(await video.mediaOf(lead.id)).toEqual([])
    await desk.sql('update leads set erased_at = now() where id = $1', [lead.id])
    expect((await video.sends(lead.token, film)).status).toBe(404)
    expect(folder('uploads')).toEqual([])
  })

  it('is limited by the day for each link', async () => {
    const lead = await video.asked()
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0])
    const answers = []
    for (let n = 0; n < 31; n++) answers.push((await video.sends(lead.token, zip)).status)
    expect(answers.slice(0, 30)).toEqual(Array(30).fill(415))
    expect(answers[30]).toBe(429)
  })
})
