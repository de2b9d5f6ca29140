import { asRefusal, type RefusalCode } from '../api/http.ts'
import { createStore } from '../ui/store.ts'
import { contractorApi, type Job, type JobVerb } from './contractor-api.ts'
import { type Outgoing, outboxStore } from './outbox-store.ts'

export interface OutboxState {
  waiting: Outgoing[]
  sending: boolean
  /** Why something that was sent was refused, by job. */
  refused: Record<string, string>
}

/** The item stays, and is tried again: nothing was decided about it. */
const LATER: RefusalCode[] = ['OFFLINE', 'UNAVAILABLE', 'RATE_LIMITED', 'UNAUTHORIZED']

const AFTER: Record<JobVerb, Job['status']> = {
  'on-the-way': 'on_the_way',
  start: 'started',
  finish: 'done',
}

/** Where a job stands as far as this phone knows: what is still to be sent included. */
export const statusOf = (job: Job, waiting: Outgoing[]): Job['status'] => {
  const last = waiting.findLast(({ jobId, verb }) => jobId === job.id && verb)
  return last?.verb ? AFTER[last.verb] : job.status
}

const send = ({ jobId, key, verb, photo }: Outgoing) =>
  photo ? contractorApi.sendPhoto(jobId, key, photo) : contractorApi.move(jobId, verb ?? 'start')

const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

/**
 * What a contractor says about a job goes here first and from here to the server, in order: without
 * a signal it waits on the phone, also through a reload, and is sent once there is one.
 */
export const createOutbox = () => {
  const { get, patch, subscribe } = createStore<OutboxState>({
    ...{ waiting: [], sending: false, refused: {} },
  })
  const look = async () => patch({ waiting: await outboxStore.all() })

  const sendAll = async (): Promise<boolean> => {
    let sent = false
    for (const item of await outboxStore.all()) {
      try {
        await send(item)
      } catch (error) {
        const { code, message } = asRefusal(error)
        if (LATER.includes(code)) break
        patch({ refused: { ...get().refused, [item.jobId]: message } })
      }
      sent = true
      await outboxStore.remove(item)
      await look()
    }
    return sent
  }

  /** Sends what waits; two tabs of one phone take turns. Answers whether anything left it. */
  const flush = async (): Promise<boolean> => {
    await look()
    if (get().sending || get().waiting.length === 0) return false
    patch({ sending: true })
    try {
      return await (navigator.locks ? navigator.locks.request('outbox', sendAll) : sendAll())
    } finally {
      patch({ sending: false })
      await look()
    }
  }

  const forget = ({ refused }: OutboxState, jobId: string) => {
    const { [jobId]: _gone, ...rest } = refused
    return rest
  }

  return {
    ...{ get, subscribe, flush },
    say: async (jobId: string, verb: JobVerb, photos: Blob[] = []) => {
      patch({ refused: forget(get(), jobId) })
      // Having set out is no news any more once the work has begun.
      if (verb === 'start')
        for (const item of await outboxStore.all())
          if (item.jobId === jobId && item.verb === 'on-the-way') await outboxStore.remove(item)
      await outboxStore.add({ key: newKey(), jobId, verb })
      for (const photo of photos) await outboxStore.add({ key: newKey(), jobId, photo })
      await look()
    },
  }
}
export type Outbox = ReturnType<typeof createOutbox>
