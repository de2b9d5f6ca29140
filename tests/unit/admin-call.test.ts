import { afterEach, describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api/call.ts'

/** An answer whose body breaks off after its first piece. */
const brokenOff = (error: Error, whenAsked: () => void = () => {}) => {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"threads": [')),
    pull(controller) {
      whenAsked()
      controller.error(error)
    },
  })
  return new Response(body, { status: 200 })
}
const answering = (answer: Response) => vi.stubGlobal('fetch', async () => answer)

afterEach(() => vi.unstubAllGlobals())

describe('a request of the back office', () => {
  it('answers what the server says', async () => {
    answering(Response.json({ threads: [] }))
    expect(await call('/inbox/threads')).toEqual({ threads: [] })
    answering(new Response(null, { status: 204 }))
    expect(await call('/inbox/threads')).toBeUndefined()
  })

  it('that is given up while its answer comes in is an abort, never an empty answer', async () => {
    const leaving = new AbortController()
    answering(brokenOff(new DOMException('Left.', 'AbortError'), () => leaving.abort()))
    await expect(call('/inbox/threads', { signal: leaving.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })

  it('whose answer breaks off is told as a lost connection', async () => {
    answering(brokenOff(new TypeError('network error')))
    await expect(call('/inbox/threads')).rejects.toMatchObject({ code: 'OFFLINE', statusCode: 0 })
  })

  it('whose answer is no JSON is refused in words, with whatever status it came', async () => {
    answering(new Response('<html>a proxy</html>', { status: 200 }))
    await expect(call('/leads')).rejects.toMatchObject({ code: 'INTERNAL_ERROR', statusCode: 200 })
    answering(new Response('<html>a proxy</html>', { status: 502 }))
    await expect(call('/leads')).rejects.toMatchObject({ code: 'INTERNAL_ERROR', statusCode: 502 })
  })
})
