import { useInvalidate, useList } from '@refinedev/core'
import { App, Drawer, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { ContractorTask, Skus } from '../../cms/payload-types.ts'
import type { CatalogueList } from '../../domain/catalogue/columns.ts'
import { call, sentenceOf } from '../api/call.ts'
import { Failure } from '../pieces/failure.tsx'
import { Money } from '../pieces/money.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { SortableList } from './sortable-list.tsx'
import '../styles/catalogue.css'

type Row = Pick<Skus, 'id' | 'name' | 'category' | 'isActive'> &
  Partial<Pick<Skus, 'price'>> &
  Pick<ContractorTask, 'displayOrder'>

const FOLLOWS: Record<CatalogueList, string> = {
  skus: 'The quote builder and every list of the price book follow this order.',
  'contractor-tasks':
    'Contractors’ skills, on the desk and on their phones, and every list of tasks follow this order.',
}

/** The order within a category, by dragging or by the arrow keys; saved at each step. */
export default function OrderDrawer({ list, close }: { list: CatalogueList; close: () => void }) {
  const { notification } = App.useApp()
  const invalidate = useInvalidate()
  const { result, query } = useList<Row>({
    resource: list,
    pagination: { mode: 'off' },
    sorters: [
      { field: 'displayOrder', order: 'asc' },
      { field: 'name', order: 'asc' },
    ],
    meta: {
      select: [
        'name',
        'category',
        'isActive',
        'displayOrder',
        ...(list === 'skus' ? ['price'] : []),
      ],
    },
    errorNotification: false,
  })
  const [chosen, setChosen] = useState<string>()
  /** The order asked for, shown until the server's own has come. */
  const [asked, setAsked] = useState<string[] | null>(null)
  const categories = [...new Set(result.data.map(({ category }) => category))].sort()
  const category = chosen ?? categories[0] ?? ''
  const known = result.data.filter((row) => row.category === category)
  const rows = asked ? asked.flatMap((id) => known.find((row) => row.id === id) ?? []) : known
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows from the server end the wait
  useEffect(() => setAsked(null), [result.data, category])

  const save = async (ids: string[]) => {
    setAsked(ids)
    try {
      await call(`/catalogue/${list}/order`, { method: 'PUT', body: { category, ids } })
    } catch (error) {
      setAsked(null)
      notification.error({
        message: 'The order was not saved',
        description: sentenceOf(error),
        placement: 'bottomRight',
        role: 'alert',
      })
    }
    void invalidate({ resource: list, invalidates: ['list'] })
  }
  return (
    <Drawer open title="Order within a category" width={460} onClose={close}>
      <p className="muted order-hint">
        Drag a row by its handle, or press <kbd>↑</kbd> <kbd>↓</kbd> on it. {FOLLOWS[list]}
      </p>
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isLoading && <Waiting lines={8} />}
      {query.isSuccess && (
        <>
          <Select
            aria-label="Category"
            value={category}
            options={categories.map((value) => ({ value, label: value }))}
            onChange={setChosen}
            style={{ width: '100%', marginBottom: 12 }}
          />
          <SortableList
            label={category}
            rows={rows}
            nameOf={({ name }) => name}
            onOrder={(ids) => void save(ids)}
          >
            {(row) => (
              <>
                <span className={row.isActive === false ? 'cut faint' : 'cut'}>
                  {row.name}
                  {row.isActive === false && ' (no longer)'}
                </span>
                {row.price !== undefined && <Money pence={row.price} />}
              </>
            )}
          </SortableList>
        </>
      )}
    </Drawer>
  )
}
