import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { Skus } from '../../cms/payload-types.ts'
import { unitPriceFor } from '../../domain/pricing.ts'
import { groupBy } from '../pieces/group.ts'
import { useKeys } from '../pieces/keys.ts'
import { Money } from '../pieces/money.tsx'
import { minutesInWords } from '../words/time.ts'

interface Props {
  book: readonly Skus[]
  modifierPercent: number
  /** How many of each are on the quote already. */
  taken: ReadonlyMap<string, number>
  add: (sku: Skus) => void
  /** Lists nothing until something is typed, and leaves the keys to the screen until `/` is pressed. */
  quiet?: boolean
}

const wordsOf = (sku: Skus): string =>
  [sku.name, sku.code, sku.category, ...(Array.isArray(sku.synonyms) ? sku.synonyms : [])]
    .join(' ')
    .toLowerCase()

/** The price book: typing narrows it, Enter takes the first, the arrows choose another. */
export function Book({ book, modifierPercent, taken, add, quiet = false }: Props) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const box = useRef<InputRef>(null)
  const searchable = useMemo(() => book.map((sku) => ({ sku, words: wordsOf(sku) })), [book])
  const found = useMemo(() => {
    const asked = typed.toLowerCase().split(/\s+/).filter(Boolean)
    const has = (text: string) => asked.every((word) => text.includes(word))
    const fitting = searchable.filter(({ words }) => has(words)).map(({ sku }) => sku)
    // What is called so itself goes before what is also called so; a category stays together.
    const called = fitting.filter(({ name }) => has(name.toLowerCase()))
    const ranked = [...called, ...fitting.filter((sku) => !called.includes(sku))]
    return groupBy(ranked, ({ category }) => category).flatMap(([, among]) => among)
  }, [searchable, typed])
  const chosen = typed ? found[Math.min(at, found.length - 1)] : undefined
  useKeys({
    '/': (event) => {
      event.preventDefault()
      box.current?.focus()
    },
  })
  const take = (sku: Skus | undefined) => {
    if (!sku) return
    add(sku)
    setTyped('')
    setAt(0)
  }
  return (
    <section className={quiet ? 'book quiet' : 'book'} aria-label="Price book">
      <Input
        ref={box}
        autoFocus={!quiet}
        allowClear
        prefix={<SearchOutlined className="faint" />}
        aria-label="Find in the price book"
        aria-keyshortcuts="/"
        placeholder="Find work: tap, door, shelf…"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) take(chosen)
          else if (event.key === 'ArrowDown') setAt((was) => Math.min(was + 1, found.length - 1))
          else if (event.key === 'ArrowUp') setAt((was) => Math.max(was - 1, 0))
          else if (event.key === 'Escape' && quiet) box.current?.blur()
          else return
          event.preventDefault()
        }}
      />
      <div className="book-list" hidden={quiet && !typed}>
        {groupBy(found, ({ category }) => category).map(([category, among]) => (
          <div key={category}>
            <h3>{category}</h3>
            <ul>
              {among.map((sku) => {
                const count = taken.get(sku.id)
                return (
                  <li key={sku.id} className={sku === chosen ? 'chosen' : undefined}>
                    <button type="button" onClick={() => add(sku)}>
                      <span>
                        <span className="unseen">Add </span>
                        {sku.name} <small className="figures">{minutesInWords(sku.minutes)}</small>
                        {count ? <span className="book-count">{count}</span> : null}
                      </span>
                      <Money pence={unitPriceFor(sku.price, modifierPercent)} />
                    </button>
                  </li>
                )
              })}
            </ul>
          </div>
        ))}
        {found.length === 0 && (
          <p className="muted book-none">
            Nothing in the book is called “{typed}”.{' '}
            <Button type="link" size="small" onClick={() => setTyped('')}>
              Show all
            </Button>
          </p>
        )}
      </div>
    </section>
  )
}
