import { useEffect, useRef } from 'react'
import { listen } from '../api/live-feed.ts'

const GATHER_MS = 300

/** Calls `refresh` when any of these tables changes: for what Refine's own hooks do not fetch. */
export function useLiveRefresh(resources: readonly string[], refresh: () => void): void {
  const current = useRef(refresh)
  current.current = refresh
  const watched = resources.join(',')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = listen(({ resource }) => {
      if (resource !== '*' && !watched.split(',').includes(resource)) return
      clearTimeout(timer)
      timer = setTimeout(() => current.current(), GATHER_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [watched])
}
