import { useCustom } from '@refinedev/core'
import type { HandymanProfile } from '../../cms/payload-types.ts'
import { addDays, londonClock } from '../../domain/london-time.ts'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { useLiveRefresh } from '../pieces/live-refresh.ts'
import { useMe } from '../pieces/me.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { dayInWords, minutesInWords } from '../words/time.ts'
import { mondayOf } from '../words/weeks.ts'

interface WeekOfWork {
  monday: string
  jobs: number
  booked: number
  offered: number
  most: number
}

const WEEKS_BACK = 3
const WEEKS_AHEAD = 4

const share = (part: number, whole: number) =>
  whole > 0 ? Math.min(100, Math.round((part / whole) * 100)) : 0

/** Jobs a week against the most they take, and the hours booked of those they offer. */
export function Load({ contractor }: { contractor: HandymanProfile }) {
  const me = useMe()
  const monday = mondayOf(londonClock(new Date()).date)
  const from = addDays(monday, -7 * WEEKS_BACK)
  const { query, result } = useCustom<{ weeks: WeekOfWork[] }>({
    url: `/handyman-profiles/${contractor.id}/load`,
    method: 'get',
    config: { query: { from, to: addDays(monday, 7 * WEEKS_AHEAD + 6) } },
    errorNotification: false,
    queryOptions: { enabled: me.may('readBoard') },
  })
  useLiveRefresh(['bookings', 'contractor-availability-dates'], () => void query.refetch())
  if (!me.may('readBoard')) return null
  const weeks = result.data?.weeks ?? []
  return (
    <Card title="Load" beside={`at most ${contractor.maxConcurrentJobs} jobs a day`}>
      {query.error ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : query.isLoading ? (
        <Waiting lines={6} />
      ) : (
        <table className="load" aria-label="Load by week">
          <thead>
            <tr>
              <th scope="col">Week of</th>
              <th scope="col" className="right">
                Jobs
              </th>
              <th scope="col">Hours booked of those offered</th>
              <th scope="col" className="right">
                Hours
              </th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ monday: week, jobs, most, booked, offered }) => (
              <tr key={week} className={week === monday ? 'now' : undefined}>
                <th scope="row">{week === monday ? 'This week' : dayInWords(week).slice(4)}</th>
                <td className="right figures">
                  {jobs} <small>of {most}</small>
                </td>
                <td>
                  <span className="meter" aria-hidden>
                    <i
                      className={share(booked, offered) >= 90 ? 'full' : undefined}
                      style={{ width: `${share(booked, offered)}%` }}
                    />
                  </span>
                  <span className="unseen">{share(booked, offered)} %</span>
                </td>
                <td className="right figures">
                  {booked ? minutesInWords(booked) : '0 h'}{' '}
                  <small>of {minutesInWords(offered)}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
