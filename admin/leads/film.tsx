import { type KeyboardEvent, useRef } from 'react'

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

/** A customer's film and pictures from all over it: each takes the film to its moment. */
export function Film({ url, frames }: { url: string | null | undefined; frames: Frame[] }) {
  const film = useRef<HTMLVideoElement>(null)
  const seek = (seconds: number) => {
    if (!film.current) return
    film.current.pause()
    film.current.currentTime = seconds
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = film.current?.currentTime ?? 0
    const next = frames.find(({ seconds }) => seconds > at + 0.05)
    const last = frames.findLast(({ seconds }) => seconds < at - 0.05)
    const target = { '.': next, ',': last }[event.key]
    if (target) seek(target.seconds)
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
                seek(seconds)
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
