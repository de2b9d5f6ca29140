import type { Scope } from '../../domain/pricing.ts'
import { asRefusal, Refusal, type RefusalCode } from '../api/http.ts'
import {
  alternativesIn,
  type BookingAnswer,
  type PageAnswer,
  type QuoteApi,
  type Slot,
} from '../api/quote.ts'
import { recall, remember } from '../api/remember.ts'
import type { CardDoor } from '../checkout/card-door.ts'
import { createStore } from '../ui/store.ts'
import {
  type Busy,
  heldFrom,
  initialOffer,
  keyOf,
  type OfferState,
  type Problem,
  stepOf,
} from './offer-state.ts'

interface Events {
  booked(booking: BookingAnswer): void
  /** The quote has a newer version, behind another token. */
  moved(token: string): void
  /** Something else happened to the quote meanwhile: ask the server what stands. */
  stale(): Promise<PageAnswer | null>
}

interface Pending {
  holdId: string
  paymentIntentId: string
}

/** Refusals that say: the quote is no longer as this page shows it. */
const MEANWHILE: RefusalCode[] = [
  ...(['STALE', 'CONFLICT', 'INVALID_TRANSITION', 'NOT_FOUND', 'QUOTE_EXPIRED'] as const),
]

/** A place nobody reaches is about the address, not about the time that is kept. */
const atTheAddress = (error: unknown): never => {
  const { code, message } = asRefusal(error)
  throw code === 'SLOT_UNAVAILABLE' ? new Refusal('VALIDATION_ERROR', message) : error
}

/**
 * The way from a quote to a booking, one verb for each thing a customer can do. Verbs run one after
 * another, so two taps never race each other; each may be repeated, so a lost answer costs nothing.
 */
export const createOffer = (page: PageAnswer, api: QuoteApi, events: Events) => {
  const { quote } = page
  const scopeKey = `scope:${quote.token}`
  const paymentKey = `payment:${quote.token}`
  const bookedKey = `booked:${quote.token}`
  const expressKey = `express:${quote.token}`
  const store = createStore<OfferState>(
    initialOffer(quote, page.hold, recall<Scope>(scopeKey), Date.now()),
  )
  const { get, patch } = store
  if (page.hold && recall(expressKey) === page.hold.holdId) patch({ express: true })
  let card: CardDoor | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work)
    queue = turn.catch(() => {})
    return turn
  }

  const refuse = async (refusal: Refusal, at: Problem['at']) => {
    const { code, data, message } = refusal
    if (code === 'QUOTE_SUPERSEDED' && typeof data.token === 'string')
      return events.moved(data.token)
    if (code === 'SLOT_UNAVAILABLE') {
      remember(paymentKey, null)
      return patch({
        ...{ held: null, lapsed: false, changing: false, intent: null, intentKey: '' },
        ...{ lost: get().choosing ?? get().held, alternatives: alternativesIn(data) },
        problem: {
          ...{ at: 'times', title: 'That time has just gone' },
          // The title has said so.
          message: message.replace(/^That time has [^.]*\.\s*/, ''),
        },
      })
    }
    if (MEANWHILE.includes(code)) {
      const now = await events.stale()
      if (!now || now.booking) return
      sync(now)
    }
    if (code === 'VALIDATION_ERROR') {
      // The server sees a need that this page did not: it is asked for like any other.
      if ('startWithinCoolingOff' in data) return patch({ expressAsked: true, express: false })
      if ('address' in data && at === 'card') return patch({ addressNeeded: true })
    }
    // A cancelled payment is of no more use: the next try asks for a fresh one.
    if (code === 'PAYMENT_FAILED') patch({ intentKey: '' })
    const lost = at !== 'times' && !get().held
    patch({ problem: { at: lost ? 'times' : code === 'PAYMENT_FAILED' ? 'card' : at, message } })
  }

  /** One verb at a time, from its first moment: the second tap finds `busy` set and goes away. */
  const run = async (busy: Busy, at: Problem['at'], work: () => Promise<void>) => {
    if (get().busy) return
    patch({ busy, problem: null })
    try {
      await inTurn(work)
    } catch (error) {
      await refuse(asRefusal(error), at)
    } finally {
      patch({ busy: null, choosing: null })
    }
  }

  const sync = (now: PageAnswer) => {
    const { held, busy } = get()
    if (busy === 'paying' || busy === 'confirming') return
    const fresh = now.hold ? heldFrom(now.hold, Date.now()) : null
    patch({
      held: fresh ?? (get().lapsed ? held : null),
      addressNeeded: now.quote.needsAddress,
      ...(fresh ? { lapsed: false } : {}),
    })
  }

  const hold = async (slot: Slot) => {
    const answer = await api.hold(slot, get().scope)
    patch({
      held: heldFrom(answer, Date.now()),
      ...{ lapsed: false, changing: false, alternatives: null, expressAsked: false },
    })
  }

  /** The payment for what is chosen now; asked for again only when that changed. */
  const prepared = async () => {
    const state = get()
    const key = keyOf(state)
    if (state.intent && state.intentKey === key) return state.intent
    if (!state.held) throw new Error('nothing is held')
    const intent = await api.intent(state.held.holdId, state.scope, state.express)
    patch({ intent, intentKey: key })
    return intent
  }

  const prepare = () => {
    if (over || stepOf(quote, get()) !== 'card' || get().lapsed || get().intentKey === keyOf(get()))
      return
    void run('preparing', 'card', async () => void (await prepared()))
  }

  const book = async (pending: Pending) => {
    patch({ busy: 'confirming' })
    const booking = await api.book(pending.holdId, pending.paymentIntentId)
    over = true
    remember(paymentKey, null)
    // Other tabs on this link hear of it through storage and show the booking too.
    remember(bookedKey, booking.reference)
    events.booked(booking)
  }

  return {
    ...{ get, subscribe: store.subscribe, sync },
    takeCard: (door: CardDoor | null) => {
      card = door
    },

    setScope: (scope: Scope) => {
      patch({ scope, alternatives: null })
      remember(scopeKey, scope)
      clearTimeout(timer)
      timer = setTimeout(prepare, 350)
    },

    choose: async (slot: Slot) => {
      if (get().busy) return
      patch({ choosing: slot })
      await run('holding', 'times', () => hold(slot))
      prepare()
    },

    /** Renews the hold, or takes the same time again after it ran out. */
    keep: async () => {
      const { held } = get()
      if (!held) return
      await run('keeping', 'page', () => hold(held))
      prepare()
    },

    lapse: () => patch({ lapsed: true }),
    change: () => patch({ changing: true, problem: null }),
    keepChosen: () => patch({ changing: false }),

    saveAddress: async (address: string, postcode: string) => {
      await run('saving', 'details', async () => {
        const { holdKept } = await api.address(address, postcode).catch(atTheAddress)
        patch({ addressNeeded: false })
        const { held } = get()
        // A time kept for a rough place is let go when the exact one is known: taken again at once.
        if (held && holdKept === false) await hold(held)
      })
      prepare()
    },

    setExpress: (express: boolean) => {
      patch({ express })
      remember(expressKey, express ? get().held?.holdId : null)
      prepare()
    },
    prepare,

    pay: () =>
      run('paying', 'card', async () => {
        const { held, lapsed } = get()
        if (held && (lapsed || held.endsAt < Date.now())) await hold(held)
        const intent = await prepared()
        const holdId = get().held?.holdId
        if (!holdId || !card) return
        const pending = { holdId, paymentIntentId: intent.paymentIntentId }
        remember(paymentKey, pending)
        const outcome = await card.confirm(intent)
        if (outcome.kind === 'authorised') return book(pending)
        if (outcome.kind !== 'unknown') remember(paymentKey, null)
        if ('message' in outcome) patch({ problem: { at: 'card', message: outcome.message } })
      }),

    /** After a reload in the middle of paying: what became of it. */
    resume: async () => {
      const back = new URLSearchParams(location.search).get('payment_intent')
      const holdId = get().held?.holdId
      const pending =
        recall<Pending>(paymentKey) ?? (back && holdId ? { holdId, paymentIntentId: back } : null)
      if (pending)
        await run('confirming', 'page', async () => {
          await book(pending).catch((error: unknown) => {
            if (asRefusal(error).code === 'OFFLINE') throw error
            remember(paymentKey, null)
            // Nothing was authorised yet: the card form is simply shown again.
            if (asRefusal(error).code !== 'PAYMENT_FAILED') throw error
          })
        })
      // Booked on this device while this page was on its way: what it says is of before.
      else if (recall(bookedKey) && (await events.stale())?.booking) return
      prepare()
    },
  }
}
export type Offer = ReturnType<typeof createOffer>
