import { COUNTED_TO } from '../../domain/counting.ts'

/** `1,204`; past what is counted one by one, `about 984,000` or `over 2,000`. */
export const howManyInWords = (total: number): string => {
  if (total <= COUNTED_TO) return total.toLocaleString('en-GB')
  if (total < COUNTED_TO * 1.5) return `over ${COUNTED_TO.toLocaleString('en-GB')}`
  return `about ${Number(total.toPrecision(3)).toLocaleString('en-GB')}`
}

/** Beside the title of a list: how many rows it has. */
export function HowMany({ list }: { list: { loading: boolean; total: number } }) {
  if (list.loading) return null
  return <span className="muted figures">{howManyInWords(list.total)}</span>
}
