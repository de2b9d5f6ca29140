import type { BookingAnswer } from '../api/quote.ts'

const STAGES = ['booked', 'on_the_way', 'started', 'done'] as const
export type Stage = (typeof STAGES)[number]

const WORDS: Record<Stage, string> = {
  booked: 'Booked',
  on_the_way: 'On the way',
  started: 'At work',
  done: 'Done',
}

export const stageOf = ({ status, jobStatus }: BookingAnswer): Stage => {
  if (status === 'completed' || jobStatus === 'done') return 'done'
  return STAGES.find((stage) => stage === jobStatus) ?? 'booked'
}

/** Where the job stands, said to screen readers when it changes. */
export const Progress = ({ booking }: { booking: BookingAnswer }) => {
  const stage = stageOf(booking)
  const now = STAGES.indexOf(stage)
  const name = booking.contractor?.firstName ?? 'Your contractor'
  const said: Record<Stage, string> = {
    booked: '',
    on_the_way: `${name} is on the way to you.`,
    started: `${name} is at work.`,
    done: 'The work is done.',
  }
  return (
    <section className="progress" aria-label="Where it stands">
      <ol>
        {STAGES.map((one, place) => (
          <li
            key={one}
            className={place <= now ? 'reached' : undefined}
            aria-current={place === now ? 'step' : undefined}
          >
            {WORDS[one]}
          </li>
        ))}
      </ol>
      <p className="live" role="status">
        {said[stage]}
      </p>
    </section>
  )
}
