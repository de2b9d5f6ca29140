import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './icons.tsx'

interface NoticeProps {
  kind?: 'wrong' | 'waiting' | 'good' | 'plain'
  title?: string
  /** Takes the focus and comes into view when it appears. */
  focus?: boolean
  children?: ReactNode
}

const ICON = { wrong: 'alert', waiting: 'clock', good: 'tick', plain: 'clock' } as const

export const Notice = ({ kind = 'plain', title, focus, children }: NoticeProps) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!focus) return
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'center' })
  }, [focus])
  return (
    <div
      ref={box}
      className={`notice ${kind}`}
      role={kind === 'wrong' ? 'alert' : 'status'}
      tabIndex={focus ? -1 : undefined}
    >
      <Icon name={ICON[kind]} />
      <div>
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}
