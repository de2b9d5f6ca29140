import { CloseOutlined } from '@ant-design/icons'
import { App, Button, Progress } from 'antd'
import { useEffect } from 'react'
import { NAMES } from './mine.ts'
import { forget, useExports } from './under-way.ts'
import '../styles/exports.css'

/** Lists that are on their way to a file, wherever one is meanwhile; says when one is there. */
export default function ExportProgress() {
  const { message, notification } = App.useApp()
  const all = useExports()
  const going = all.filter(({ state }) => state === 'going')
  useEffect(() => {
    for (const { list, state, why } of all) {
      if (state === 'going') continue
      forget(list)
      if (state === 'done') void message.success('Exported: the file is in your downloads')
      else
        notification.error({
          message: 'Nothing was exported',
          description: why,
          placement: 'bottomRight',
          role: 'alert',
        })
    }
  }, [all, message, notification])
  const busy = going.length > 0
  useEffect(() => {
    if (!busy) return
    // The window itself is what fetches: closing it would lose what has come so far.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [busy])
  return going.map(({ list, percent, stop }) => (
    <span key={list} className="export-going">
      <small>{NAMES[list]}</small>
      <Progress aria-label={`${NAMES[list]}: exported so far`} percent={percent} size="small" />
      <Button
        size="small"
        type="text"
        aria-label={`Stop exporting: ${NAMES[list]}`}
        icon={<CloseOutlined />}
        onClick={stop}
      />
    </span>
  ))
}
