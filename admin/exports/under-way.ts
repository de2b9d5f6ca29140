import type { CrudFilter } from '@refinedev/core'
import { stringify } from 'qs-esm'
import { useSyncExternalStore } from 'react'
import { COUNTED_TO } from '../../domain/counting.ts'
import type { ColumnsOf } from '../../domain/exports.ts'
import { call, sentenceOf } from '../api/call.ts'
import { announce } from '../api/live-feed.ts'
import { whereOf } from '../api/where.ts'

export type ExportedList = keyof ColumnsOf

export interface Export {
  list: ExportedList
  /** Of the rows there were about when it began. */
  percent: number
  state: 'going' | 'done' | 'failed'
  /** Why it failed, in a sentence. */
  why?: string
  stop: () => void
}

/** What is being fetched goes on from screen to screen: it belongs to the desk, not to a list. */
let exports: readonly Export[] = []
const watchers = new Set<() => void>()

const change = (next: readonly Export[]) => {
  exports = next
  for (const watcher of watchers) watcher()
}
const set = (list: ExportedList, to: Partial<Export>) =>
  change(exports.map((one) => (one.list === list ? { ...one, ...to } : one)))

export const forget = (list: ExportedList): void =>
  change(exports.filter((one) => one.list !== list))

const watch = (watcher: () => void) => {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}

export const useExports = (): readonly Export[] => useSyncExternalStore(watch, () => exports)

/** Whether the list of my exports is open. */
export const useShown = (): boolean => useSyncExternalStore(watch, () => shown)

/** Rows in what has come so far; a line break inside a value counts too much, so it never says 100. */
const linesIn = (chunk: Uint8Array) => chunk.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0)

/** So much is put aside at once; what is put aside the browser may keep on its disk. */
const ASIDE_BYTES = 4_000_000

const fetchAll = async (list: ExportedList, filters: CrudFilter[], signal: AbortSignal) => {
  const answer = await fetch(`/api/export/${list}${asQuery(filters)}`, {
    signal,
    credentials: 'same-origin',
  })
  if (!answer.ok || !answer.body) throw new Error('The list could not be read. Try again.')
  const total = Number(answer.headers.get('x-rows')) || 1
  const aside: Blob[] = []
  let parts: BlobPart[] = []
  let bytes = 0
  let rows = 0
  const reader = answer.body.getReader()
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    const chunk = value as Uint8Array<ArrayBuffer>
    parts.push(chunk)
    bytes += chunk.byteLength
    if (bytes > ASIDE_BYTES) {
      aside.push(new Blob(parts))
      parts = []
      bytes = 0
    }
    rows += linesIn(chunk)
    set(list, { percent: Math.min(99, Math.round((rows / total) * 100)) })
  }
  return new Blob([...aside, ...parts], { type: 'text/csv' })
}

const save = (file: Blob, name: string) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

let shown = false

/** Opens and shuts the list of my exports, from wherever one is. */
export const showMyExports = (next: boolean): void => {
  shown = next
  for (const watcher of watchers) watcher()
}

const asQuery = (filters: CrudFilter[]) =>
  stringify({ where: whereOf(filters) }, { addQueryPrefix: true, encodeValuesOnly: true })

/**
 * Every row the filters ask for as a file. A short list is fetched here, behind whatever is done
 * meanwhile, one file of a list at a time; a long one is written by the server, whatever becomes of
 * this window. @throws RequestFailed where that was refused
 */
export const startExport = async (list: ExportedList, filters: CrudFilter[]): Promise<void> => {
  if (exports.some((one) => one.list === list && one.state === 'going')) return
  const { totalDocs } = await call<{ totalDocs: number }>(`/${list}/count${asQuery(filters)}`)
  if (totalDocs <= COUNTED_TO) return fetchHere(list, filters)
  await call(`/export/${list}`, { method: 'POST', body: { where: whereOf(filters) } })
  announce(['list-exports'])
  showMyExports(true)
}

const fetchHere = async (list: ExportedList, filters: CrudFilter[]): Promise<void> => {
  const going = new AbortController()
  const stop = () => going.abort()
  change([
    ...exports.filter((one) => one.list !== list),
    { list, percent: 0, state: 'going', stop },
  ])
  try {
    save(await fetchAll(list, filters, going.signal), `${list}.csv`)
    set(list, { state: 'done', percent: 100 })
  } catch (error) {
    if (going.signal.aborted) forget(list)
    else set(list, { state: 'failed', why: sentenceOf(error) })
  }
}
