import { useEffect, useState } from 'react'
import type { Call } from '../../cms/payload-types.ts'
import { clockOf } from '../words/time.ts'

/** How long the call has run, or ran. */
export function CallClock({ call, running }: { call: Call; running: boolean }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [running])
  const begun = new Date(call.answeredAt ?? call.createdAt).getTime()
  const seconds = running ? Math.max(0, (now - begun) / 1000) : (call.durationSeconds ?? 0)
  return <span className="figures muted">{clockOf(seconds)}</span>
}
