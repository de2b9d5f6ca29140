import { useList } from '@refinedev/core'
import type { Media, VideoScore } from '../../cms/payload-types.ts'
import { Card } from '../pieces/card.tsx'
import { filled } from '../pieces/related.ts'
import { Moment } from '../pieces/when.tsx'
import { Film, framesOf } from './film.tsx'

const textsOf = (stored: unknown): string[] =>
  Array.isArray(stored) ? stored.filter((item): item is string => typeof item === 'string') : []

function Score({ name, of }: { name: string; of: number | null | undefined }) {
  if (typeof of !== 'number') return null
  return (
    <span className="video-score">
      <meter min={0} max={100} value={of} aria-label={name} />
      <small>
        {name} <b className="figures">{of}</b>
      </small>
    </span>
  )
}

/**
 * What was filmed, and what was made of it, with the reasons. Nothing while there is no video.
 * `keyed`: the newest film obeys the keys of the whole screen.
 */
export function VideoCard({ leadId, keyed = false }: { leadId: string; keyed?: boolean }) {
  const { result } = useList<VideoScore>({
    resource: 'video-scores',
    filters: [{ field: 'lead', operator: 'eq', value: leadId }],
    sorters: [{ field: 'createdAt', order: 'desc' }],
    pagination: { pageSize: 5 },
    meta: { depth: 1, populate: { media: ['url', 'mimeType', 'filename'], leads: ['reference'] } },
    errorNotification: false,
  })
  return result.data.map((score, index) => {
    const url = filled<Media>(score.media)?.url
    return (
      <Card
        key={score.id}
        title="Video"
        beside={
          score.recommendedAction === 'auto_quote' ? 'clear enough to quote' : 'needs an estimator'
        }
        actions={
          <small>
            <Moment at={score.scoredAt} />
          </small>
        }
      >
        <Film url={url} frames={framesOf(score.extractedFrames)} keyed={keyed && index === 0} />
        <div className="video-scores">
          <Score name="Complexity" of={score.complexityScore} />
          <Score name="Quotable" of={score.quotableScore} />
        </div>
        {textsOf(score.reasons).map((reason) => (
          <p key={reason} className="muted">
            {reason}
          </p>
        ))}
        {score.transcript && <q className="faint">{score.transcript}</q>}
      </Card>
    )
  })
}
