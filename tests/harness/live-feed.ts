/** Somebody signed in who watches the live feed, as the back office does. */
import { eventually } from './customer.ts'

export interface Heard {
  resource: string
  type: string
  ids: string[]
  /** When it reached the watcher: `performance.now()`. */
  at: number
}

/** Signs in with the demo password and listens until told to stop. */
export const watchFeed = async (appUrl: string, email: string) => {
  const login = await fetch(`${appUrl}/api/users/login`, {
    method: 'POST',
    body: JSON.stringify({ email, password: 'handy-demo-1' }),
    headers: { 'content-type': 'application/json' },
  })
  const { token } = (await login.json()) as { token: string }
  const stop = new AbortController()
  const answer = await fetch(`${appUrl}/api/live`, {
    signal: stop.signal,
    headers: { authorization: `JWT ${token}` },
  })
  const heard: Heard[] = []
  let began = false
  let rest = ''
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) {
      const at = performance.now()
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        began = true
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (data) heard.push({ ...(JSON.parse(data) as Omit<Heard, 'at'>), at })
      }
    }
  })().catch(() => {})
  await eventually('the feed to begin', async () => began, 15_000)
  return {
    token,
    /** Everything heard so far, oldest first. */
    heard,
    stop: async () => {
      stop.abort()
      await reading
    },
  }
}
