import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf, isAlive, Refusal } from './processes.ts'

/** What a running start leaves beside its data. */
interface Running {
  pid: number
  url: string
}

const read = (file: string): Running | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Running
  } catch {
    return undefined
  }
}

/** The pid alone may be a stranger's by now, or in a container our own: they count from 1 each time. */
const isAnotherStart = (pid: number): boolean =>
  pid !== process.pid &&
  pid !== process.ppid &&
  isAlive(pid) &&
  commandOf(pid).includes('scripts/start.ts')

/**
 * Claims the data directory for this process; the claim ends with the process, however it ends.
 * @throws Refusal naming the start that has it
 */
export function claimDataDir(dataDir: string, url: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'running.json')
  const claim = () =>
    writeFileSync(file, `${JSON.stringify({ pid: process.pid, url })}\n`, { flag: 'wx' })
  try {
    claim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const other = read(file)
    if (other && isAnotherStart(other.pid)) {
      throw new Refusal(
        `Handy Services is already running from this directory: ${other.url} (process ${other.pid}).\n` +
          `Stop that one first, or start a second business with its own DATA_DIR and PORT.`,
      )
    }
    rmSync(file, { force: true })
    claim()
  }
  return () => {
    if (read(file)?.pid === process.pid) rmSync(file, { force: true })
  }
}
