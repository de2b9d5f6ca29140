import { lazy, Suspense, useState } from 'react'
import { useKeys } from '../pieces/keys.ts'
import { useGoKeys } from './go-keys.ts'

const Palette = lazy(() => import('./palette.tsx'))
const HelpSheet = lazy(() => import('./help-sheet.tsx'))

type Open = 'palette' | 'help' | null

/** The keys that work everywhere, and what they open; each comes with its first use. */
export function useDoors(newLead: () => void) {
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const show = (what: Open) => (event: KeyboardEvent) => {
    event.preventDefault()
    setOpen(what)
  }
  useGoKeys()
  useKeys({
    'ctrl+k': show('palette'),
    '?': show('help'),
    // A screen with a search of its own that is begun by `/` keeps the key.
    '/': (event) => {
      if (!document.querySelector('[aria-keyshortcuts="/"]')) show('palette')(event)
    },
  })
  return {
    search: () => setOpen('palette'),
    doors: (
      <Suspense fallback={null}>
        {open === 'palette' && (
          <Palette close={close} newLead={newLead} help={() => setOpen('help')} />
        )}
        {open === 'help' && <HelpSheet close={close} />}
      </Suspense>
    ),
  }
}
