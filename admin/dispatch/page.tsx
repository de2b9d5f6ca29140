import { App, Button } from 'antd'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import { datesFrom } from '../../domain/london-time.ts'
import { DEFAULT_SETTINGS } from '../../domain/settings.ts'
import { Failure } from '../pieces/failure.tsx'
import { useKeys } from '../pieces/keys.ts'
import { useLiveRefresh } from '../pieces/live-refresh.ts'
import { useMe } from '../pieces/me.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'
import { useSettings } from '../pieces/settings.ts'
import { Waiting } from '../pieces/waiting.tsx'
import { slotWords } from '../words/slots.ts'
import { dayInWords } from '../words/time.ts'
import { isMovable } from './bar.tsx'
import { type BoardBooking, type Line, useBoard } from './board.ts'
import { type BoardUrl, useBoardUrl } from './board-url.ts'
import { type Fits, slotOn, useFits, verdictInWords, verdictOn } from './fits.ts'
import { Foot } from './foot.tsx'
import { BoardGrid } from './grid.tsx'
import { InHand } from './in-hand.tsx'
import { type Place, useMoving } from './moving.ts'
import { Toolbar } from './toolbar.tsx'
import { Tray } from './tray.tsx'
import '../styles/lists.css'
import '../styles/dispatch.css'

const JobPanel = lazy(() => import('./job-panel.tsx'))
const ConfirmMove = lazy(() => import('./confirm-move.tsx'))

const fitsSomewhere = (fits: Fits | undefined, contractor: string) =>
  fits?.contractors[contractor]?.some((code) => code === 0) ?? false

const shownOf = (lines: readonly Line[], url: BoardUrl, fits: Fits | undefined): Line[] => {
  const words = url.search.trim().toLowerCase()
  return lines.filter(({ contractor, hours, jobs }) => {
    if (words && !`${contractor.name} ${contractor.postcode}`.toLowerCase().includes(words))
      return false
    if (url.show === 'working') return hours.size > 0 || jobs > 0
    if (url.show === 'busy') return jobs > 0
    if (url.show === 'fit' && fits) return fitsSomewhere(fits, contractor.id)
    return true
  })
}

export function Component() {
  const me = useMe()
  const url = useBoardUrl()
  const { notification } = App.useApp()
  const day = (useSettings() ?? DEFAULT_SETTINGS).halfDays
  const { lines, tray, bookings, loading, refreshing, error, refresh } = useBoard(url.from, url.to)
  const dates = useMemo(() => datesFrom(url.from, url.to), [url.from, url.to])
  const frame = useRef<HTMLDivElement>(null)
  const label = useRef<HTMLDivElement>(null)
  const [dropped, setDropped] = useState<{ booking: BoardBooking; place: Place } | null>(null)
  const [inHand, setInHand] = useState<string | null>(null)
  const jobs = [...bookings, ...tray]
  const opened = jobs.find(({ id }) => id === url.open)
  const focus = inHand ?? (opened && isMovable(opened) ? opened.id : null)
  const { fits, refresh: fitAgain } = useFits(focus, url)
  useLiveRefresh(
    ['bookings', 'slot-holds', 'contractor-availability-dates', 'handyman-profiles'],
    () => focus && fitAgain(),
  )
  const shown = useMemo(() => shownOf(lines, url, fits), [lines, url, fits])
  const nameOf = (id: string) =>
    lines.find(({ contractor }) => contractor.id === id)?.contractor.name ??
    tray.find(({ contractor }) => contractor === id)?.contractorName ??
    'somebody'
  const allowed = me.may('dispatch')

  const moving = useMoving({
    ...{ allowed, dates, day, frame, label },
    order: shown.map(({ contractor }) => contractor.id),
    open: ({ id }) => url.setOpen(url.open === id ? null : id),
    drop: (booking, place) => {
      const slot = slotOn(booking, place.half, day)
      const verdict = verdictOn(fits, booking, { ...place, slot })
      if (verdict.kind === 'here') return
      if (verdict.kind !== 'no') return setDropped({ booking, place })
      notification.warning({
        message: `Not to ${nameOf(place.contractor)}, ${dayInWords(place.date)}, ${slotWords(slot)}`,
        description: `${verdictInWords(verdict)}.`,
        placement: 'bottomRight',
        duration: 8,
        role: 'alert',
      })
    },
  })
  const { picked, over } = moving
  if ((picked?.booking.id ?? null) !== inHand) setInHand(picked?.booking.id ?? null)
  useKeys({ Escape: () => url.setOpen(null) })

  const said = (() => {
    if (!picked || !over) return null
    const slot = slotOn(picked.booking, over.half, day)
    const verdict = verdictOn(fits, picked.booking, { ...over, slot })
    return {
      at: `${nameOf(over.contractor)}, ${dayInWords(over.date)}, ${slotWords(slot)}`,
      verdict,
    }
  })()
  return (
    <Page
      title="Dispatch"
      beside={
        loading ? null : (
          <span className="muted figures">
            {shown.length === lines.length
              ? `${lines.length} contractors`
              : `${shown.length} of ${lines.length} contractors`}
            {` · ${bookings.length} jobs`}
          </span>
        )
      }
      actions={<Link to="/calendar">Calendar</Link>}
    >
      <Toolbar url={url} aJobInHand={focus !== null} />
      {error ? (
        <Failure error={error} retry={refresh} />
      ) : loading ? (
        <div className="sheet board-waiting">
          <Waiting lines={10} />
        </div>
      ) : (
        <div className={url.open ? (picked ? 'with-peek in-hand' : 'with-peek') : undefined}>
          <div className={refreshing ? 'board-column stale' : 'board-column'}>
            <Tray
              items={tray}
              open={url.open}
              moving={moving}
              movable={allowed}
              go={(date) => url.go(date)}
            />
            {shown.length === 0 ? (
              <div className="sheet">
                <Nothing
                  action={
                    <Button
                      onClick={() => {
                        url.setSearch('')
                        url.setShow('all')
                      }}
                    >
                      Show everybody
                    </Button>
                  }
                >
                  {url.show === 'fit'
                    ? 'Nobody fits this job in these days. Look at later days, or at the reasons in the panel.'
                    : 'No contractor fits what you asked for.'}
                </Nothing>
              </div>
            ) : (
              <BoardGrid
                {...{ frame, dates, day, moving, fits }}
                lines={shown}
                today={url.today}
                open={url.open}
              />
            )}
            <Foot allowed={allowed} />
          </div>
          {url.open && (
            <Suspense fallback={<aside className="peek" aria-busy />}>
              <JobPanel
                key={url.open}
                id={url.open}
                close={() => url.setOpen(null)}
                move={opened && allowed && isMovable(opened) ? () => moving.pickUp(opened) : null}
              />
            </Suspense>
          )}
        </div>
      )}
      <InHand moving={moving} said={said} label={label} />
      {dropped && (
        <Suspense fallback={null}>
          <ConfirmMove
            booking={dropped.booking}
            place={dropped.place}
            from={nameOf(dropped.booking.contractor)}
            to={nameOf(dropped.place.contractor)}
            day={day}
            close={() => {
              setDropped(null)
              refresh()
            }}
          />
        </Suspense>
      )}
    </Page>
  )
}
