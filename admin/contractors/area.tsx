import { useCustom, useInvalidate, useUpdate } from '@refinedev/core'
import { Button, Slider, Switch } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { HandymanProfile } from '../../cms/payload-types.ts'
import { milesBetween } from '../../domain/distance.ts'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { useMe } from '../pieces/me.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { Day } from '../pieces/when.tsx'
import { AreaMap, type AreaOnMap } from './area-map.tsx'

interface Answer extends Omit<AreaOnMap, 'place' | 'jobs'> {
  place: AreaOnMap['place'] | null
  radiusMiles: number
  jobs: (AreaOnMap['jobs'][number] & { date: string; postcode: string | null })[]
}

/** Where they go: try a distance and see what it reaches before it is saved. */
export default function Area({ contractor }: { contractor: HandymanProfile }) {
  const me = useMe()
  const invalidate = useInvalidate()
  const { mutateAsync, mutation } = useUpdate()
  const [tried, setTried] = useState<number | null>(null)
  const [shows, setShows] = useState({ jobs: true, colleagues: false })
  const { query, result } = useCustom<Answer>({
    url: `/handyman-profiles/${contractor.id}/area`,
    method: 'get',
    errorNotification: false,
  })
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />
  if (query.isLoading) return <Waiting lines={8} />
  const area = result.data as Answer
  const { place } = area
  if (!place)
    return (
      <Card title="Area" className="reading">
        <p>
          {contractor.postcode} is not on our map, so no job can be offered to {contractor.name}.
          Put the postcode right under <Link to="?tab=profile">Profile</Link>.
        </p>
      </Card>
    )
  const radius = tried ?? contractor.radiusMiles
  const reached = area.areas.filter((dot) => milesBetween(place, dot) <= radius)
  const change = radius !== contractor.radiusMiles
  const save = async () => {
    await mutateAsync({
      resource: 'handyman-profiles',
      id: contractor.id,
      values: { radiusMiles: radius },
      successNotification: () => ({ message: `Goes ${radius} miles from now on`, type: 'success' }),
    })
    setTried(null)
    void query.refetch()
    void invalidate({ resource: 'handyman-profiles', id: contractor.id, invalidates: ['detail'] })
  }
  return (
    <div className="area-columns">
      <Card title="Area" beside={`around ${contractor.postcode}`}>
        <AreaMap
          area={{ ...area, place }}
          radiusMiles={radius}
          name={contractor.name}
          shows={shows}
        />
        <p className="paint-foot">
          <span className="key">
            <Switch
              size="small"
              aria-label="Show jobs"
              checked={shows.jobs}
              onChange={(jobs) => setShows({ ...shows, jobs })}
            />
            jobs
          </span>
          <span className="key">
            <Switch
              size="small"
              aria-label="Show the others"
              checked={shows.colleagues}
              onChange={(colleagues) => setShows({ ...shows, colleagues })}
            />
            other contractors
          </span>
        </p>
      </Card>
      <div className="stack">
        <Card title="Goes as far as" beside={<span className="figures">{radius} miles</span>}>
          <Slider
            min={1}
            max={60}
            value={radius}
            disabled={!me.can('update', 'handyman-profiles')}
            onChange={setTried}
            ariaLabelForHandle="Miles"
          />
          <p>
            Reaches <b>{reached.length}</b> postcode areas
            {change && ` (${contractor.radiusMiles} miles now)`}.
          </p>
          {change && (
            <div className="form-foot">
              <Button onClick={() => setTried(null)}>Leave it</Button>
              <Button type="primary" loading={mutation.isPending} onClick={() => void save()}>
                Save {radius} miles
              </Button>
            </div>
          )}
          {radius < contractor.radiusMiles && (
            <p className="note muted">Bookings then out of reach are matched anew to others.</p>
          )}
        </Card>
        <Card title="Postcode areas in reach" beside={reached.length}>
          <p className="codes">
            {reached
              .toSorted((a, b) => a.miles - b.miles)
              .map(({ code, miles }) => (
                <span key={code} title={`${miles} miles`}>
                  {code}
                </span>
              ))}
          </p>
        </Card>
        <Card title="Jobs by distance" beside={area.jobs.length}>
          {area.jobs.length === 0 ? (
            <p className="muted">No job yet.</p>
          ) : (
            <ul>
              {area.jobs.slice(0, 12).map((job) => (
                <li key={job.id} className="job-near">
                  <Link to={`/bookings/${job.id}`}>{job.reference}</Link>
                  <Day date={job.date} />
                  <span className="muted figures">{job.postcode}</span>
                  <span className="figures">{job.miles} miles</span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </div>
  )
}
