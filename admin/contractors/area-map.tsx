import { milesBetween, type Place } from '../../domain/distance.ts'
import { placeLabels, SIZE } from './place-labels.ts'

export interface AreaOnMap {
  place: Place
  areas: (Place & { code: string; miles: number })[]
  jobs: (Place & { id: string; reference: string; status: string; miles: number })[]
  colleagues: (Place & { id: string; name: string; radiusMiles: number })[]
}

const MILES_PER_DEGREE = 69.093

interface Props {
  area: AreaOnMap
  radiusMiles: number
  name: string
  shows: { jobs: boolean; colleagues: boolean }
}

const ringsTo = (reach: number): number[] => {
  const step = reach > 40 ? 20 : reach > 18 ? 10 : 5
  return Array.from({ length: Math.floor(reach / step) }, (_, ring) => (ring + 1) * step)
}

/** A map drawn from nothing but the places we hold: miles from the contractor, north up. */
export function AreaMap({ area, radiusMiles, name, shows }: Props) {
  const { place: here } = area
  const reach = Math.max(
    radiusMiles * 1.15,
    ...area.areas.map(({ miles }) => Math.min(miles, radiusMiles * 1.6)),
    3,
  )
  const unit = reach / 100
  const east = Math.cos((here.latitude * Math.PI) / 180) * MILES_PER_DEGREE
  const at = ({ latitude, longitude }: Place) => ({
    x: (longitude - here.longitude) * east,
    y: (here.latitude - latitude) * MILES_PER_DEGREE,
  })
  const labels = placeLabels(
    area.areas.map((dot) => ({ name: dot.code, ...at(dot) })),
    [{ x: 0, y: 0 }, ...(shows.jobs ? area.jobs.map(at) : [])],
    unit,
  )
  const within = (to: Place) => milesBetween(here, to) <= radiusMiles
  return (
    <svg
      className="area-map"
      viewBox={`${-reach} ${-reach} ${2 * reach} ${2 * reach}`}
      role="img"
      aria-label={`${radiusMiles} miles around ${name}, with ${area.areas.filter(within).length} postcode areas`}
    >
      <circle r={radiusMiles} className="reach" strokeWidth={unit * 0.8} />
      {ringsTo(reach).map((ring) => (
        <g key={ring}>
          <circle r={ring} className="ring" strokeWidth={unit * 0.4} />
          <text y={-ring + unit * 4} className="ring-name" fontSize={unit * 3.6}>
            {ring} miles
          </text>
        </g>
      ))}
      {area.areas.map((dot) => {
        const { x, y } = at(dot)
        const label = labels.get(dot.code)
        return (
          <g key={dot.code} className={within(dot) ? 'area in' : 'area'}>
            <circle cx={x} cy={y} r={unit * 1.5}>
              <title>
                {dot.code}, {dot.miles} miles
              </title>
            </circle>
            {label && (
              <text {...label} fontSize={unit * SIZE}>
                {dot.code}
              </text>
            )}
          </g>
        )
      })}
      {shows.colleagues &&
        area.colleagues.map((dot) => {
          const { x, y } = at(dot)
          return (
            <circle
              key={dot.id}
              cx={x}
              cy={y}
              r={unit * 1.6}
              className="colleague"
              strokeWidth={unit * 0.6}
            >
              <title>
                {dot.name}, goes {dot.radiusMiles} miles
              </title>
            </circle>
          )
        })}
      {shows.jobs &&
        area.jobs.map((dot) => {
          const { x, y } = at(dot)
          return (
            <rect
              key={dot.id}
              x={x - unit * 1.5}
              y={y - unit * 1.5}
              width={unit * 3}
              height={unit * 3}
              transform={`rotate(45 ${x} ${y})`}
              className={dot.status === 'completed' ? 'job done' : 'job'}
            >
              <title>
                {dot.reference}, {dot.miles} miles
              </title>
            </rect>
          )
        })}
      <circle r={unit * 2.2} className="home" strokeWidth={unit} />
    </svg>
  )
}
