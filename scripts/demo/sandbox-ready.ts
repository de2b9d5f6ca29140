const TRIES = 40
const PAUSE_MS = 500

const isUp = (url: string): Promise<boolean> =>
  fetch(url).then(
    async (answer) => {
      await answer.body?.cancel()
      return answer.ok
    },
    () => false,
  )

/** Waits until the stand-ins answer, twenty seconds at most; false when they do not. */
export const isSandboxReady = async (url: string): Promise<boolean> => {
  for (let tries = 0; tries < TRIES; tries++) {
    if (await isUp(url)) return true
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return false
}
