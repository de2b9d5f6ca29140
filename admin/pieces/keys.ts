import { useEffect, useRef } from 'react'

type Keys = Record<string, (event: KeyboardEvent) => void>

const TYPING = 'input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox]'

const busyElsewhere = (target: EventTarget | null) =>
  (target instanceof Element && target.closest(TYPING) !== null) ||
  document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null

/**
 * Single-key shortcuts of a screen (`j`, `Enter`, `Escape`, `ctrl+Enter`), off while somebody types
 * or a dialog is open; those with `ctrl+` work while typing too.
 */
export function useKeys(keys: Keys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const withControl = event.ctrlKey || event.metaKey
      if (event.altKey || event.defaultPrevented) return
      const act = current.current[withControl ? `ctrl+${event.key}` : event.key]
      if (!act || (!withControl && busyElsewhere(event.target))) return
      act(event)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** `Esc` closes what was just opened, wherever the focus is by then. */
export function useEscape(close: () => void): void {
  const current = useRef(close)
  current.current = close
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') current.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
