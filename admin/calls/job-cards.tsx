import { CheckOutlined, CloseOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { unitPriceFor } from '../../domain/pricing.ts'
import { Confidence } from '../leads/job-card.tsx'
import { Money } from '../pieces/money.tsx'
import type { Decide, Job } from './work.ts'

interface Props {
  jobs: readonly Job[]
  at: string | null
  modifierPercent: number
  choose: (skuId: string) => void
  act: (how: Decide) => void
}

const VERDICT_WORDS = { accepted: 'In the quote', rejected: 'Left out', asked: 'Please confirm' }

function JobCard({
  job,
  open,
  modifierPercent,
  choose,
  act,
}: Omit<Props, 'jobs' | 'at'> & { job: Job; open: boolean }) {
  const { skuId, name, quantity, confidence, evidence, verdict, sku } = job
  const card = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  const price = sku ? unitPriceFor(sku.price, modifierPercent) * quantity : null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows choose a card, every button is its own
    <li
      ref={card}
      className={`heard-job ${verdict}`}
      aria-current={open || undefined}
      onClick={() => choose(skuId)}
    >
      <div className="heard-name">
        <b>{name}</b>
        <small className={`verdict ${verdict}`}>{VERDICT_WORDS[verdict]}</small>
      </div>
      <span className="heard-price">{verdict === 'rejected' ? null : <Money pence={price} />}</span>
      <div className="heard-why">
        {evidence ? <q className="cut">{evidence}</q> : <span>Added by hand</span>}
        {confidence !== null && <Confidence percent={confidence} />}
      </div>
      <div className="heard-actions">
        <Button
          size="small"
          icon={<MinusOutlined />}
          aria-label={`One less: ${name}`}
          disabled={quantity <= 1}
          onClick={() => act({ do: 'quantity', skuId, quantity: quantity - 1 })}
        />
        <output className="figures" aria-label={`How many: ${name}`}>
          {quantity}
        </output>
        <Button
          size="small"
          icon={<PlusOutlined />}
          aria-label={`One more: ${name}`}
          onClick={() => act({ do: 'quantity', skuId, quantity: quantity + 1 })}
        />
        <Button
          size="small"
          className="push"
          type={verdict === 'accepted' ? 'primary' : 'default'}
          icon={<CheckOutlined />}
          aria-label={`In the quote: ${name}`}
          aria-pressed={verdict === 'accepted'}
          onClick={() => act({ do: 'accept', skuId })}
        />
        <Button
          size="small"
          icon={<CloseOutlined />}
          aria-label={`Leave out: ${name}`}
          aria-pressed={verdict === 'rejected'}
          onClick={() => act({ do: 'reject', skuId })}
        />
      </div>
    </li>
  )
}

/** The jobs heard so far, each to be taken or left. */
export function JobCards({ jobs, at, ...rest }: Props) {
  if (jobs.length === 0)
    return (
      <p className="muted heard-none">
        No job was recognised yet. What the customer asks for appears here with its price.
      </p>
    )
  return (
    <ul className="heard-jobs" aria-label="Work heard">
      {jobs.map((job) => (
        <JobCard key={job.skuId} job={job} open={job.skuId === at} {...rest} />
      ))}
    </ul>
  )
}
