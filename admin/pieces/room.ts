import { useSyncExternalStore } from 'react'

const roomy = window.matchMedia('(min-width: 1240px)')

const watch = (changed: () => void) => {
  roomy.addEventListener('change', changed)
  return () => roomy.removeEventListener('change', changed)
}

/** Whether the screen has room for everything. */
export const useRoomy = (): boolean => useSyncExternalStore(watch, () => roomy.matches)
