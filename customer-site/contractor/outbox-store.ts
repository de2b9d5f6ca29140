/** What is still to be sent, kept on the phone in order; photos too, so not in localStorage. */
import type { JobVerb } from './contractor-api.ts'

export interface Outgoing {
  /** Its place in the queue; given by the store. */
  order?: number
  /** Names it to the server: sent twice, it counts once. */
  key: string
  jobId: string
  verb?: JobVerb
  photo?: Blob
}

const NAME = 'job-sheet'
const STORE = 'outbox'

let opening: Promise<IDBDatabase | null> | undefined
const open = (): Promise<IDBDatabase | null> =>
  new Promise((done) => {
    try {
      const asked = indexedDB.open(NAME, 1)
      asked.onupgradeneeded = () =>
        asked.result.createObjectStore(STORE, { keyPath: 'order', autoIncrement: true })
      asked.onsuccess = () => done(asked.result)
      asked.onerror = () => done(null)
    } catch {
      done(null)
    }
  })

/** Where storage is refused, the queue lasts as long as the page. */
let inMemory: Outgoing[] = []
let nextOrder = 1

const inStore = async <T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> => {
  opening ??= open()
  const database = await opening
  if (!database) return null
  return new Promise((done) => {
    const transaction = database.transaction(STORE, mode)
    const asked = ask(transaction.objectStore(STORE))
    transaction.oncomplete = () => done(asked.result)
    transaction.onabort = () => done(null)
    transaction.onerror = () => done(null)
  })
}

export const outboxStore = {
  all: async (): Promise<Outgoing[]> => [
    ...((await inStore<Outgoing[]>('readonly', (store) => store.getAll())) ?? []),
    ...inMemory,
  ],
  add: async (item: Outgoing): Promise<void> => {
    if ((await inStore('readwrite', (store) => store.add(item))) !== null) return
    inMemory = [...inMemory, { ...item, order: -nextOrder++ }]
  },
  remove: async ({ order = 0 }: Outgoing): Promise<void> => {
    inMemory = inMemory.filter((item) => item.order !== order)
    if (order > 0) await inStore('readwrite', (store) => store.delete(order))
  },
}
