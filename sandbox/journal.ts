import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Kind, Rows } from './rows.ts'

type Op = [kind: Kind, id: string, row: Rows[Kind] | null]

export class JournalClosed extends Error {
  override readonly name = 'JournalClosed'
}

/** Which rows the compaction at start keeps; the rest have served. */
export type Keep = <K extends Kind>(kind: K, row: Rows[K]) => boolean

/**
 * Everything the sandbox knows: rows by kind and id in memory, every change first appended to
 * `sandbox.jsonl`. One commit is one line, so a commit is either wholly there after a `kill -9` or
 * not at all. Rows are never changed in place: read, copy, `put`.
 */
export class Journal {
  private readonly tables = new Map<Kind, Map<string, Rows[Kind]>>()
  private staged: { ops: Op[]; undo: (() => void)[]; after: (() => void)[] } | null = null
  private readonly watchers = new Set<(kinds: ReadonlySet<Kind>) => void>()
  private readonly path: string
  private fd: number
  private length = 0

  /** Opens or creates the journal in `dir`. Throws when a line other than a torn last one is broken. */
  constructor(
    readonly dir: string,
    keep: Keep = () => true,
  ) {
    mkdirSync(dir, { recursive: true })
    this.path = join(dir, 'sandbox.jsonl')
    this.load()
    this.compact(keep)
    this.fd = openSync(this.path, 'a')
  }

  get<K extends Kind>(kind: K, id: string): Rows[K] | undefined {
    return this.table(kind).get(id)
  }

  /** All rows of a kind, oldest first. */
  all<K extends Kind>(kind: K): Rows[K][] {
    return [...this.table(kind).values()]
  }

  put<K extends Kind>(kind: K, row: Rows[K]): Rows[K] {
    this.write(kind, row.id, row)
    return row
  }

  remove(kind: Kind, id: string): void {
    if (this.table(kind).has(id)) this.write(kind, id, null)
  }

  /** Runs `work` as one all-or-nothing change; what it throws undoes it. Synchronous on purpose. */
  commit<T>(work: () => T): T {
    if (this.staged) return work()
    const staged = { ops: [] as Op[], undo: [] as (() => void)[], after: [] as (() => void)[] }
    this.staged = staged
    let result: T
    try {
      result = work()
      if (staged.ops.length) this.append(staged.ops)
    } catch (error) {
      for (const undo of staged.undo.reverse()) undo()
      throw error
    } finally {
      this.staged = null
    }
    for (const after of staged.after) after()
    const kinds = new Set(staged.ops.map(([kind]) => kind))
    if (kinds.size) for (const watcher of this.watchers) watcher(kinds)
    return result
  }

  /** Runs once the current commit is on disk (at once outside a commit). */
  afterCommit(work: () => void): void {
    if (this.staged) this.staged.after.push(work)
    else work()
  }

  /** Tells which kinds changed after each commit; answers with the way to stop. */
  watch(watcher: (kinds: ReadonlySet<Kind>) => void): () => void {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  close(): void {
    closeSync(this.fd)
    this.fd = -1
  }

  private table<K extends Kind>(kind: K): Map<string, Rows[K]> {
    let table = this.tables.get(kind)
    if (!table) {
      table = new Map()
      this.tables.set(kind, table)
    }
    return table as unknown as Map<string, Rows[K]>
  }

  private write(kind: Kind, id: string, row: Rows[Kind] | null): void {
    if (!this.staged) {
      this.commit(() => this.write(kind, id, row))
      return
    }
    const table = this.table(kind)
    const before = table.get(id)
    this.staged.undo.push(() => {
      if (before) table.set(id, before)
      else table.delete(id)
    })
    this.staged.ops.push([kind, id, row])
    if (row) table.set(id, row as never)
    else table.delete(id)
  }

  private append(ops: Op[]): void {
    if (this.fd === -1) throw new JournalClosed('the sandbox journal is closed')
    const line = Buffer.from(`${JSON.stringify(ops)}\n`)
    try {
      for (let at = 0; at < line.length; ) at += writeSync(this.fd, line, at)
      this.length += line.length
    } catch (error) {
      // A full disk must not leave half a line for the next commit to be glued to.
      ftruncateSync(this.fd, this.length)
      throw error
    }
  }

  private load(): void {
    if (!existsSync(this.path)) return
    const bytes = readFileSync(this.path)
    for (let start = 0, line = 1; start < bytes.length; line++) {
      const end = bytes.indexOf(10, start)
      if (end === -1) return // torn: the process died while writing it, so it was never answered
      for (const [kind, id, row] of this.parse(bytes.toString('utf8', start, end), line)) {
        if (row) this.table(kind).set(id, row as never)
        else this.table(kind).delete(id)
      }
      start = end + 1
    }
  }

  private parse(text: string, line: number): Op[] {
    try {
      return JSON.parse(text) as Op[]
    } catch {
      throw new Error(`${this.path} is damaged at line ${line}; move it away to start afresh`)
    }
  }

  private compact(keep: Keep): void {
    const next = `${this.path}.next`
    const fd = openSync(next, 'w')
    for (const [kind, table] of this.tables) {
      for (const [id, row] of table) {
        if (!keep(kind, row as never)) {
          table.delete(id)
          continue
        }
        const line = Buffer.from(`${JSON.stringify([[kind, id, row]])}\n`)
        for (let at = 0; at < line.length; ) at += writeSync(fd, line, at)
        this.length += line.length
      }
    }
    fsyncSync(fd)
    closeSync(fd)
    renameSync(next, this.path)
  }
}
