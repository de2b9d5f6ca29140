import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import type { ListUrl } from './list-url.ts'

const PAUSE_MS = 250

/** Searches after a pause in typing; `/` jumps here from anywhere on the page. */
export function SearchBox({ url, label }: { url: ListUrl; label: string }) {
  const [typed, setTyped] = useState(url.search)
  useEffect(() => setTyped(url.search), [url.search])
  useEffect(() => {
    if (typed === url.search) return
    const timer = setTimeout(() => url.choose('q', typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, url])
  return (
    <Input
      allowClear
      className="search-box"
      prefix={<SearchOutlined className="faint" />}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  )
}

interface ChoiceProps {
  url: ListUrl
  name: string
  label: string
  options: { value: string; label: ReactNode; options?: { value: string; label: ReactNode }[] }[]
  width?: number
}

/** A filter of several values. */
export function Choice({ url, name, label, options, width = 150 }: ChoiceProps) {
  return (
    <Select
      mode="multiple"
      allowClear
      showSearch={false}
      maxTagCount="responsive"
      style={{ minWidth: width }}
      popupMatchSelectWidth={false}
      aria-label={label}
      placeholder={label}
      options={options}
      value={url.chosen(name)}
      onChange={(values) => url.choose(name, values)}
    />
  )
}

export function FilterBar({ url, children }: { url: ListUrl; children: ReactNode }) {
  return (
    <search className="filter-bar">
      {children}
      {url.narrowed && (
        <Button type="text" onClick={url.clear}>
          Clear
        </Button>
      )}
    </search>
  )
}
