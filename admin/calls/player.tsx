import { useMemo, useRef, useState } from 'react'
import type { Spoken } from '../leads/media.ts'
import { clockOf } from '../words/time.ts'
import { lineAt, type SpokenAt, spokenTimes } from './spoken-times.ts'
import '../styles/calls.css'

interface Props {
  /** The recording; none while it is being fetched, or when the call was not recorded. */
  url: string | undefined
  lines: readonly Spoken[]
  answeredAt: string | null
  endedAt: string | null
}

const WHO = { customer: 'Customer', agent: 'We' } as const

/** The recording of an answered call begins at the answer; a voicemail's ends with the call. */
const beginOf = ({ answeredAt, endedAt }: Props, seconds: number): string | null =>
  answeredAt ??
  (endedAt ? new Date(new Date(endedAt).getTime() - seconds * 1000).toISOString() : null)

/** Who spoke when, as a bar as long as the call; pressing it goes there. */
function TalkBar({
  lines,
  times,
  seconds,
  at,
  go,
}: {
  lines: readonly Spoken[]
  times: readonly SpokenAt[]
  seconds: number
  at: number
  go: (seconds: number) => void
}) {
  const percent = (part: number) => `${(100 * part) / seconds}%`
  return (
    <div
      className="talk-bar"
      aria-hidden
      onClick={({ currentTarget, clientX }) => {
        const box = currentTarget.getBoundingClientRect()
        go(((clientX - box.left) / box.width) * seconds)
      }}
    >
      {times.map(({ from, until }, place) => (
        <span
          key={lines[place]?.key}
          className={`talk ${lines[place]?.speaker}`}
          style={{ left: percent(from), width: percent(until - from) }}
        />
      ))}
      <span className="talk-at" style={{ left: percent(Math.min(at, seconds)) }} />
    </div>
  )
}

/** A call to be heard and read at once: pressing a line goes there, the line being spoken is marked. */
export function CallPlayer(props: Props) {
  const { url, lines } = props
  const audio = useRef<HTMLAudioElement>(null)
  const [seconds, setSeconds] = useState(0)
  const [at, setAt] = useState(0)
  const [begun, setBegun] = useState(false)
  const begin = beginOf(props, seconds)
  const times = useMemo(
    () => (seconds > 0 ? spokenTimes(lines, begin, seconds) : []),
    [lines, begin, seconds],
  )
  const speaking = begun ? lineAt(times, at) : -1
  const go = (to: number) => {
    const player = audio.current
    if (!player) return
    player.currentTime = to
    setBegun(true)
    setAt(to)
    void player.play().catch(() => undefined)
  }
  return (
    <div className="call-player">
      {url && (
        // biome-ignore lint/a11y/useMediaCaption: what was said stands under it
        <audio
          ref={audio}
          src={url}
          controls
          preload="metadata"
          aria-label="Recording of the call"
          onLoadedMetadata={({ currentTarget }) =>
            setSeconds(Number.isFinite(currentTarget.duration) ? currentTarget.duration : 0)
          }
          onPlay={() => setBegun(true)}
          onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
        />
      )}
      {url && seconds > 0 && lines.length > 0 && (
        <TalkBar lines={lines} times={times} seconds={seconds} at={at} go={go} />
      )}
      {lines.length > 0 && (
        <ol className="spoken" aria-label="What was said">
          {lines.map(({ key, speaker, text }, place) => {
            const time = times[place]
            return (
              <li key={key} className={speaker}>
                <b>{WHO[speaker]}</b>
                {url && time ? (
                  <button
                    type="button"
                    aria-current={place === speaking || undefined}
                    title={`Listen from ${clockOf(time.from)}`}
                    onClick={() => go(time.from)}
                  >
                    {text}
                  </button>
                ) : (
                  <span>{text}</span>
                )}
              </li>
            )
          })}
        </ol>
      )}
    </div>
  )
}
