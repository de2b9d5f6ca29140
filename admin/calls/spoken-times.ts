/** Where in a recording each line of a transcript is spoken, so that the two can be followed together. */

export interface SpokenAt {
  /** Seconds from the beginning of the recording. */
  from: number
  until: number
}

interface Line {
  text: string
  /** ISO, UTC: when the line reached us, which is when it had been spoken. */
  at?: string | undefined
}

const WORDS_A_SECOND = 2.5
/** Of a recording's length, how much the lines' own times must cover to be believed. */
const LEAST_COVER = 0.5
const MOST_COVER = 1.05

const secondsFor = (text: string): number =>
  Math.max(0.5, text.trim().split(/\s+/).length / WORDS_A_SECOND)

/** By the times the lines reached us: each ends then, and begins as many words earlier. */
const byClock = (lines: readonly Line[], begun: number): SpokenAt[] => {
  let free = 0
  return lines.map(({ text, at }) => {
    const until = Math.max(free + 0.2, (new Date(at ?? '').getTime() - begun) / 1000)
    const from = Math.max(free, until - secondsFor(text))
    free = until
    return { from, until }
  })
}

/** By their length alone, spread over the recording. */
const byLength = (lines: readonly Line[], seconds: number): SpokenAt[] => {
  const whole = lines.reduce((sum, { text }) => sum + secondsFor(text), 0) || 1
  let free = 0
  return lines.map(({ text }) => {
    const from = free
    free += (secondsFor(text) / whole) * seconds
    return { from, until: free }
  })
}

/**
 * @param begunAt when the recording began, as far as we know, ISO, UTC
 * @param seconds how long it is; the lines' own times count only while they fit into it
 */
export const spokenTimes = (
  lines: readonly Line[],
  begunAt: string | null,
  seconds: number,
): SpokenAt[] => {
  const begun = begunAt ? new Date(begunAt).getTime() : Number.NaN
  const known = lines.every(({ at }) => at && !Number.isNaN(new Date(at).getTime()))
  if (known && !Number.isNaN(begun)) {
    const times = byClock(lines, begun)
    const end = times.at(-1)?.until ?? 0
    if (end >= seconds * LEAST_COVER && end <= seconds * MOST_COVER) return times
  }
  return byLength(lines, seconds)
}

/** The line being spoken at that moment: the last that has begun; none before the first. */
export const lineAt = (times: readonly SpokenAt[], seconds: number): number =>
  times.findLastIndex(({ from }) => from <= seconds + 0.01)
