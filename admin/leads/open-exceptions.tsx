import { useList } from '@refinedev/core'
import type { Exception } from '../../cms/payload-types.ts'
import { ResolveButton } from '../exceptions/resolve.tsx'
import { EXCEPTION_WORDS } from '../words/vocabulary.ts'

interface Props {
  leadId?: string
  bookingId?: string
}

/** What is wrong with this lead or booking and waits for somebody, on top where it is seen. */
export function OpenExceptions({ leadId, bookingId }: Props) {
  const { result } = useList<Exception>({
    resource: 'exceptions',
    filters: [
      { field: 'resolvedAt', operator: 'null', value: true },
      { field: 'lead', operator: 'eq', value: leadId },
      { field: 'booking', operator: 'eq', value: bookingId },
    ],
    pagination: { pageSize: 20 },
    errorNotification: false,
  })
  if (result.data.length === 0) return null
  return (
    <ul className="open-exceptions">
      {result.data.map((exception) => (
        <li key={exception.id}>
          <b>{EXCEPTION_WORDS[exception.kind]}</b>
          <span>{exception.detail}</span>
          <ResolveButton exception={exception} />
        </li>
      ))}
    </ul>
  )
}
