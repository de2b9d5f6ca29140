import { useList } from '@refinedev/core'
import type { Media } from '../../cms/payload-types.ts'
import { Card } from '../pieces/card.tsx'

/** What the contractor photographed when they finished; nothing where they did not. */
export function WorkPhotos({ bookingId }: { bookingId: string }) {
  const { result } = useList<Media>({
    resource: 'media',
    filters: [
      { field: 'booking', operator: 'eq', value: bookingId },
      { field: 'source', operator: 'eq', value: 'job' },
    ],
    sorters: [{ field: 'createdAt', order: 'asc' }],
    pagination: { pageSize: 30 },
    meta: { select: ['url', 'alt'] },
    errorNotification: false,
  })
  const photos = result.data.filter(({ url }) => url)
  if (photos.length === 0) return null
  return (
    <Card title="Photos of the work" beside={photos.length}>
      <div className="attachments">
        {photos.map(({ id, url, alt }) => (
          <a key={id} href={url ?? ''} target="_blank" rel="noreferrer">
            <img src={url ?? ''} alt={alt ?? 'Work done'} loading="lazy" />
          </a>
        ))}
      </div>
    </Card>
  )
}
