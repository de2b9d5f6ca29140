import { Refine } from '@refinedev/core'
import routerProvider, { UnsavedChangesNotifier } from '@refinedev/react-router'
import { Outlet, ScrollRestoration } from 'react-router'
import { accessControlProvider } from './providers/access-control.ts'
import { authProvider } from './providers/auth.ts'
import { dataProvider } from './providers/data.ts'
import { liveProvider } from './providers/live.ts'
import { useNotificationProvider } from './providers/notification.tsx'
import { phrases } from './providers/phrases.ts'
import { resources } from './resources.ts'

const retryWhenAway = (failures: number, error: unknown) =>
  failures < 2 && (error as { statusCode?: number }).statusCode === 0

/** Refine around every screen. */
export function Shell() {
  return (
    <Refine
      dataProvider={dataProvider}
      authProvider={authProvider}
      accessControlProvider={accessControlProvider}
      liveProvider={liveProvider}
      notificationProvider={useNotificationProvider}
      i18nProvider={phrases}
      routerProvider={routerProvider}
      resources={resources}
      options={{
        liveMode: 'auto',
        mutationMode: 'pessimistic',
        warnWhenUnsavedChanges: true,
        disableTelemetry: true,
        reactQuery: {
          clientConfig: {
            defaultOptions: {
              // What was looked at before is shown, and looked at again: the feed tells only who is there.
              queries: { retry: retryWhenAway, staleTime: 0, refetchOnWindowFocus: true },
            },
          },
        },
      }}
    >
      <Outlet />
      <UnsavedChangesNotifier />
      <ScrollRestoration getKey={({ pathname, key }) => `${pathname} ${key}`} />
    </Refine>
  )
}
