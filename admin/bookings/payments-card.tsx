import type { Payment } from '../../cms/payload-types.ts'
import { Card } from '../pieces/card.tsx'
import { Money } from '../pieces/money.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { Moment } from '../pieces/when.tsx'
import { PAYMENT_WORDS } from '../words/vocabulary.ts'

/** Every payment begun for a booking, the newest first. */
export function PaymentsCard({ payments }: { payments: readonly Payment[] }) {
  return (
    <Card title="Deposit">
      {payments.length === 0 ? (
        <p className="muted">No payment was begun.</p>
      ) : (
        <ul className="stack">
          {payments.map((payment) => {
            const { word, tone } = PAYMENT_WORDS[payment.status]
            return (
              <li key={payment.id}>
                <div className="quote-line">
                  <b>
                    <Money pence={payment.amount} />
                  </b>
                  <ToneTag tone={tone}>{word}</ToneTag>
                  <span className="faint push">
                    <Moment at={payment.capturedAt ?? payment.authorisedAt ?? payment.createdAt} />
                  </span>
                </div>
                {payment.refundedAmount > 0 && (
                  <p className="muted">
                    <Money pence={payment.refundedAmount} /> went back.
                  </p>
                )}
                {payment.lastError && <p className="urgent-text">{payment.lastError}</p>}
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
