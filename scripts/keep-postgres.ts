import { type RunningPostgres, startPostgres } from './postgres.ts'
import { isAlive, pause, wordsOf } from './processes.ts'
import { Falls, gaveUp } from './supervise.ts'

const LOOK_EVERY_MS = 300

export interface KeptPostgres {
  /** Stays the same over every restart. */
  url: string
  stop(): Promise<void>
}

/** The embedded server, kept running: when it is killed it comes back on the same port. */
export async function keepPostgres(options: {
  dataDir: string
  say: (words: string) => void
  onGivenUp: (words: string) => void
}): Promise<KeptPostgres> {
  const { dataDir, say, onGivenUp } = options
  let running: RunningPostgres = await startPostgres({ dataDir, say })
  const { url, port } = running
  say(`PostgreSQL is up on port ${port}${running.adopted ? ' (was still running)' : ''}`)

  const falls = new Falls()
  let stopping = false
  let reviving: Promise<void> | undefined

  const revive = async (): Promise<void> => {
    const wait = falls.add()
    if (wait === undefined) return onGivenUp(gaveUp('database server'))
    say(`PostgreSQL ended: starting it again in ${wait} ms`)
    await pause(wait)
    if (stopping) return
    try {
      running = await startPostgres({ dataDir, port, say })
      say('PostgreSQL is up again')
    } catch (error) {
      onGivenUp(wordsOf(error))
    }
  }

  const look = setInterval(() => {
    if (stopping || reviving || isAlive(running.pid)) return
    reviving = revive().finally(() => {
      reviving = undefined
    })
  }, LOOK_EVERY_MS)
  look.unref()

  return {
    url,
    async stop() {
      stopping = true
      clearInterval(look)
      await reviving
      await running.stop()
    },
  }
}
