import { useCustom } from '@refinedev/core'
import { useEffect, useState } from 'react'
import { useLiveRefresh } from '../pieces/live-refresh.ts'
import { slotWords } from '../words/slots.ts'
import { dayInWords } from '../words/time.ts'

type Because = 'no_work' | 'no_place' | 'no_tasks' | 'too_long' | 'nobody'

interface FirstSlotsAnswer {
  slots: { date: string; timeSlot: string; label: string }[]
  because: Because | null
}

const BECAUSE: Record<Because, string> = {
  no_work: 'once there is work to find them for.',
  no_place: 'once we know where: the postcode is missing, or not on our map.',
  no_tasks: 'once the work has its tasks.',
  too_long: 'none to book: it takes longer than a day, so ops plan it by hand.',
  nobody: 'none. Nobody who can do all of it is free within sixty days.',
}

/** Pauses between two keys on a quantity are no reason to look each time. */
const SETTLED_MS = 400

function useSettled<T>(value: T): T {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

interface Props {
  leadId: string
  /** SKUs and how many, `id:2,id:1`; left out, the newest quote is asked for. */
  work?: string
}

/** What can be said on the phone to “when could you come?”. */
export function FirstSlots({ leadId, work }: Props) {
  const wanted = useSettled(work)
  const { query, result } = useCustom<FirstSlotsAnswer>({
    url: `/leads/${leadId}/first-slots`,
    method: 'get',
    config: { query: wanted === undefined ? {} : { work: wanted } },
    errorNotification: false,
    queryOptions: { placeholderData: (before) => before },
  })
  useLiveRefresh(['leads', 'quotes', 'bookings', 'slot-holds'], () => void query.refetch())
  if (!query.isSuccess) return null
  const { slots, because } = result.data
  return (
    <p className="first-slots" aria-live="polite">
      <span className={because ? 'muted' : 'muted first-label'}>First free times: </span>
      {because
        ? BECAUSE[because]
        : slots.map(({ date, timeSlot, label }) => (
            <span key={date + timeSlot} className="first-slot" title={label}>
              {dayInWords(date)} {slotWords(timeSlot)}
            </span>
          ))}
    </p>
  )
}
