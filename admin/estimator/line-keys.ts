import { useState } from 'react'
import type { DraftAtHand } from '../builder/use-draft.ts'
import { useKeys } from '../pieces/keys.ts'

/** The lines of a quote by keys: arrows choose one; the others change, price or drop the chosen one. */
export function useLineKeys({ draft, does, setPricing }: DraftAtHand): string | undefined {
  const [at, setAt] = useState<string | null>(null)
  const { lines } = draft
  const place = Math.max(
    0,
    lines.findIndex(({ key }) => key === at),
  )
  // What was added last is what is worked on, until the arrows say otherwise.
  const chosen = lines.some(({ key }) => key === at) ? lines[place] : lines.at(-1)
  const go = (by: number) => (event: KeyboardEvent) => {
    if (!chosen) return
    event.preventDefault()
    const next = lines.indexOf(chosen) + by
    setAt(lines[Math.min(lines.length - 1, Math.max(0, next))]?.key ?? null)
  }
  const more = (by: number) => () =>
    chosen &&
    does({
      do: 'change',
      key: chosen.key,
      to: { qty: Math.min(99, Math.max(1, chosen.qty + by)) },
    })
  const drop = () => {
    if (!chosen) return
    setAt(null)
    does({ do: 'remove', key: chosen.key })
  }
  const opens = (what: typeof chosen | 'new') => (event: KeyboardEvent) => {
    if (!what) return
    event.preventDefault()
    setPricing(what)
  }
  useKeys({
    ArrowDown: go(1),
    ArrowUp: go(-1),
    '+': more(1),
    '=': more(1),
    '-': more(-1),
    Delete: drop,
    p: opens(chosen),
    l: opens('new'),
  })
  return chosen?.key
}
