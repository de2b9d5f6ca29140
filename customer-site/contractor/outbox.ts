import { asRefusal, type RefusalCode } from '../api/http.ts'
import { createStore } from '../ui/store.ts'
import { contractorApi, type Job, type JobVerb } from './contractor-api.ts'
import { type Outgoing, outboxStore } from './outbox-store.ts'

export interface OutboxState {
  waiting: Outgoing[]
  sending: boolean
  /** Why something that was sent was refused, by job. */
  refused: Record<string, string>
  /** Where the server has agreed that a job is: its sheet may not have been asked for again yet. */
  reached: Record<string, Job['status']>
}

/** The item stays, and is tried again: nothing was decided about it. */
const LATER: RefusalCode[] = ['OFFLINE', 'UNAVAILABLE', 'RATE_LIMITED', 'UNAUTHORIZED']

const AFTER: Record<JobVerb, Job['status']> = {
  'on-the-way': 'on_the_way',
  start: 'started',
  finish: 'done',
}

const ON_ITS_WAY: Job['status'][] = ['on_the_way', 'started', 'done']

/** Where a job stands as far as this phone knows: what was just sent, or is still to be, included. */
export const statusOf = (
  job: Job,
  { waiting, reached }: Pick<OutboxState, 'waiting' | 'reached'>,
): Job['status'] => {
  const last = waiting.findLast(({ jobId, verb }) => jobId === job.id && verb)
  const known = [last?.verb && AFTER[last.verb], reached[job.id], job.status]
  return ON_ITS_WAY.findLast((status) => known.includes(status)) ?? job.status
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
    ...{ waiting: [], sending: false, refused: {}, reached: {} },
  })
  const look = async () => patch({ waiting: await outboxStore.all() })

  const sendAll = async (): Promise<boolean> => {
    let sent = false
    for (const item of await outboxStore.all()) {
      try {
        await send(item)
        if (item.verb) patch({ reached: { ...get().reached, [item.jobId]: AFTER[item.verb] } })
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

  /** Something was pressed while the sending went on: it goes round once more. */
  let again = false

  const sendInTurn = async (): Promise<boolean> => {
    let sent = false
    do {
      again = false
      const left = await (navigator.locks ? navigator.locks.request('outbox', sendAll) : sendAll())
      sent ||= left
    } while (again)
    return sent
  }

  /** Sends what waits; two tabs of one phone take turns. Answers whether anything left it. */
  const flush = async (): Promise<boolean> => {
    await look()
    if (get().waiting.length === 0) return false
    if (get().sending) {
      again = true
      return false
    }
    patch({ sending: true })
    try {
      return await sendInTurn()
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
