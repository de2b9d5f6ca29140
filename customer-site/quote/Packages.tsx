import { useEffect, useRef } from 'react'
import { formatPence } from '../../domain/money.ts'
import { type Package, packagesOf, type Tier } from '../../domain/pricing.ts'
import type { QuoteAnswer } from '../api/quote.ts'
import { afterPaint } from '../ui/after-paint.ts'
import { Icon } from '../ui/icons.tsx'

const SUGGESTED: Tier = 'hassle_free'

/** What every package has is said once; a card lists only where it differs. */
export const differences = (packages: Package[]) => {
  const shared = (packages[0]?.includes ?? []).filter((item) =>
    packages.every((other) => other.includes.includes(item)),
  )
  const cards = packages.map((one, index) => ({
    ...one,
    lines: one.includes
      .filter((item) => !shared.includes(item))
      .map((item) => ({
        item,
        added: !!packages[index - 1] && !packages[index - 1]?.includes.includes(item),
      })),
  }))
  return { shared, cards }
}

interface PackagesProps {
  quote: QuoteAnswer
  tier: Tier | null
  disabled: boolean
  onChoose: (tier: Tier) => void
}

export const Packages = ({ quote, tier, disabled, onChoose }: PackagesProps) => {
  const list = useRef<HTMLDivElement>(null)
  const { shared, cards } = differences(packagesOf(quote))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen card is what `tier` says
  useEffect(() => {
    const show = () => {
      const box = list.current
      const card = box?.querySelector<HTMLElement>('.chosen')
      if (box && card) box.scrollLeft = card.offsetLeft - (box.clientWidth - card.clientWidth) / 2
    }
    const callOff = afterPaint(show)
    addEventListener('resize', show)
    return () => {
      callOff()
      removeEventListener('resize', show)
    }
  }, [tier])
  return (
    <section>
      <fieldset className="packages" disabled={disabled}>
        <legend>
          <h2>Choose your package</h2>
          {shared.length > 0 && <p className="hint">In every package: {inWords(shared)}.</p>}
        </legend>
        <div className="carousel" ref={list}>
          {cards.map((card) => (
            <label key={card.tier} className={card.tier === tier ? 'package chosen' : 'package'}>
              <span className="package-head">
                <input
                  type="radio"
                  name="package"
                  checked={card.tier === tier}
                  onChange={() => onChoose(card.tier)}
                />
                <strong>{card.name}</strong>
                {card.tier === SUGGESTED && <span className="pill">Suggested</span>}
              </span>
              <span className="price">{formatPence(card.price)}</span>
              <span className="includes">
                {card.lines.map(({ item, added }) => (
                  <span key={item} className={added ? 'added' : undefined}>
                    <Icon name={added ? 'plus' : 'tick'} size={18} />
                    {item}
                  </span>
                ))}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </section>
  )
}

const inWords = (items: string[]): string =>
  items.map((item) => item.charAt(0).toLowerCase() + item.slice(1)).join(', ')
