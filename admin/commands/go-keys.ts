import { useRef } from 'react'
import { useNavigate } from 'react-router'
import { useKeys } from '../pieces/keys.ts'
import { useMe } from '../pieces/me.tsx'
import { destinationsFor, GO_KEYS } from './places-to-go.ts'

const PATIENCE_MS = 1500

/** `G`, then the letter of a place, goes there; a place one's role has not is no place. */
export function useGoKeys(): void {
  const { role } = useMe()
  const navigate = useNavigate()
  const begun = useRef(0)
  const mayGo = (to: string) => destinationsFor(role).some((place) => place.to === to)
  const second = Object.fromEntries(
    Object.entries(GO_KEYS).map(([letter, to]) => [
      letter,
      (event: KeyboardEvent) => {
        if (Date.now() - begun.current > PATIENCE_MS || !mayGo(to)) return
        begun.current = 0
        event.preventDefault()
        void navigate(to)
      },
    ]),
  )
  useKeys({
    ...second,
    g: () => {
      begun.current = Date.now()
    },
  })
}
