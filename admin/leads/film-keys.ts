import { type RefObject, useState } from 'react'
import { useKeys } from '../pieces/keys.ts'

interface Moment {
  /** Into the film. */
  seconds: number
}

const SPEEDS: readonly number[] = [1, 1.5, 2]
const A_STEP = 1
const NEARLY = 0.05

/** A film's controls: to and fro between its pictures or by the second, and how fast it runs. */
export function useFilm(film: RefObject<HTMLVideoElement | null>, frames: readonly Moment[]) {
  const [speed, setSpeed] = useState(1)
  const seek = (seconds: number) => {
    if (!film.current) return
    film.current.pause()
    film.current.currentTime = Math.max(0, seconds)
  }
  const at = () => film.current?.currentTime ?? 0
  const step = (by: 1 | -1, fine = false) => {
    const near = at() + by * NEARLY
    const picture =
      by > 0
        ? frames.find(({ seconds }) => seconds > near)
        : frames.findLast(({ seconds }) => seconds < near)
    if (picture && !fine) seek(picture.seconds)
    else seek(at() + by * A_STEP)
  }
  const play = () => {
    if (film.current?.paused) void film.current.play()
    else film.current?.pause()
  }
  const faster = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1
    if (film.current) film.current.playbackRate = next
    setSpeed(next)
  }
  return { speed, seek, step, play, faster }
}

/** The film obeys from anywhere on the screen: Space, the arrows, `S`. */
export function useFilmKeys({ play, step, faster }: ReturnType<typeof useFilm>, on: boolean): void {
  const keyed = (act: (event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    // A button that is focused takes its own space.
    const pressed = event.target instanceof Element && event.target.closest('button, a')
    if (!on || (pressed && event.key === ' ')) return
    event.preventDefault()
    act(event)
  }
  useKeys({
    ' ': keyed(play),
    ArrowRight: keyed((event) => step(1, event.shiftKey)),
    ArrowLeft: keyed((event) => step(-1, event.shiftKey)),
    s: keyed(faster),
  })
}
