/** One line of such a file as a place; the two forms it comes in are told apart by its heading. */
import proj4 from 'proj4'
import { normalisePostcode } from '../../domain/postcode.ts'

export interface Area {
  /** `NG5` or `NG5 1AA`. */
  code: string
  latitude: number
  longitude: number
}

/** The National Grid on the Airy ellipsoid, and the shift to WGS 84: right to some five metres. */
const NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs'
const toDegrees = proj4(NATIONAL_GRID, 'WGS84')

/** Metres east and north on the National Grid as WGS 84 degrees. */
export const gridToDegrees = (east: number, north: number): Omit<Area, 'code'> => {
  const [longitude = Number.NaN, latitude = Number.NaN] = toDegrees.forward([east, north])
  return { latitude, longitude }
}

interface Columns {
  code: number
  latitude?: number
  longitude?: number
  east?: number
  north?: number
}

/** Code-Point Open has no heading: postcode, quality, eastings, northings and codes of districts. */
export const CODE_POINT: Columns = { code: 0, east: 2, north: 3 }

const HEADINGS: [keyof Columns, RegExp][] = [
  ['code', /^(code|postcode|outcode|postcode district)$/i],
  ['latitude', /^lat(itude)?$/i],
  ['longitude', /^(lon|lng|long|longitude)$/i],
  ['east', /^eastings?$/i],
  ['north', /^northings?$/i],
]

/** Where the columns stand when the line is a heading; null when it is data. */
export const readHeading = (fields: readonly string[]): Columns | null => {
  const found = Object.fromEntries(
    HEADINGS.map(([name, words]) => [name, fields.findIndex((field) => words.test(field))]).filter(
      ([, at]) => at !== -1,
    ),
  ) as Partial<Columns>
  return found.code === undefined ? null : { ...found, code: found.code }
}

const numberAt = (fields: readonly string[], at: number | undefined): number =>
  at === undefined || !fields[at] ? Number.NaN : Number(fields[at])

/** Great Britain and Northern Ireland, with room: anything else is a slip in the file. */
const isInBritain = ({ latitude, longitude }: Omit<Area, 'code'>): boolean =>
  latitude > 49 && latitude < 61.5 && longitude > -9 && longitude < 2.5

/** Null for what names no postcode or lies nowhere: Code-Point gives such ones zeros. */
export const readArea = (fields: readonly string[], columns: Columns): Area | null => {
  const code = normalisePostcode(fields[columns.code] ?? '')
  if (!code) return null
  const at = (column: number | undefined) => numberAt(fields, column)
  const degrees = { latitude: at(columns.latitude), longitude: at(columns.longitude) }
  const [east, north] = [at(columns.east), at(columns.north)]
  const onGrid = east > 0 && north > 0
  const place = onGrid && Number.isNaN(degrees.latitude) ? gridToDegrees(east, north) : degrees
  return isInBritain(place) ? { code, ...place } : null
}
