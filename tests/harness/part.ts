import { type ChildProcess, spawn } from 'node:child_process'
import { buildServer } from '../../scripts/build-server.ts'
import { pause, waitForEnd } from '../../scripts/processes.ts'
import { ROOT } from './run-script.ts'

export interface PartOptions {
  /** What is run, built as `npm start` builds it: `cms/server.ts`, `scripts/run-sandbox.ts`. */
  file: string
  environment: NodeJS.ProcessEnv
  /** Answers 200 when the part is ready. */
  readyUrl: string
}

/** One server process of a running business, which a test may kill and bring back. */
export class Part {
  private child: ChildProcess | undefined
  private printed = ''

  constructor(private readonly options: PartOptions) {}

  /** Everything it wrote to stdout and stderr, over all its lives. */
  get output(): string {
    return this.printed
  }

  get pid(): number | undefined {
    return this.child?.pid
  }

  async start(): Promise<void> {
    const { file, environment } = this.options
    const { argsFor } = await buildServer()
    // With the channel it notices the end of the test run, however that comes.
    const child = spawn(process.execPath, argsFor(file), {
      cwd: ROOT,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.child = child
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        this.printed += chunk
      })
    }
    await this.waitUntilReady(child)
  }

  /** kill -9: no goodbye, nothing flushed. */
  async kill(): Promise<void> {
    await this.signal('SIGKILL', 5_000)
  }

  async stop(): Promise<void> {
    if (!(await this.signal('SIGTERM', 12_000))) await this.kill()
  }

  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  private async signal(signal: NodeJS.Signals, patience: number): Promise<boolean> {
    const pid = this.child?.pid
    if (!pid) return true
    this.child?.kill(signal)
    const ended = await waitForEnd(pid, patience)
    if (ended) this.child = undefined
    return ended
  }

  private async waitUntilReady(child: ChildProcess): Promise<void> {
    const { file, readyUrl } = this.options
    for (const deadline = Date.now() + 90_000; Date.now() < deadline; await pause(50)) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`${file} ended before it was ready:\n${this.printed}`)
      const answer = await fetch(readyUrl).catch(() => undefined)
      await answer?.body?.cancel()
      if (answer?.ok) return
    }
    await this.kill()
    throw new Error(`${file} was not ready after 90 s:\n${this.printed}`)
  }
}
