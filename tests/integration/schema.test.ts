import { beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../harness/database.ts'
import { query } from '../harness/query.ts'
import { type Column, SEED_TABLES } from './schema-of-the-seed.ts'

interface Found {
  type: string
  words: string[] | null
  length: number | null
  notNull: boolean
  default: string | null
  references: string | null
}

const TYPES: Record<string, string> = {
  uuid: 'uuid',
  varchar: 'text',
  text: 'text',
  int4: 'integer',
  bool: 'boolean',
  timestamptz: 'timestamptz',
  date: 'date',
  jsonb: 'jsonb',
  float8: 'double',
}

const COLUMNS = `
  select c.table_name || '.' || c.column_name as name, c.udt_name as udt,
    c.character_maximum_length as length, c.is_nullable = 'NO' as "notNull", c.column_default as default,
    (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e join pg_type t on t.oid = e.enumtypid
      where t.typname = c.udt_name) as words,
    (select f.confrelid::regclass::text from pg_constraint f
      where f.contype = 'f' and f.conrelid = c.table_name::regclass and array_length(f.conkey, 1) = 1
        and f.conkey[1] = c.ordinal_position) as references
  from information_schema.columns c where c.table_schema = 'public'`

const INDEXES = `
  select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as table, i.indisunique as unique,
    array(select a.attname::text from unnest(i.indkey) with ordinality k(num, pos)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.num order by k.pos) as columns
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and i.indpred is null`

describe('the database has what the seed document asks for', () => {
  let url = ''
  const columns = new Map<string, Found>()
  let indexes: { name: string; table: string; unique: boolean; columns: string[] }[] = []

  beforeAll(async () => {
    url = (await freshDatabase()).url
    for (const { name, udt, ...rest } of await query<Found & { name: string; udt: string }>(
      url,
      COLUMNS,
    ))
      columns.set(name, { ...rest, type: TYPES[udt] ?? (rest.words ? 'enum' : udt) })
    indexes = await query(url, INDEXES)
  })

  const check = (name: string, wanted: Column) => {
    const found = columns.get(name)
    expect(found, `${name} is missing`).toBeDefined()
    if (typeof wanted.type === 'string') expect(found?.type, name).toBe(wanted.type)
    else
      expect(found?.words, `${name} knows these words`).toEqual(
        expect.arrayContaining([...wanted.type]),
      )
    if (wanted.length) expect(found?.length, `${name} has this length`).toBe(wanted.length)
    if (wanted.notNull) expect(found?.notNull, `${name} is not null`).toBe(true)
    if (wanted.default)
      expect(found?.default?.replace(/::\w+$/, ''), `${name} has this default`).toBe(wanted.default)
    if (wanted.references) expect(found?.references, `${name} refers to`).toBe(wanted.references)
  }

  for (const [table, { columns: wanted, unique = [], indexes: named = {} }] of Object.entries(
    SEED_TABLES,
  )) {
    describe(table, () => {
      it('has every column, with its type, default and reference', () => {
        for (const [column, shape] of Object.entries(wanted)) check(`${table}.${column}`, shape)
      })

      if (unique.length > 0)
        it('has every unique constraint', () => {
          const there = indexes.filter((index) => index.table === table && index.unique)
          for (const key of unique) expect(there.map((index) => index.columns)).toContainEqual(key)
        })

      if (Object.keys(named).length > 0)
        it('has every index by its name', () => {
          for (const [name, key] of Object.entries(named))
            expect(indexes.find((index) => index.name === name)).toMatchObject({
              table,
              columns: key,
            })
        })
    })
  }

  it('has no timestamp without a time zone', async () => {
    const loose = await query<{ name: string }>(
      url,
      `select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'public' and data_type = 'timestamp without time zone'`,
    )
    expect(loose).toEqual([])
  })
})
