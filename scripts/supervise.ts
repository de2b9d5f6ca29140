import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { pause, waitForEnd } from './processes.ts'

const ROOT = resolve(import.meta.dirname, '..')
const FALLS_ALLOWED = 5
const WINDOW_MS = 60_000
const FIRST_PAUSE_MS = 250

/** Counts how often something fell of late, and so how long to wait before it is tried again. */
export class Falls {
  private at: number[] = []

  /** @returns milliseconds to wait; undefined when it has fallen too often to try again */
  add(now = Date.now()): number | undefined {
    this.at = [...this.at.filter((then) => now - then < WINDOW_MS), now]
    return this.at.length < FALLS_ALLOWED ? FIRST_PAUSE_MS * 2 ** (this.at.length - 1) : undefined
  }
}

export const gaveUp = (name: string): string =>
  `The ${name} ended ${FALLS_ALLOWED} times within a minute. Giving up.`

export interface PartOptions {
  /** As people know it: "app", "sandbox". */
  name: string
  /** What node is given, from the root of the repository. */
  args: string[]
  environment: NodeJS.ProcessEnv
  /** Throws or waits; resolves once the part answers. `isInVain` says when to stop waiting. */
  waitUntilReady: (isInVain: () => boolean) => Promise<void>
  say: (words: string) => void
  /** Called once, when the part falls too often, or never came up: nothing more will be tried. */
  onGivenUp: (words: string) => void
}

/** One child process that is kept running: a kill or a crash is answered with a new one. */
export class SupervisedPart {
  private child: ChildProcess | undefined
  private readonly falls = new Falls()
  private stopping = false
  private givenUp = false
  private wasReady = false

  constructor(private readonly options: PartOptions) {}

  get pid(): number | undefined {
    return this.child?.pid
  }

  /** Resolves when the part answers for the first time; the keeping goes on afterwards. */
  async start(): Promise<void> {
    this.spawn()
    await this.options.waitUntilReady(() => this.givenUp)
    this.wasReady = true
  }

  /** SIGTERM, then SIGKILL once `patience` milliseconds are over. */
  async stop(patience: number): Promise<void> {
    this.stopping = true
    const pid = this.child?.pid
    if (!pid) return
    this.child?.kill('SIGTERM')
    if (await waitForEnd(pid, patience)) return
    this.options.say(`${this.options.name} did not stop within ${patience / 1000} s: ended it`)
    this.child?.kill('SIGKILL')
    await waitForEnd(pid, 2_000)
  }

  private spawn(): void {
    const { args, environment } = this.options
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: environment,
      // Detached: Ctrl-C reaches us alone, and we end the parts in order. The channel tells the
      // part when we are gone, kill -9 included.
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.child = child
    child.once('exit', (code, signal) => void this.answerFall(code, signal))
  }

  private async answerFall(code: number | null, signal: NodeJS.Signals | null): Promise<void> {
    const { name, say } = this.options
    this.child = undefined
    if (this.stopping) return
    if (!this.wasReady && code !== null) {
      this.giveUp(`The ${name} could not start (exit ${code}); its own words are above.`)
      return
    }
    const wait = this.falls.add()
    if (wait === undefined) {
      this.giveUp(gaveUp(name))
      return
    }
    say(`The ${name} ended (${signal ?? `exit ${code}`}): starting it again in ${wait} ms`)
    await pause(wait)
    if (!this.stopping) this.spawn()
  }

  private giveUp(words: string): void {
    this.givenUp = true
    this.options.onGivenUp(words)
  }
}
