import { useEffect, useRef } from 'react'
import { type Found, piecesOf } from '../leads/detection.ts'
import type { Spoken } from '../leads/media.ts'
import { Nothing } from '../pieces/nothing.tsx'
import type { Job } from './work.ts'

const WHO = { customer: 'Customer', agent: 'We' } as const
/** So far from the bottom somebody reads what was said before. */
const READING_BACK = 80

interface Props {
  lines: readonly Spoken[]
  found: readonly Found[]
  jobs: readonly Job[]
  /** The job looked at now: its words stand out. */
  at: string | null
  choose: (skuId: string) => void
  running: boolean
}

/** What is being said, newest at the bottom, the words that caused a job underlined. */
export function LiveTranscript({ lines, found, jobs, at, choose, running }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const follow = useRef(true)
  const newest = lines.length
  useEffect(() => {
    if (box.current && follow.current && newest) box.current.scrollTop = box.current.scrollHeight
  }, [newest])
  const wanted = found.filter(
    ({ skuId }) => jobs.find((job) => job.skuId === skuId)?.verdict !== 'rejected',
  )
  return (
    <div
      className="live-transcript"
      ref={box}
      role="log"
      aria-label="What is being said"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follow.current = scrollHeight - scrollTop - clientHeight < READING_BACK
      }}
    >
      {lines.length === 0 ? (
        <Nothing>
          {running
            ? 'What is said appears here as it is spoken.'
            : 'Nothing of this call was written down.'}
        </Nothing>
      ) : (
        <ol>
          {lines.map(({ key, speaker, text }) => (
            <li key={key} className={speaker}>
              <b>{WHO[speaker]}</b>
              <p>
                {speaker === 'agent'
                  ? text
                  : piecesOf(text, wanted).map(({ at: place, text: words, caused }) =>
                      caused ? (
                        <button
                          key={place}
                          type="button"
                          className={caused.skuId === at ? 'heard at' : 'heard'}
                          title={`${caused.name}: ${caused.confidence}% sure`}
                          onClick={() => choose(caused.skuId)}
                        >
                          {words}
                        </button>
                      ) : (
                        <span key={place}>{words}</span>
                      ),
                    )}
              </p>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
