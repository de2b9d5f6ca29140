import { useEffect, useRef } from 'react'
import { londonClock } from '../../domain/london-time.ts'
import { Failure } from '../pieces/failure.tsx'
import { groupBy } from '../pieces/group.ts'
import { useNow } from '../pieces/now.ts'
import { Waiting } from '../pieces/waiting.tsx'
import { dayInWords } from '../words/time.ts'
import { CallEntry } from './call-entry.tsx'
import { useFilesOf } from './media.ts'
import { MessageEntry } from './message-entry.tsx'
import { type Entry, useTimeline } from './timeline-entries.ts'
import { BookingEntry, EventEntry, QuoteEntry } from './timeline-entry.tsx'

const dayOf = ({ at }: Entry) => londonClock(new Date(at)).date

type Files = ReturnType<typeof useFilesOf>

function Line({ entry, files }: { entry: Entry; files: Files }) {
  switch (entry.kind) {
    case 'event':
      return <EventEntry item={entry} />
    case 'message':
      return <MessageEntry item={entry} files={files} />
    case 'call':
      return <CallEntry item={entry} files={files} />
    case 'quote':
      return <QuoteEntry item={entry} />
    case 'booking':
      return <BookingEntry item={entry} />
  }
}

/** The lead's whole story, newest at the bottom, where the next thing is written. */
export function Timeline({ leadId }: { leadId: string }) {
  const { entries, loading, error, retry } = useTimeline(leadId)
  const files = useFilesOf(leadId)
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const newest = entries.at(-1)?.id
  useEffect(() => {
    const box = scroller.current
    if (box && newest) box.scrollTop = box.scrollHeight
  }, [newest])

  const today = londonClock(now).date
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className="timeline" ref={scroller} tabIndex={0} role="log" aria-label="History">
      {error ? (
        <Failure error={error} retry={retry} />
      ) : loading ? (
        <Waiting lines={6} />
      ) : (
        groupBy(entries, dayOf).map(([date, ofDay]) => (
          <section key={date}>
            <h3>{date === today ? 'Today' : dayInWords(date, now)}</h3>
            <ol>
              {ofDay.map((entry) => (
                <Line key={`${entry.kind} ${entry.id}`} entry={entry} files={files} />
              ))}
            </ol>
          </section>
        ))
      )}
    </div>
  )
}
