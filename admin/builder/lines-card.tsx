import { PlusOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import type { ReactNode } from 'react'
import type { QuoteStyle } from '../../domain/pricing.ts'
import { Card } from '../pieces/card.tsx'
import { useMe } from '../pieces/me.tsx'
import { optionsOf, STYLE_WORDS } from '../words/vocabulary.ts'
import { ByHand } from './by-hand.tsx'
import { blankLine, isExtra } from './draft.ts'
import { LineRow } from './line-row.tsx'
import { Totals } from './totals.tsx'
import type { DraftAtHand } from './use-draft.ts'

interface Props {
  at: DraftAtHand
  /** What stands here while nothing is on the quote. */
  empty: ReactNode
  /** The line the keys work on. */
  chosen?: string
}

/** The lines of the quote and what they come to. */
export function LinesCard({ at, empty, chosen }: Props) {
  const me = useMe()
  const { draft, quote, does, problems, pricing, setPricing } = at
  return (
    <>
      <Card
        title="Lines"
        actions={
          <Segmented<QuoteStyle>
            aria-label="Kind of quote"
            size="small"
            value={draft.style}
            options={optionsOf(STYLE_WORDS)}
            onChange={(style) => does({ do: 'style', style })}
          />
        }
      >
        {draft.lines.length === 0 ? (
          <p className="muted">{empty}</p>
        ) : (
          <ul className="lines">
            {draft.lines.map((line) => (
              <LineRow
                key={line.key}
                line={line}
                chosen={line.key === chosen}
                extras={draft.style === 'fixed_optionals'}
                asExtra={isExtra(draft, line)}
                problem={problems[line.key]}
                change={does}
                reprice={me.may('priceByHand') ? () => setPricing(line) : undefined}
              />
            ))}
          </ul>
        )}
        {me.may('priceByHand') && (
          <Button
            size="small"
            type="text"
            icon={<PlusOutlined />}
            onClick={() => setPricing('new')}
          >
            A line that is not in the book
          </Button>
        )}
        <Totals draft={draft} quote={quote} />
      </Card>
      {pricing && (
        <ByHand
          line={pricing === 'new' ? undefined : pricing}
          close={() => setPricing(null)}
          done={(values) =>
            pricing === 'new'
              ? does({ do: 'add', line: blankLine(values) })
              : does({ do: 'change', key: pricing.key, to: values })
          }
        />
      )}
    </>
  )
}
