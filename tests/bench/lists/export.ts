/** Every lead as one file: how long it takes, and that the process does not grow with the list. */
import { readFileSync } from 'node:fs'
import type { Figure } from '../measure.ts'
import type { App } from '../serve.ts'

const MB = 1_048_576
/** What a list in memory at once would pass many times over. */
const MOST_GROWN_MB = 300
const LOOK_EVERY_MS = 250

/** Megabytes of memory a process has; 0 where the system does not say. */
const memoryOf = (pid: number | undefined): number => {
  try {
    const [, kilobytes] =
      /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}

export const benchExport = async (app: App, token: string, leads: number): Promise<Figure> => {
  const before = memoryOf(app.pid)
  let most = before
  const look = setInterval(() => {
    most = Math.max(most, memoryOf(app.pid))
  }, LOOK_EVERY_MS)
  const began = performance.now()
  const answer = await fetch(`http://127.0.0.1:${app.port}/api/export/leads`, {
    headers: { authorization: `JWT ${token}` },
  })
  let rows = -1
  let bytes = 0
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.byteLength
    for (const byte of chunk) if (byte === 10) rows++
  }
  clearInterval(look)
  if (rows !== leads) throw new Error(`${rows} of ${leads} leads were exported.`)
  const seconds = (performance.now() - began) / 1000
  const grown = Math.round(most - before)
  return {
    what: `export of every lead, ${Math.round(bytes / MB)} MB`,
    figure: `${Math.round(seconds)} s`,
    beside: `${Math.round(rows / seconds).toLocaleString('en-GB')} a second, process grew by ${grown} MB`,
    aim: `grows < ${MOST_GROWN_MB} MB`,
    met: grown < MOST_GROWN_MB,
  }
}
