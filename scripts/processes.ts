import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'

/** Something in the way that a person can put right. Printed as words, without a stack. */
export class Refusal extends Error {
  override name = 'Refusal'
}

const SYSTEM_WORDS: Record<string, string> = {
  ENOSPC: 'The disk is full',
  EDQUOT: 'The disk quota is used up',
  EROFS: 'The file system may only be read',
  EACCES: 'This user may not go there',
  EPERM: 'This user may not do that',
}

/** What to tell the person at the terminal: plain words where we have them, else the stack. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof Refusal || error.name === 'EnvError') return error.message
  const { code = '' } = error as NodeJS.ErrnoException
  const known = SYSTEM_WORDS[code]
  return known ? `${known} (${error.message}).` : (error.stack ?? error.message)
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Dead, but nobody has asked for its exit code yet, as under a container's idle first process. */
function isZombie(pid: number): boolean {
  try {
    return / Z /.test(
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.slice(0, 3) ?? '',
    )
  } catch {
    return false
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * The command line of a process, '' when there is none. A pid alone proves nothing: after a
 * reboot it may belong to a stranger.
 */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    try {
      return execFileSync('ps', ['-p', String(pid), '-o', 'args='], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim()
    } catch {
      return ''
    }
  }
}

/** Waits until the process is gone; false when it still lives after `milliseconds`. */
export async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false
    await pause(20)
  }
  return true
}

const tryListen = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.unref()
    server.once('error', reject)
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })

/** A port nobody listens on just now, loopback. */
export const freePort = (): Promise<number> => tryListen(0, '127.0.0.1')

const answers = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 })
    const settle = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('timeout', () => settle(false))
  })

/**
 * Whether a server may listen on the port. Looks both ways: another server may hold the port on
 * an address that would still let us bind, and the browser would then reach the wrong one.
 */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  try {
    await tryListen(port, host)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES')
      throw new Refusal(`Port ${port} needs more rights than this user has. Pick one above 1023.`)
    return false
  }
  const taken = await Promise.all(['127.0.0.1', '::1'].map((address) => answers(port, address)))
  return !taken.includes(true)
}
