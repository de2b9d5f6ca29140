/** Brings a file of postcodes into `postcode_areas`, a few thousand at a time. */
import { basename } from 'node:path'
import type pg from 'pg'
import { type Area, CODE_POINT, readArea, readHeading } from './read-area.ts'
import { readLines } from './read-lines.ts'

const BATCH = 5_000

export interface Imported {
  read: number
  /** New, or elsewhere than before. */
  changed: number
  /** Lines that name no postcode or no place in Britain. */
  skipped: number
}

const WRITE = `
  insert into postcode_areas (id, code, latitude, longitude, source)
  select uuidv7(), code, latitude, longitude, $4
  from unnest($1::text[], $2::float8[], $3::float8[]) as area(code, latitude, longitude)
  on conflict (code) do update
    set latitude = excluded.latitude, longitude = excluded.longitude, source = excluded.source, updated_at = now()
    where (postcode_areas.latitude, postcode_areas.longitude) is distinct from (excluded.latitude, excluded.longitude)`

/** An outcode lies in the middle of its postcodes, where the file did not say so itself. */
const WRITE_OUTCODES = `
  insert into postcode_areas (id, code, latitude, longitude, source)
  select uuidv7(), split_part(code, ' ', 1), avg(latitude), avg(longitude), $1::text
  from postcode_areas where code like '% %' and source = $1::text
    and not split_part(code, ' ', 1) = any($2::text[])
  group by split_part(code, ' ', 1)
  on conflict (code) do update
    set latitude = excluded.latitude, longitude = excluded.longitude, source = excluded.source, updated_at = now()
    where (postcode_areas.latitude, postcode_areas.longitude) is distinct from (excluded.latitude, excluded.longitude)`

const write = async (pool: pg.Pool, areas: Map<string, Area>, source: string): Promise<number> => {
  const rows = [...areas.values()]
  const written = await pool.query(WRITE, [
    rows.map(({ code }) => code),
    rows.map(({ latitude }) => latitude),
    rows.map(({ longitude }) => longitude),
    source,
  ])
  return written.rowCount ?? 0
}

/**
 * Imports a Code-Point Open zip, one of its CSVs, or a CSV with a heading (code, and latitude and
 * longitude or eastings and northings). Each batch stands by itself: an import that was cut off is
 * simply run again, and what is there already is left as it is. `onProgress` is told after each batch.
 * @throws when the file cannot be read, or nothing in it names a place
 */
export const importAreas = async (
  pool: pg.Pool,
  path: string,
  onProgress: (sofar: Imported & { file: string }) => void = () => {},
): Promise<Imported> => {
  const source = basename(path).slice(0, 40)
  const sofar: Imported = { read: 0, changed: 0, skipped: 0 }
  const ownOutcodes = new Set<string>()
  let [columns, file] = [CODE_POINT, '']
  let batch = new Map<string, Area>()
  const flush = async () => {
    if (batch.size > 0) sofar.changed += await write(pool, batch, source)
    batch = new Map()
    onProgress({ ...sofar, file })
  }
  for await (const line of readLines(path)) {
    if (line.file !== file) {
      file = line.file
      const heading = readHeading(line.fields)
      columns = heading ?? CODE_POINT
      if (heading) continue
    }
    sofar.read++
    const area = readArea(line.fields, columns)
    if (!area) sofar.skipped++
    else {
      batch.set(area.code, area)
      if (!area.code.includes(' ')) ownOutcodes.add(area.code)
    }
    if (batch.size >= BATCH) await flush()
  }
  await flush()
  if (sofar.read === sofar.skipped)
    throw new Error(`${basename(path)} names no postcode with a place in Britain.`)
  await pool.query(WRITE_OUTCODES, [source, [...ownOutcodes]])
  return sofar
}
