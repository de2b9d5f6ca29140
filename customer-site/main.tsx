import { type ComponentType, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/site.css'
import { patiently } from './ui/lazy-part.ts'

type PageModule = Promise<{ default: ComponentType<{ token: string }> }>

/** Each page is a chunk of its own: a quote carries nothing of the contractor's phone. */
const PAGES: [RegExp, () => PageModule][] = [
  [/^\/q\/([^/]+)\/?$/, () => import('./quote/QuotePage.tsx')],
  [/^\/v\/([^/]+)\/?$/, () => import('./video/VideoPage.tsx')],
  [/^\/c(?:\/([^/]*))?\/?$/, () => import('./contractor/ContractorPage.tsx')],
  [/^\/$/, () => import('./intake/IntakePage.tsx')],
  [/^/, () => import('./ui/LostPage.tsx')],
]

const open = async (root: HTMLElement) => {
  const path = location.pathname
  const [pattern, load] = PAGES.find(([address]) => address.test(path)) ?? []
  if (!pattern || !load) return
  const { default: Page } = await patiently(load)
  createRoot(root).render(
    <StrictMode>
      <Page token={decodeURIComponent(pattern.exec(path)?.[1] ?? '')} />
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) await open(root)
