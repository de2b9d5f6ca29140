import { NO_CHOICE } from '../../domain/pricing.ts'
import { asRefusal } from '../api/http.ts'
import type { IntentAnswer, QuoteApi } from '../api/quote.ts'
import type { CardDoor, Till } from '../checkout/card-door.ts'
import { createStore } from '../ui/store.ts'

interface State {
  intent: IntentAnswer | null
  busy: boolean
  problem: string
}

/** A deposit the bank did not let through after the booking stood: paid again, at the same till. */
export const createPayAgain = (api: QuoteApi, holdId: string, paid: () => Promise<unknown>) => {
  const { get, patch, subscribe } = createStore<State>({ intent: null, busy: false, problem: '' })
  let card: CardDoor | null = null
  const run = async (work: () => Promise<void>) => {
    if (get().busy) return
    patch({ busy: true, problem: '' })
    try {
      await work()
    } catch (error) {
      patch({ problem: asRefusal(error).message })
    } finally {
      patch({ busy: false })
    }
  }
  const till: Till = {
    takeCard: (door) => {
      card = door
    },
    pay: () =>
      run(async () => {
        const { intent } = get()
        if (!intent || !card) return
        const outcome = await card.confirm(intent)
        if ('message' in outcome) patch({ problem: outcome.message })
        if (outcome.kind !== 'authorised') return
        await api.book(holdId, intent.paymentIntentId)
        await paid()
      }),
  }
  return {
    ...{ get, subscribe, till },
    prepare: () => run(async () => patch({ intent: await api.intent(holdId, NO_CHOICE, false) })),
  }
}
