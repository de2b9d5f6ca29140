import { useGetIdentity } from '@refinedev/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { type Me, staySignedIn } from '../api/session.ts'
import { useDoors } from '../commands/doors.tsx'
import { Failure } from '../pieces/failure.tsx'
import { useKeys } from '../pieces/keys.ts'
import { MeContext, useMe } from '../pieces/me.tsx'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'
import '../styles/frame.css'

const NewLead = lazy(() => import('../leads/new-lead.tsx'))

const NARROW = 'handy.rail'
const RENEW_MS = 30 * 60_000

const useNarrow = () => {
  const [narrow, setNarrow] = useState(
    () =>
      (localStorage.getItem(NARROW) ?? (window.innerWidth < 1200 ? 'narrow' : 'wide')) === 'narrow',
  )
  return [
    narrow,
    (next: boolean) => {
      localStorage.setItem(NARROW, next ? 'narrow' : 'wide')
      setNarrow(next)
    },
  ] as const
}

const useStaySignedIn = (signedIn: boolean) =>
  useEffect(() => {
    if (!signedIn) return
    const timer = setInterval(() => void staySignedIn(), RENEW_MS)
    return () => clearInterval(timer)
  }, [signedIn])

function Desk() {
  const { can } = useMe()
  const [narrow, setNarrow] = useNarrow()
  const [making, setMaking] = useState(false)
  const newLead = () => setMaking(can('create', 'leads'))
  const { search, doors } = useDoors(newLead)
  useKeys({
    n: (event) => {
      event.preventDefault()
      newLead()
    },
  })
  return (
    <div className={narrow ? 'frame narrow' : 'frame'}>
      <a href="#screen" className="skip">
        Skip to the page
      </a>
      <Rail narrow={narrow} setNarrow={setNarrow} />
      <TopBar newLead={newLead} search={search} />
      <main id="screen">
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
      {making && (
        <Suspense fallback={null}>
          <NewLead close={() => setMaking(false)} />
        </Suspense>
      )}
      {doors}
    </div>
  )
}

/** Rail, top bar and the screen between them, for somebody who is signed in. */
export function Component() {
  const {
    data: me,
    isFetching,
    error,
    refetch,
  } = useGetIdentity<Me | null>({
    queryOptions: { retry: false, staleTime: 60_000 },
  })
  const { pathname, search } = useLocation()
  useStaySignedIn(Boolean(me))
  // What was known of nobody is being asked again right after somebody signed in.
  if (!me && isFetching) return <div className="waiting-page" aria-busy />
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!me) return <Navigate replace to={`/login?to=${encodeURIComponent(pathname + search)}`} />
  return (
    <MeContext value={me}>
      <Desk />
    </MeContext>
  )
}
