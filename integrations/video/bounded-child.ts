/** Runs a script of ours on a stranger's file: in a process of its own that can be lost. */
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'

/** Decoders are few and greedy; the requests of the day must still be answered. */
const MOST_AT_ONCE = 2
const MOST_ANSWER_BYTES = 256 * 1024

export interface Bounds {
  /** Wall clock; then it is killed. */
  ms: number
  /** Of all its threads together. */
  cpuSeconds: number
  /** Address space, where the system can hold a process to it (Linux). */
  megabytes: number
}

/** `lost`: it was killed, or fell over, once it had begun on the file. */
export type ChildEnd<Answer> = { answer: Answer } | { lost: string }

/** What the child says first, when it could load what it needs. */
const READY = 'ready'

let running = 0
const waiting: (() => void)[] = []

const takeTurn = async (): Promise<() => void> => {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  return () => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** `sh` sets the limits and becomes the child, so that they bind its every thread. */
const LIMITED = 'ulimit -t "$1"; ulimit -v "$2" 2>/dev/null; ulimit -c 0; shift 2; exec "$@"'

const start = (script: string, told: unknown, { cpuSeconds, megabytes }: Bounds) =>
  spawn(
    '/bin/sh',
    [
      ...['-c', LIMITED, 'sh', String(cpuSeconds), String(megabytes * 1024)],
      ...[process.execPath, '--max-old-space-size=384', script],
      JSON.stringify(told),
    ],
    // Nothing of ours in its environment: a decoder that is broken into finds no keys there.
    { cwd: tmpdir(), env: {}, stdio: ['ignore', 'pipe', 'pipe'] },
  )

/**
 * Runs `script`, which prints `ready` and then one line of JSON, within bounds.
 * @throws Error when it could not even begin: that is our trouble, not the file's
 */
export const runBounded = async <Answer>(
  script: string,
  told: unknown,
  bounds: Bounds,
): Promise<ChildEnd<Answer>> => {
  const giveTurn = await takeTurn()
  try {
    return await follow<Answer>(start(script, told, bounds), bounds.ms)
  } finally {
    giveTurn()
  }
}

const follow = <Answer>(child: ReturnType<typeof start>, ms: number): Promise<ChildEnd<Answer>> =>
  new Promise((resolve, reject) => {
    let said = ''
    let complaint = ''
    const kill = setTimeout(() => child.kill('SIGKILL'), ms)
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
      if (said.length > MOST_ANSWER_BYTES) child.kill('SIGKILL')
    })
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk).slice(-2000)
    })
    child.on('error', (error) => {
      clearTimeout(kill)
      reject(error)
    })
    child.on('close', (code, signal) => {
      clearTimeout(kill)
      const [first, answer] = said.split('\n')
      if (first !== READY)
        return reject(
          new Error(`The video reader could not begin (${signal ?? code}): ${complaint}`),
        )
      if (code === 0 && answer) return resolve({ answer: JSON.parse(answer) as Answer })
      resolve({ lost: `${signal ?? code}: ${complaint.split('\n')[0]}` })
    })
  })
