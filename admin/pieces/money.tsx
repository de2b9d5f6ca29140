import { formatPence } from '../../domain/money.ts'

/** Pence as `£1,234.50`, figures of one width. */
export function Money({ pence }: { pence: number | null | undefined }) {
  if (pence === null || pence === undefined) return <span className="faint">–</span>
  return <span className="figures">{formatPence(pence)}</span>
}
