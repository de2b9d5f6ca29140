import { EnvironmentOutlined } from '@ant-design/icons'
import { lazy, Suspense, useState } from 'react'
import type { Media } from '../../cms/payload-types.ts'
import { fileIdsOf, isFetching, problemsOf } from './media.ts'
import type { MessageItem } from './timeline-entries.ts'

const Viewer = lazy(() => import('./viewer.tsx'))

const isImage = ({ mimeType }: Media) => mimeType?.startsWith('image/') ?? false

function Attachment({ file, show }: { file: Media; show: () => void }) {
  if (!file.url) return null
  if (isImage(file))
    return (
      <button type="button" className="thumb" aria-label="Look at the photo" onClick={show}>
        <img src={file.url} alt="" loading="lazy" />
      </button>
    )
  if (file.mimeType?.startsWith('video/'))
    // biome-ignore lint/a11y/useMediaCaption: a customer's own film has no captions
    return <video src={file.url} controls preload="metadata" aria-label="Video" />
  if (file.mimeType?.startsWith('audio/'))
    return (
      // biome-ignore lint/a11y/useMediaCaption: a customer's own voice message has no captions
      <audio src={file.url} controls preload="none" aria-label="Voice message" />
    )
  return (
    <a href={file.url} target="_blank" rel="noreferrer">
      {file.filename ?? 'Open the attachment'}
    </a>
  )
}

interface Props {
  item: MessageItem
  files: ReadonlyMap<string, Media>
}

/** What came with a message: photos open in the viewer, films and voices play where they stand. */
export function Attachments({ item, files }: Props) {
  const [shown, setShown] = useState<string | null>(null)
  const ids = fileIdsOf(item)
  const problems = problemsOf(item)
  if (ids.length === 0 && problems.length === 0 && !isFetching(item)) return null
  const ours = ids.flatMap((id) => files.get(id) ?? [])
  return (
    <div className="attachments">
      {ours.map((file) => (
        <Attachment key={file.id} file={file} show={() => setShown(file.id)} />
      ))}
      {problems.map((words) => (
        <small key={words}>A file was not kept: {words}</small>
      ))}
      {isFetching(item) && <small>A file is still being fetched.</small>}
      {shown && (
        <Suspense fallback={null}>
          <Viewer
            photos={[...files.values()].filter((file) => isImage(file) && file.url)}
            at={shown}
            show={setShown}
          />
        </Suspense>
      )}
    </div>
  )
}

const PIN = /^Shared a location: (.*?)(-?\d{1,2}(?:\.\d+)?), (-?\d{1,3}(?:\.\d+)?)$/

/** A shared pin: its words, and the way to a map (opened only when asked for). */
export function Pin({ body }: { body: string }) {
  const [, words = '', latitude, longitude] = PIN.exec(body) ?? []
  if (!latitude || !longitude) return null
  return (
    <p className="pin">
      <EnvironmentOutlined aria-hidden />
      <span>
        <b>{words.replace(/, $/, '') || 'A place on the map'}</b>
        <small className="figures">
          {latitude}, {longitude} ·{' '}
          <a
            href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}
            target="_blank"
            rel="noreferrer"
          >
            See the map
          </a>
        </small>
      </span>
    </p>
  )
}

export const isPin = (body: string): boolean => PIN.test(body)
