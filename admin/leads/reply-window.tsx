import { useNow } from '../pieces/now.ts'
import { spanInWords } from '../words/time.ts'

const WARN_MS = 3 * 3_600_000

/** Milliseconds for which WhatsApp still carries free words; null when they never wrote. */
export const useWindowLeft = (closesAt: string | null | undefined): number | null => {
  const now = useNow()
  return closesAt ? Math.max(0, new Date(closesAt).getTime() - now.getTime()) : null
}

/** `23 h`, and to the minute in the last three. */
const leftInWords = (left: number): string => {
  if (left < 60_000) return 'less than a minute'
  if (left >= WARN_MS) return spanInWords(left)
  const minutes = Math.floor(left / 60_000)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

export function ReplyWindow({ left }: { left: number | null }) {
  if (left === null) return <span>They never wrote: only templates can be sent.</span>
  if (left === 0) return <span>Over a day ago: only templates can be sent.</span>
  return (
    <span className={left < WARN_MS ? 'urgent-words' : undefined}>
      Free to reply for {leftInWords(left)}
    </span>
  )
}
