import { type PointerEvent, useEffect, useRef } from 'react'

/** Press and drag over cells: what the first one turns to, the others turn to as well. */
export function useBrush<Value>(finish?: () => void) {
  const held = useRef<Value | null>(null)
  const end = useRef(() => undefined as unknown)
  end.current = () => {
    if (held.current === null) return
    held.current = null
    finish?.()
  }
  // The pointer may be let go anywhere on the page.
  useEffect(() => {
    const up = () => end.current()
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', up)
    return () => {
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', up)
    }
  }, [])
  /** A cell that turns to `turnsTo` when pressed, and to whatever is held when dragged over. */
  return (turnsTo: Value, paint: (value: Value) => void) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      if (event.currentTarget.hasPointerCapture(event.pointerId))
        event.currentTarget.releasePointerCapture(event.pointerId)
      held.current = turnsTo
      paint(turnsTo)
    },
    onPointerEnter: () => {
      if (held.current !== null) paint(held.current)
    },
  })
}
