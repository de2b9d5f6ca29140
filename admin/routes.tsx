import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { Broken } from './frame/broken.tsx'
import { Shell } from './shell.tsx'

type Screen = () => Promise<{ Component: React.ComponentType }>

/** A screen in a file of its own, fetched when it is first opened. */
const screen = (path: string, lazy: Screen): RouteObject => ({ path, lazy })

const screens: RouteObject[] = [
  { index: true, lazy: () => import('./today/page.tsx') },
  screen('inbox', () => import('./inbox/page.tsx')),
  screen('calls/:id', () => import('./calls/page.tsx')),
  screen('messages', () => import('./messages/list.tsx')),
  screen('messages/templates', () => import('./messages/templates.tsx')),
  screen('leads', () => import('./leads/list.tsx')),
  screen('leads/board', () => import('./leads/board.tsx')),
  screen('leads/:id', () => import('./leads/page.tsx')),
  screen('leads/:id/quote', () => import('./builder/page.tsx')),
  screen('quotes', () => import('./quotes/list.tsx')),
  screen('quotes/:id', () => import('./quotes/page.tsx')),
  screen('bookings', () => import('./bookings/list.tsx')),
  screen('bookings/:id', () => import('./bookings/page.tsx')),
  screen('calendar', () => import('./calendar/page.tsx')),
  screen('dispatch', () => import('./dispatch/page.tsx')),
  screen('exceptions', () => import('./exceptions/list.tsx')),
  screen('estimator', () => import('./estimator/list.tsx')),
  screen('estimator/:id', () => import('./estimator/item.tsx')),
  screen('contractors', () => import('./contractors/list.tsx')),
  screen('contractors/:id', () => import('./contractors/page.tsx')),
  { path: 'catalogue', element: <Navigate to="/catalogue/prices" replace /> },
  screen('catalogue/prices', () => import('./catalogue/prices.tsx')),
  screen('catalogue/tasks', () => import('./catalogue/tasks.tsx')),
  screen('settings', () => import('./settings/page.tsx')),
  screen('settings/people', () => import('./people/list.tsx')),
  screen('settings/jobs', () => import('./jobs/list.tsx')),
  screen('analytics', () => import('./analytics/matching.tsx')),
  screen('settings/audit', () => import('./audit/list.tsx')),
  screen('*', () => import('./frame/lost.tsx')),
]

export const router = createBrowserRouter(
  [
    {
      element: <Shell />,
      errorElement: <Broken />,
      hydrateFallbackElement: <div className="waiting-page" aria-busy />,
      children: [
        screen('login', () => import('./login/page.tsx')),
        {
          lazy: () => import('./frame/frame.tsx'),
          children: [{ errorElement: <Broken />, children: screens }],
        },
      ],
    },
  ],
  { basename: '/admin' },
)
