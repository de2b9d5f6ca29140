import { useList } from '@refinedev/core'
import { Select } from 'antd'
import { useMemo } from 'react'
import type { ContractorTask } from '../../cms/payload-types.ts'
import { groupBy } from '../pieces/group.ts'

/** All active tasks, by category, in the catalogue's order. */
export function useTasks() {
  const { result, query } = useList<ContractorTask>({
    resource: 'contractor-tasks',
    pagination: { mode: 'off' },
    sorters: [{ field: 'displayOrder', order: 'asc' }],
    meta: {
      select: ['name', 'category', 'isActive', 'requiresCertification', 'certificationName'],
    },
    queryOptions: { staleTime: 5 * 60_000 },
  })
  return { tasks: result.data, loading: query.isLoading }
}

interface Props {
  id?: string
  /** Tasks not offered again. */
  taken?: readonly string[]
  value?: string | string[]
  onChange?: (chosen: never) => void
  multiple?: boolean
  placeholder?: string
  autoFocus?: boolean
  /** Shows its list at once. */
  open?: boolean
  /** Called when the focus leaves it, or Escape is pressed. */
  leave?: () => void
}

export function TaskPicker({
  id,
  taken = [],
  value,
  onChange,
  multiple,
  placeholder,
  autoFocus,
  open,
  leave,
}: Props) {
  const { tasks, loading } = useTasks()
  const options = useMemo(() => {
    const offered = tasks.filter((task) => task.isActive !== false && !taken.includes(task.id))
    return groupBy(offered, ({ category }) => category).map(([category, among]) => ({
      label: category,
      options: among.map(({ id, name }) => ({ value: id, label: name })),
    }))
  }, [tasks, taken])
  return (
    // Tab leaves the field: the list would take it for choosing what the arrows are on.
    <div onKeyDownCapture={(event) => event.key === 'Tab' && event.stopPropagation()}>
      <Select
        id={id}
        showSearch
        autoFocus={autoFocus}
        open={open}
        onBlur={leave}
        onKeyDown={(event) => event.key === 'Escape' && leave?.()}
        mode={multiple ? 'multiple' : undefined}
        loading={loading}
        options={options}
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        aria-label={placeholder ?? 'Task'}
        placeholder={placeholder ?? 'Task'}
        value={value as never}
        onChange={onChange}
        style={{ width: '100%' }}
      />
    </div>
  )
}
