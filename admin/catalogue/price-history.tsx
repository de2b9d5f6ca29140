import { useList } from '@refinedev/core'
import type { PriceChange, Skus } from '../../cms/payload-types.ts'
import { useColleagues } from '../inbox/colleagues.ts'
import { Failure } from '../pieces/failure.tsx'
import { Money } from '../pieces/money.tsx'
import { idOf } from '../pieces/related.ts'
import { Waiting } from '../pieces/waiting.tsx'
import { Moment } from '../pieces/when.tsx'

const MOST = 20

function Line({ change, who }: { change: PriceChange; who: string }) {
  const { before, after, how, createdAt } = change
  return (
    <li>
      <span>
        {before === null || before === undefined ? (
          'Added at '
        ) : (
          <>
            <Money pence={before} /> →{' '}
          </>
        )}
        <b>
          <Money pence={after} />
        </b>
      </span>
      <small>
        {who}
        {how === 'import' && ', from a file'}
      </small>
      <small>
        <Moment at={createdAt} />
      </small>
    </li>
  )
}

/** Who changed the price from what to what, and when; the newest first. */
export function PriceHistory({ sku }: { sku: Skus }) {
  const { result, query } = useList<PriceChange>({
    resource: 'price-changes',
    filters: [{ field: 'sku', operator: 'eq', value: sku.id }],
    sorters: [{ field: 'createdAt', order: 'desc' }],
    pagination: { pageSize: MOST },
    errorNotification: false,
  })
  const colleagues = useColleagues()
  const nameOf = (user: PriceChange['user']): string => {
    const id = idOf(user)
    if (!id) return 'The system'
    return colleagues.find((one) => one.id === id)?.name ?? 'A colleague'
  }
  const changes = result.data
  const more = (result.total ?? 0) - changes.length
  return (
    <section className="price-history" aria-labelledby="price-history">
      <h2 id="price-history">Price history</h2>
      {query.isLoading && <Waiting lines={2} />}
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && (
        <ol>
          {changes.map((change) => (
            <Line key={change.id} change={change} who={nameOf(change.user)} />
          ))}
          {more > 0 && (
            <li>
              <small>and {more} earlier</small>
            </li>
          )}
          {changes.length === 0 && (
            <li>
              <span>
                <Money pence={sku.price} /> since it was added
              </span>
              <small />
              <small>
                <Moment at={sku.createdAt} />
              </small>
            </li>
          )}
        </ol>
      )}
      <p className="muted">Quotes already made keep the price they were made with.</p>
    </section>
  )
}
