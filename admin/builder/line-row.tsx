import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber } from 'antd'
import { formatPence } from '../../domain/money.ts'
import { SURE } from '../leads/detection.ts'
import { Confidence } from '../leads/job-card.tsx'
import { Money } from '../pieces/money.tsx'
import { minutesInWords } from '../words/time.ts'
import { type Change, type DraftLine, isByHand } from './draft.ts'

interface Props {
  line: DraftLine
  /** The keys of the screen work on this one. */
  chosen?: boolean
  /** Extras can be offered only in a price with extras. */
  extras: boolean
  asExtra: boolean
  problem: string | undefined
  change: (how: Change) => void
  /** Opens the dialog for a price by hand; absent for roles that may not. */
  reprice?: () => void
}

export function LineRow({ line, chosen, extras, asExtra, problem, change, reprice }: Props) {
  const to = (values: Partial<DraftLine>) => change({ do: 'change', key: line.key, to: values })
  const unsure = line.confidence !== null && line.confidence < SURE
  return (
    <li
      className={`line${unsure ? ' unsure' : ''}${chosen ? ' chosen' : ''}`}
      aria-current={chosen || undefined}
    >
      <InputNumber
        size="small"
        min={1}
        max={99}
        precision={0}
        className="line-qty"
        aria-label={`How many: ${line.description}`}
        value={line.qty}
        onChange={(qty) => to({ qty: qty ?? 1 })}
      />
      <div className="line-what">
        <Input.TextArea
          variant="borderless"
          autoSize
          aria-label="What the customer reads"
          maxLength={300}
          value={line.description}
          onChange={({ target }) => to({ description: target.value })}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        <small className="line-note">
          <span className="figures">
            {formatPence(line.price)} each · {minutesInWords(line.minutes * line.qty)}
          </span>
          {reprice && (
            <Button
              size="small"
              type="link"
              aria-label={`Another price for ${line.description}`}
              icon={<EditOutlined />}
              onClick={reprice}
            >
              Another price
            </Button>
          )}
        </small>
        {unsure && (
          <small className="line-note">
            <Confidence percent={line.confidence ?? 0} /> Please confirm with the customer
            <Button size="small" type="link" onClick={() => to({ confidence: null })}>
              It is right
            </Button>
          </small>
        )}
        {isByHand(line) && (
          <small className="line-note">
            {line.bookPrice === null
              ? 'Not in the book'
              : `The book says ${formatPence(line.bookPrice)}`}
            : {line.reason}
          </small>
        )}
        {problem && (
          <small className="line-problem" role="alert">
            {problem}
          </small>
        )}
      </div>
      <span className="line-extra">
        {extras && (
          <Checkbox checked={asExtra} onChange={({ target }) => to({ extra: target.checked })}>
            Extra
          </Checkbox>
        )}
        {asExtra && (
          <Checkbox
            checked={line.recommended}
            onChange={({ target }) => to({ recommended: target.checked })}
          >
            Recommended
          </Checkbox>
        )}
      </span>
      <b className="line-sum">
        <Money pence={line.price * line.qty} />
      </b>
      <Button
        size="small"
        type="text"
        aria-label={`Take ${line.description} off`}
        icon={<DeleteOutlined />}
        onClick={() => change({ do: 'remove', key: line.key })}
      />
    </li>
  )
}
