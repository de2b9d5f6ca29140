import { useCallback, useState } from 'react'
import { addDays } from '../words/when.ts'
import type { CalendarAnswer, Job } from './contractor-api.ts'
import { contractorApi } from './contractor-api.ts'
import { Loading } from './Loading.tsx'
import { Painter } from './Painter.tsx'
import { WEEKS } from './painting.ts'
import { useAnswer } from './use-answer.ts'

interface CalendarProps {
  jobs: Job[]
  today: string
}

export const Calendar = ({ jobs, today }: CalendarProps) => {
  const [saved, setSaved] = useState<CalendarAnswer | null>(null)
  const ask = useCallback(() => contractorApi.calendar(today, addDays(today, WEEKS * 7)), [today])
  const { answer, problem, again } = useAnswer(ask)
  if (!answer) return <Loading label="Loading your days" problem={problem} again={again} />
  return <Painter calendar={saved ?? answer} jobs={jobs} today={today} onSaved={setSaved} />
}
