import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFilm } from '../harness/make-video.ts'
import { newPhone, openDesk } from './intake-desk.ts'
import { videoDesk } from './video-desk.ts'

type Bytes = Buffer<ArrayBuffer>

/** Writes over a big-endian number of the MP4's tables, `after` bytes past the name of its box. */
const patched = (film: Bytes, box: string, after: number, value: number, bytes: 2 | 4): Bytes => {
  const copy = Buffer.from(film)
  const at = copy.indexOf(box, copy.indexOf('moov', 0, 'latin1'), 'latin1') + 4 + after
  if (bytes === 2) copy.writeUInt16BE(value, at)
  else copy.writeUInt32BE(value, at)
  return copy
}

describe('a file that is no video we can look at', { timeout: 120_000 }, async () => {
  const desk = await openDesk()
  const video = videoDesk(desk)
  const film = await makeFilm()
  const webm = await makeFilm({ codec: 'vp9', container: 'webm' })
  const moovLast = Buffer.concat([film.subarray(0, 24), film.subarray(24, film.length - 2000)])
  const noise = Buffer.from(film)
  const mdat = noise.indexOf('mdat', 0, 'latin1') + 4
  for (let at = mdat; at < noise.length; at++) noise[at] = (at * 2654435761) >>> 24

  const bad: [what: string, file: Bytes, reason: RegExp][] = [
    ['empty', Buffer.alloc(0), /empty/],
    ['a zip called .mp4', Buffer.from('PK\x03\x04\x14\x00 not a film at all'), /not a video/],
    ['a page called .mp4', Buffer.from('<!doctype html><script>alert(1)</script>'), /not a video/],
    ['a photo', Buffer.from('\xff\xd8\xff\xe0 JFIF and so on', 'latin1'), /not a video/],
    [
      'a playlist that names other files',
      Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'),
      /not a video/,
    ],
    [
      'a head and nothing after it',
      Buffer.concat([film.subarray(0, 32), Buffer.alloc(4000, 7)]),
      /damaged|no picture/,
    ],
    ['an MP4 cut off before its end', moovLast, /cut off|damaged/],
    ['a WebM cut off in the middle', webm.subarray(0, 4000) as Bytes, /cut off|damaged/],
    ['a film whose pictures are noise', noise, /damaged/],
    ['a day long', patched(film, 'stts', 12, 0x7fffff, 4), /too long/],
  ]

  it.each(bad)(
    'is refused in words when it is %s, and nothing of it stays',
    async (_, file, words) => {
      const lead = await video.asked()
      const answer = await video.sends(lead.token, file)
      expect(answer.status).toBe(415)
      expect(answer.body.errors[0]).toMatchObject({
        ...{ code: 'UNSUPPORTED_MEDIA_TYPE', message: words },
        data: { reason: expect.any(String) },
      })
      expect(await video.mediaOf(lead.id)).toEqual([])
      const uploads = join(desk.env.dataDir, 'uploads')
      expect(existsSync(uploads) ? readdirSync(uploads) : []).toEqual([])
      expect(await video.stateOf(lead.id)).toBe('created')
    },
  )

  it('is asked for again by WhatsApp, once, and shows in the thread', async () => {
    const lead = await video.asked()
    const cut = film.subarray(0, film.length - 500) as Bytes
    for (let n = 0; n < 2; n++) expect((await video.sends(lead.token, cut)).status).toBe(415)
    await desk.settled()
    const asked = (await desk.messagesOf(lead.phone)).filter(
      ({ purpose }) => purpose === 'video_again',
    )
    expect(asked).toHaveLength(1)
    expect(asked[0]?.body).toMatch(/^Hi Ada, about the video.*(cut off|damaged).*\/v\/[\w-]{20,}/)
    const lines = await desk.sql<{ media: { state: string; problem: string }[] }>(
      `select media from messages where lead_id = $1 and direction = 'inbound'`,
      [lead.id],
    )
    expect(lines).toHaveLength(2)
    expect(lines[0]?.media).toMatchObject([{ state: 'refused' }])
  })

  it('is refused when its picture would be larger than a phone’s', async () => {
    const lead = await video.asked()
    // The file says 30,000 × 30,000: 3.6 GB for one picture.
    const wide = patched(film, 'avc1', 24, 30_000, 2)
    const huge = patched(wide, 'avc1', 26, 30_000, 2)
    const answer = await video.sends(lead.token, huge)
    expect(answer).toMatchObject({ status: 415 })
    expect(answer.body.errors[0]?.message).toMatch(/too large|damaged/)
  })

  it('brings down its reader at most, when its tables speak of billions of pictures', async () => {
    const lead = await video.asked()
    const bomb = patched(film, 'stts', 8, 0x7fffffff, 4)
    const answer = await video.sends(lead.token, bomb)
    expect(answer.status).toBe(415)
    expect((await fetch(`${desk.appUrl}/api/health`)).status).toBe(200)
    expect((await video.sends(lead.token, film)).status).toBe(201)
  })

  it('is refused by WhatsApp in the same way, and the customer is told', async () => {
    const phone = newPhone()
    await desk.writes(phone, 'Here is the job', {
      mediaUrl: `data:video/mp4;base64,${film.subarray(0, film.length - 500).toString('base64')}`,
    })
    const again = await desk.until<{ body: string }>(
      'the customer to be asked again',
      `select body from messages where "to" = $1 and purpose = 'video_again'`,
      [phone],
      () => true,
    )
    expect(again.body).toMatch(/cut off|damaged/)
    const lead = await desk.lead(phone)
    expect(await video.mediaOf(lead?.id ?? '')).toEqual([])
  })
})
