import { Button } from 'antd'
import { type KeyboardEvent, useRef } from 'react'
import { useFilm, useFilmKeys } from './film-keys.ts'

interface Frame {
  url: string
  /** Into the film. */
  seconds: number
}

/** Only what is kept here is shown: no picture is fetched from elsewhere. */
export const framesOf = (stored: unknown): Frame[] =>
  (Array.isArray(stored) ? stored : []).flatMap((item: unknown) => {
    const { url, seconds } = (item ?? {}) as Partial<Frame>
    const isOurs = typeof url === 'string' && url.startsWith('/')
    return isOurs ? [{ url, seconds: typeof seconds === 'number' ? seconds : 0 }] : []
  })

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

interface Props {
  url: string | null | undefined
  frames: Frame[]
  /** The screen is about this film: its keys work from everywhere on it. */
  keyed?: boolean
}

/** A customer's film and pictures from all over it: each takes the film to its moment. */
export function Film({ url, frames, keyed = false }: Props) {
  const film = useRef<HTMLVideoElement>(null)
  const controls = useFilm(film, frames)
  useFilmKeys(controls, keyed && Boolean(url))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '.') controls.step(1)
    if (event.key === ',') controls.step(-1)
  }
  return (
    <>
      {url && (
        // biome-ignore lint/a11y/useMediaCaption: a customer's own film has no captions
        <video
          className="film"
          ref={film}
          src={url}
          controls
          preload="metadata"
          aria-label="The customer’s video. Full stop and comma go from picture to picture."
          onKeyDown={onKeyDown}
        />
      )}
      {url && keyed && (
        <p className="film-keys">
          <Button size="small" onClick={controls.faster} aria-keyshortcuts="s">
            {controls.speed}× speed
          </Button>
          <small>
            <kbd>Space</kbd> plays, <kbd>←</kbd> <kbd>→</kbd> from picture to picture, with{' '}
            <kbd>Shift</kbd> by the second, <kbd>S</kbd> faster
          </small>
        </p>
      )}
      {frames.length > 0 && (
        <div className="frames">
          {frames.map(({ url: picture, seconds }) => (
            <a
              key={picture}
              href={picture}
              target="_blank"
              rel="noreferrer"
              onClick={(event) => {
                if (!film.current || event.metaKey || event.ctrlKey) return
                event.preventDefault()
                controls.seek(seconds)
              }}
            >
              <img src={picture} alt={`From the video, at ${clock(seconds)}`} loading="lazy" />
            </a>
          ))}
        </div>
      )}
    </>
  )
}
