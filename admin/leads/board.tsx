import type { CrudSort } from '@refinedev/core'
import { useMemo, useRef, useState } from 'react'
import type { Lead } from '../../cms/payload-types.ts'
import { useKeys } from '../pieces/keys.ts'
import { useListUrl } from '../pieces/list-url.ts'
import { useMe } from '../pieces/me.tsx'
import { Page } from '../pieces/page.tsx'
import { STAGES, type Stage } from '../words/states.ts'
import { Column } from './board/column.tsx'
import { WhereTo } from './board/where-to.tsx'
import { commonFilters } from './filters.ts'
import { Narrowing } from './narrowing.tsx'
import { Shape } from './shape.tsx'
import '../styles/board.css'

const NEWEST: CrudSort = { field: 'createdAt', order: 'desc' }

const cardAt = (element: Element | null) => element?.closest<HTMLElement>('[data-lead]') ?? null
/** The card an arrow key leads to; the first one where none has the focus. */
const cardBy = (key: string): Element | null => {
  const card = cardAt(document.activeElement)
  if (!card) return document.querySelector('[data-lead]')
  if (key === 'ArrowDown') return card.nextElementSibling
  if (key === 'ArrowUp') return card.previousElementSibling
  const columns = [...document.querySelectorAll('.board-column')]
  const at = columns.findIndex((column) => column.contains(card))
  const row = [...(card.parentElement?.children ?? [])].indexOf(card)
  const beside = key === 'ArrowRight' ? columns.slice(at + 1) : columns.slice(0, at).reverse()
  const cards = beside
    .map((column) => column.querySelectorAll('[data-lead]'))
    .find(({ length }) => length > 0)
  return cards ? (cards[Math.min(row, cards.length - 1)] ?? null) : null
}

/** Leads by stage: drag a card, or press M on it; what a drop cannot do by itself it offers or explains. */
export function Component() {
  const me = useMe()
  const url = useListUrl(NEWEST)
  const filters = useMemo(() => commonFilters(url, me.id), [url, me.id])
  const [lifted, setLifted] = useState<Lead | null>(null)
  const [asked, setAsked] = useState<{ lead: Lead; stage?: Stage } | null>(null)
  const shown = useRef(new Map<Stage, Lead[]>())
  const arrow = (event: KeyboardEvent) => {
    event.preventDefault()
    cardBy(event.key)?.querySelector('a')?.focus()
  }
  useKeys({
    ArrowDown: arrow,
    ArrowUp: arrow,
    ArrowLeft: arrow,
    ArrowRight: arrow,
    m: (event) => {
      const id = cardAt(document.activeElement)?.dataset.lead
      const lead = [...shown.current.values()].flat().find((one) => one.id === id)
      if (!lead) return
      event.preventDefault()
      setAsked({ lead })
    },
  })
  return (
    <Page
      title="Leads"
      beside={<Shape at="board" />}
      line={
        <>
          Drag a card, or <kbd>M</kbd> on it, to move it on. <kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd>{' '}
          <kbd>→</kbd> go from card to card.
        </>
      }
    >
      <Narrowing url={url} />
      <div className="board">
        {STAGES.map((stage) => (
          <Column
            key={stage}
            stage={stage}
            filters={filters}
            lifted={lifted}
            lift={setLifted}
            drop={(lead, to) => setAsked({ lead, stage: to })}
            found={(name, leads) => shown.current.set(name, leads)}
          />
        ))}
      </div>
      {asked && <WhereTo {...asked} close={() => setAsked(null)} />}
    </Page>
  )
}
