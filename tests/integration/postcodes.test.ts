import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importAreas } from '../../scripts/postcodes/import-areas.ts'
import { gridToDegrees } from '../../scripts/postcodes/read-area.ts'
import { freshDatabase } from '../harness/database.ts'

/** A zip whose files are stored as they are. */
const zipOf = (files: Record<string, string>): Buffer => {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const [title, body] = [Buffer.from(name), Buffer.from(text)]
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(body), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(body.length, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, title, body])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, rest, title]))
    bodies.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.write('504b0506', 0, 'hex')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

describe('a file of postcodes', () => {
  const folder = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-postcodes-`))
  const fileOf = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  let pool: pg.Pool
  const areas = async () =>
    (
      await pool.query<{ code: string; latitude: number; longitude: number }>(
        'select code, latitude, longitude from postcode_areas order by code',
      )
    ).rows

  beforeAll(async () => {
    pool = new pg.Pool({ connectionString: (await freshDatabase()).url, max: 2 })
  })
  afterAll(async () => {
    await pool.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it('has its grid references turned into degrees', () => {
    // The Ordnance Survey's own worked example: a church tower in Norfolk.
    const { latitude, longitude } = gridToDegrees(651_409.903, 313_177.27)
    expect(latitude).toBeCloseTo(52.658, 3)
    expect(longitude).toBeCloseTo(1.7161, 3)
  })

  it('as Code-Point Open comes, a zip: each place, and the middle of each outcode', async () => {
    const path = fileOf(
      'codepo_gb.zip',
      zipOf({
        'Doc/Code-Point_Open_Column_Headers.csv': 'PC,PQ,EA,NO\n',
        'Data/CSV/ng.csv':
          '"NG5 1AA",10,457000,343000\n"NG51AB",10,457200,343400\n"NG5 9ZZ",90,0,0\n',
        'Data/CSV/de.csv': '"DE1 1AA",10,435000,336000\n',
      }),
    )
    const told: string[] = []
    const done = await importAreas(pool, path, ({ file }) => told.push(file))
    expect(done).toEqual({ read: 4, changed: 3, skipped: 1 })
    expect(told.length).toBeGreaterThan(0)
    const found = await areas()
    expect(found.map(({ code }) => code)).toEqual(['DE1', 'DE1 1AA', 'NG5', 'NG5 1AA', 'NG5 1AB'])
    const [middle, one, other] = found.slice(2)
    expect(middle?.latitude).toBeCloseTo(((one?.latitude ?? 0) + (other?.latitude ?? 0)) / 2, 9)
    expect(one?.latitude).toBeCloseTo(52.98, 1)
    expect(one?.longitude).toBeCloseTo(-1.15, 1)
  })

  it('may be imported again, and changes nothing', async () => {
    const before = await areas()
    const done = await importAreas(pool, join(folder, 'codepo_gb.zip'))
    expect(done).toMatchObject({ read: 4, changed: 0 })
    expect(await areas()).toEqual(before)
  })

  it('with a heading and degrees is taken as it says', async () => {
    const path = fileOf(
      'outcodes.csv',
      '\uFEFFoutcode,latitude,longitude\r\nLE1,52.6352,-1.1304\r\nNG5,52.99,-1.13\r\nnonsense,1,2\r\n',
    )
    expect(await importAreas(pool, path)).toEqual({ read: 3, changed: 2, skipped: 1 })
    const found = await areas()
    expect(found.find(({ code }) => code === 'LE1')).toEqual({
      code: 'LE1',
      latitude: 52.6352,
      longitude: -1.1304,
    })
    expect(found.find(({ code }) => code === 'NG5')?.latitude).toBe(52.99)
  })

  it('that names no place is refused in words', async () => {
    const path = fileOf('shopping.csv', 'milk,eggs\nbread,butter\n')
    await expect(importAreas(pool, path)).rejects.toThrow(/names no postcode/)
    await expect(importAreas(pool, fileOf('broken.zip', 'no zip at all'))).rejects.toThrow()
  })

  it('is not needed where a public look-up is set: asked once, then known', async () => {
    let asked = 0
    const server = createServer((request, answer) => {
      asked++
      const known = request.url === '/postcodes/S1%202HE'
      answer.writeHead(known ? 200 : 404, { 'content-type': 'application/json' })
      answer.end(JSON.stringify({ result: known ? { latitude: 53.38, longitude: -1.47 } : null }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    process.env.POSTCODES_IO = `http://127.0.0.1:${port}`
    const { placePostcode } = await import('../../operations/places/place-postcode.ts')
    const { drizzle } = await import('drizzle-orm/node-postgres')
    const req = { payload: { db: { drizzle: drizzle(pool) } } } as never
    expect(await placePostcode(req, 'S1 2HE')).toEqual({ latitude: 53.38, longitude: -1.47 })
    expect(await placePostcode(req, 'S1 2HE')).toEqual({ latitude: 53.38, longitude: -1.47 })
    expect(asked).toBe(1)
    expect(await placePostcode(req, 'S2 1AA')).toBeNull()
    server.close()
  })
})
