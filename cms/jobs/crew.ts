/**
 * A killed process leaves its jobs locked, and the queue would let them lie for four hours. Each run
 * of the runner is a crew that holds an advisory lock for as long as it lives; Postgres frees it when
 * the connection goes, however that comes. Jobs locked by a crew that is gone are given back.
 */
import { randomInt } from 'node:crypto'
import pg from 'pg'
import { getLog } from '../log.ts'

/** The first half of every crew's advisory lock. */
const CREWS = 726_135
const LOOK_EVERY_MS = 5_000
/** A worker nobody has put down yet is taken for new until its job is this old. */
const STRANGER_SECONDS = 60

const GIVE_BACK = `
  with alive as (
    select objid::bigint as crew from pg_locks
    where locktype = 'advisory' and classid = $1 and granted
      and database = (select oid from pg_database where datname = current_database())),
  gone as (
    select distinct j.locked_by from graphile_worker._private_jobs j
    left join job_crews c on c.worker_id = j.locked_by
    where j.locked_by is not null
      and case when c.crew is null then j.locked_at < now() - make_interval(secs => $2)
        else c.crew not in (select crew from alive) end),
  forgotten as (
    delete from job_crews where crew not in (select crew from alive)
      and worker_id not in (select locked_by from gone))
  select graphile_worker.force_unlock_workers(array_agg(locked_by)), count(*)::int as workers
  from gone having count(*) > 0`

const ENLIST = 'insert into job_crews (worker_id, crew) values ($1, $2) on conflict do nothing'

export interface Crew {
  /** Puts a worker of this run down as ours. */
  enlist(workerId: string): void
  leave(): Promise<void>
}

/** Gives back the jobs of crews that are gone. */
export const giveBackJobs = async (client: Pick<pg.Client, 'query'>): Promise<void> => {
  const { rows } = await client.query<{ workers: number }>(GIVE_BACK, [CREWS, STRANGER_SECONDS])
  if (rows[0]) getLog().warn({ workers: rows[0].workers }, 'Jobs of a dead worker were given back.')
}

/**
 * Begins a crew: its lock taken, the jobs of the dead given back now and every few seconds. `onLost`
 * is called when its lock is gone with its connection: its run must end.
 */
export const joinCrew = async (connectionString: string, onLost: () => void): Promise<Crew> => {
  const client = new pg.Client({ connectionString, keepAlive: true })
  let left = false
  client.on('error', (error) => getLog().debug({ err: error }, 'A crew lost its connection.'))
  client.on('end', () => {
    if (!left) onLost()
  })
  await client.connect()
  const crew = randomInt(1, 2_147_483_647)
  await client.query('select pg_advisory_lock($1, $2)', [CREWS, crew])
  /** One connection holds the lock, so its statements take turns. */
  let turn: Promise<void> = Promise.resolve()
  const inTurn = (act: () => Promise<unknown>) => {
    turn = turn.then(act).then(
      () => {},
      (error: unknown) => getLog().debug({ err: error }, 'A crew could not do its rounds.'),
    )
    return turn
  }
  const look = () => inTurn(() => giveBackJobs(client))
  await look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    enlist: (workerId) => {
      inTurn(() => client.query(ENLIST, [workerId, crew]))
    },
    async leave() {
      left = true
      clearInterval(timer)
      await client.end().catch(() => {})
    },
  }
}
