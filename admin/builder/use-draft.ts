import { useWarnAboutChange } from '@refinedev/core'
import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { Lead, Quote, Skus } from '../../cms/payload-types.ts'
import type { Settings } from '../../domain/settings.ts'
import { type Change, change, type DraftLine, priced } from './draft.ts'
import { type Next, useSaveQuote } from './save.ts'
import { startOf } from './start.ts'

export interface Building {
  lead: Lead
  book: Skus[]
  settings: Settings
  /** The version this one grows from, if any. */
  from: Quote | undefined
}

/** A quote being built, on whichever screen: its lines, its price, and how it is saved or sent. */
export function useDraft({ lead, book, settings, from }: Building, next?: Next) {
  const modifierPercent = settings.priceModifiers[lead.customerType ?? 'homeowner']
  const [draft, dispatch] = useReducer(
    change,
    { lead, quote: from, book, modifierPercent },
    startOf,
  )
  /** The line whose price is being set by hand. */
  const [pricing, setPricing] = useState<DraftLine | 'new' | null>(null)
  const { save, busy, problems } = useSaveQuote(lead.id, next)
  const { setWarnWhen } = useWarnAboutChange()
  const latest = useRef(draft)
  latest.current = draft
  useEffect(() => () => setWarnWhen?.(false), [setWarnWhen])

  const does = (how: Change) => {
    setWarnWhen?.(true)
    dispatch(how)
  }
  const quote = useMemo(() => priced(draft, settings), [draft, settings])
  const taken = useMemo(
    () => new Map(draft.lines.flatMap(({ skuId, qty }) => (skuId ? [[skuId, qty] as const] : []))),
    [draft],
  )
  const ready = quote.lineItems.length > 0 && busy === null
  const submit = (andSend: boolean) => ready && void save(latest.current, andSend)
  return {
    modifierPercent,
    draft,
    does,
    quote,
    taken,
    pricing,
    setPricing,
    busy,
    problems,
    ready,
    submit,
  }
}

export type DraftAtHand = ReturnType<typeof useDraft>
