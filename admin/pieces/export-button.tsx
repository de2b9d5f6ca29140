import { DownloadOutlined } from '@ant-design/icons'
import type { CrudFilter } from '@refinedev/core'
import { App, Button, Progress } from 'antd'
import { stringify } from 'qs-esm'
import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../api/call.ts'
import { whereOf } from '../api/where.ts'
import { useMe } from './me.tsx'

/** Rows in what has come so far; a line break inside a value counts too much, so it never says 100. */
const linesIn = (chunk: Uint8Array) => chunk.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0)

const save = (parts: BlobPart[], name: string) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(parts, { type: 'text/csv' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

interface Props {
  list: 'leads' | 'quotes' | 'bookings' | 'audit-log' | 'skus' | 'contractor-tasks'
  filters?: CrudFilter[]
}

/** Every row the filters ask for as a file, fetched behind the work, with how far it has come. */
export function ExportButton({ list, filters }: Props) {
  const me = useMe()
  const { message, notification } = App.useApp()
  const [percent, setPercent] = useState<number | null>(null)
  const going = useRef<AbortController | null>(null)
  useEffect(() => () => going.current?.abort(), [])
  if (!me.may('exportRows')) return null

  const fetchAll = async (signal: AbortSignal) => {
    const asked = stringify(
      { where: whereOf(filters) },
      { addQueryPrefix: true, encodeValuesOnly: true },
    )
    const answer = await fetch(`/api/export/${list}${asked}`, {
      signal,
      credentials: 'same-origin',
    })
    if (!answer.ok || !answer.body) throw new Error('The list could not be read. Try again.')
    const total = Number(answer.headers.get('x-rows')) || 1
    const parts: BlobPart[] = []
    let rows = 0
    const reader = answer.body.getReader()
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      parts.push(value as BlobPart)
      rows += linesIn(value as Uint8Array)
      setPercent(Math.min(99, Math.round((rows / total) * 100)))
    }
    save(parts, `${list}.csv`)
  }
  const start = async () => {
    going.current = new AbortController()
    setPercent(0)
    try {
      await fetchAll(going.current.signal)
      void message.success('Exported: the file is in your downloads')
    } catch (error) {
      if (!going.current.signal.aborted)
        notification.error({
          message: 'Nothing was exported',
          description: sentenceOf(error),
          placement: 'bottomRight',
          role: 'alert',
        })
    } finally {
      setPercent(null)
    }
  }
  if (percent !== null)
    return (
      <>
        <Progress
          aria-label="Exported so far"
          percent={percent}
          size="small"
          style={{ width: 140, margin: 0 }}
        />
        <Button onClick={() => going.current?.abort()}>Stop</Button>
      </>
    )
  return (
    <Button icon={<DownloadOutlined />} onClick={() => void start()}>
      Export
    </Button>
  )
}
