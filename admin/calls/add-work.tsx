import { AutoComplete, Input } from 'antd'
import { useMemo, useState } from 'react'
import type { Skus } from '../../cms/payload-types.ts'
import { unitPriceFor } from '../../domain/pricing.ts'
import { Money } from '../pieces/money.tsx'

const MOST = 8

const matches = (sku: Skus, words: readonly string[]): boolean => {
  const text = [sku.name, sku.code, ...(Array.isArray(sku.synonyms) ? sku.synonyms : [])]
    .join(' ')
    .toLowerCase()
  return words.every((word) => text.includes(word))
}

interface Props {
  book: readonly Skus[]
  modifierPercent: number
  add: (skuId: string) => void
}

/** Work the machine did not hear, out of the price book. */
export function AddWork({ book, modifierPercent, add }: Props) {
  const [typed, setTyped] = useState('')
  const found = useMemo(() => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
    if (words.length === 0) return []
    const named = (sku: Skus) => words.every((word) => sku.name.toLowerCase().includes(word))
    return book
      .filter((sku) => matches(sku, words))
      .sort((a, b) => Number(named(b)) - Number(named(a)))
      .slice(0, MOST)
  }, [book, typed])
  return (
    <AutoComplete
      className="add-work"
      value={typed}
      defaultActiveFirstOption
      options={found.map((sku) => ({
        value: sku.id,
        label: (
          <span className="found">
            <span className="found-name">{sku.name}</span>
            <span />
            <Money pence={unitPriceFor(sku.price, modifierPercent)} />
          </span>
        ),
      }))}
      onChange={setTyped}
      onSelect={(id: string) => {
        add(id)
        setTyped('')
      }}
    >
      <Input aria-label="Add work" placeholder="Add work from the price book" />
    </AutoComplete>
  )
}
