import { SearchOutlined } from '@ant-design/icons'
import { useList } from '@refinedev/core'
import { AutoComplete, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Lead } from '../../cms/payload-types.ts'
import { leadSearch } from '../leads/search.ts'
import { useKeys } from '../pieces/keys.ts'
import { StateTag } from '../pieces/state-tag.tsx'
import { phoneInWords } from '../words/contact.ts'

const PAUSE_MS = 200

const usePaused = (value: string) => {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return paused
}

/** Any lead by name, phone, postcode or reference, from anywhere. `/` jumps here. */
export function LeadSearch() {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const box = useRef<HTMLInputElement | null>(null)
  const asked = usePaused(typed.trim())
  const { result, query } = useList<Lead>({
    resource: 'leads',
    filters: leadSearch(asked),
    pagination: { pageSize: 8 },
    sorters: [{ field: 'createdAt', order: 'desc' }],
    meta: { select: ['customerName', 'reference', 'phone', 'postcode', 'state'] },
    errorNotification: false,
    queryOptions: { enabled: asked.length > 1 },
  })
  useKeys({
    '/': (event) => {
      event.preventDefault()
      box.current?.focus()
    },
  })
  const found = asked.length > 1 ? result.data : []
  const nothing = asked.length > 1 && !query.isFetching && found.length === 0
  return (
    <AutoComplete
      className="lead-search"
      value={typed}
      onChange={setTyped}
      onSelect={(id: string) => {
        setTyped('')
        box.current?.blur()
        navigate(`/leads/${id}`)
      }}
      defaultActiveFirstOption
      popupMatchSelectWidth={440}
      notFoundContent={nothing ? `No lead matches “${asked}”` : null}
      options={found.map((lead) => ({
        value: lead.id,
        label: (
          <span className="found">
            <span className="found-name">
              <b>{lead.customerName}</b> <small>{lead.reference}</small>
            </span>
            <small className="figures">
              {[phoneInWords(lead.phone), lead.postcode].filter(Boolean).join(' · ')}
            </small>
            <StateTag state={lead.state} />
          </span>
        ),
      }))}
    >
      <Input
        ref={(input) => {
          box.current = input?.input ?? null
        }}
        aria-label="Find a lead"
        prefix={<SearchOutlined className="faint" />}
        suffix={<kbd aria-hidden>/</kbd>}
        placeholder="Name, phone, postcode or reference"
      />
    </AutoComplete>
  )
}
