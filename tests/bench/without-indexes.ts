/** Rows by the million are loaded as a backup is: first the rows, then what finds and guards them. */
import type pg from 'pg'

interface Made {
  drop: string
  make: string
}

const EVERYTHING_BUT_KEYS = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
  from pg_constraint where contype in ('x', 'u') and conrelid = any($1::text[]::regclass[])
  union all
  select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
  from pg_index i where i.indrelid = any($1::text[]::regclass[]) and not i.indisprimary
    and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('x', 'u'))`

/** Takes the tables' indexes and constraints away while `load` runs, primary keys apart. */
export const withoutIndexes = async (
  client: pg.PoolClient,
  tables: readonly string[],
  load: () => Promise<unknown>,
): Promise<void> => {
  const { rows } = await client.query<Made>(EVERYTHING_BUT_KEYS, [tables])
  for (const { drop } of rows) await client.query(drop)
  await load()
  for (const { make } of rows) await client.query(make)
}
