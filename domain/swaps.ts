/**
 * No slot lost to a bad pick: when everyone fit for a job is taken in its slot, the jobs of that day
 * are swapped along an augmenting path, so that one more is served. Pure; times never change.
 */
import {
  type Commitment,
  type Contractor,
  type Job,
  whyNotFree,
  whyUnqualified,
} from './fitness.ts'
import { covers, type MinuteRange, overlaps } from './slots.ts'

/** A job that has somebody: a confirmed booking or a live hold, on the board's date. */
export interface PlacedJob extends Commitment {
  date: string
  contractorId: string
  job: Job
  /** False when locked in time, pinned, or swapped as often as may be. */
  movable: boolean
}

export interface Board {
  /** As they were read; what chains have changed since is in `changed` and `moved`. */
  contractors: ReadonlyMap<string, Contractor>
  /** By the id of the booking or hold, as they were read. */
  placed: ReadonlyMap<string, PlacedJob>
  /** Contractors by each task they have: where a search starts. */
  byTask: ReadonlyMap<string, Contractor[]>
  /** Who can do a job at all, on a date: found once, whatever has been swapped since. */
  able: WeakMap<Job, Map<string, readonly Contractor[]>>
  /** What is taken now of a contractor's day, by `dayKey`, where a chain has changed it. */
  changed: ReadonlyMap<string, readonly Commitment[]>
  /** Jobs that a chain has moved or added. */
  moved: ReadonlyMap<string, PlacedJob>
}

/** One job goes from one contractor to another; date and range stay. */
export interface Swap {
  jobId: string
  kind: Commitment['kind']
  from: string
  to: string
}

/** Swaps in the order they must be made, from the free end back, and who is free after them. */
export interface Chain {
  freed: string
  swaps: Swap[]
}

export const makeBoard = (
  contractors: readonly Contractor[],
  placed: readonly PlacedJob[],
): Board => {
  const byTask = new Map<string, Contractor[]>()
  for (const contractor of contractors)
    for (const { taskId } of contractor.skills) {
      const known = byTask.get(taskId)
      if (known) known.push(contractor)
      else byTask.set(taskId, [contractor])
    }
  return {
    contractors: new Map(contractors.map((contractor) => [contractor.id, contractor])),
    placed: new Map(placed.map((one) => [one.id, one])),
    byTask,
    able: new WeakMap(),
    changed: new Map(),
    moved: new Map(),
  }
}

const dayKey = (contractorId: string, date: string) => `${contractorId} ${date}`

const NOTHING: readonly Commitment[] = []

/** What is taken of a contractor's day as the board stands. */
export const takenOn = (board: Board, contractor: Contractor, date: string) =>
  (board.changed.size > 0 ? board.changed.get(dayKey(contractor.id, date)) : undefined) ??
  contractor.days.get(date)?.commitments ??
  NOTHING

const placedOn = (board: Board, id: string): PlacedJob | undefined =>
  board.moved.get(id) ?? board.placed.get(id)

/** Those with the job's rarest primary task: nobody else can possibly be qualified. */
const holdersOfRarest = (board: Board, job: Job): readonly Contractor[] =>
  job.tasks
    .filter(({ isPrimary }) => isPrimary)
    .map(({ taskId }) => board.byTask.get(taskId) ?? [])
    .reduce(
      (rarest, next) => (next.length < rarest.length ? next : rarest),
      [...board.contractors.values()],
    )

/** Everyone on the board who can do the job on that date, if their time is theirs to give. */
export const ableOn = (board: Board, job: Job, date: string): readonly Contractor[] => {
  const byDate = board.able.get(job) ?? new Map<string, readonly Contractor[]>()
  board.able.set(job, byDate)
  const known = byDate.get(date)
  if (known) return known
  const able = holdersOfRarest(board, job).filter(
    (contractor) => contractor.days.has(date) && whyUnqualified(contractor, job, date) === null,
  )
  byDate.set(date, able)
  return able
}

/** Whether a contractor's time is theirs to give, as the board stands. */
export const isFreeOn = (
  board: Board,
  contractor: Contractor,
  { date, range }: Pick<Target, 'date' | 'range'>,
  today: string,
): boolean => whyNotFree(contractor, date, range, today, takenOn(board, contractor, date)) === null

/** The one job that stands between a contractor and a range, when moving it is enough and allowed. */
const inTheWay = (
  board: Board,
  contractor: Contractor,
  date: string,
  range: MinuteRange,
  today: string,
): PlacedJob | null => {
  const day = contractor.days.get(date)
  if (!day?.available || !covers(day.available, range)) return null
  if (date === today && !contractor.reactiveMode) return null
  const taken = takenOn(board, contractor, date)
  if (taken.length > contractor.maxConcurrentJobs) return null
  const blocking = taken.filter((one) => overlaps(one, range))
  const [only] = blocking
  if (blocking.length !== 1 || !only) return null
  const placed = placedOn(board, only.id)
  return placed?.movable ? placed : null
}

/** A job that wants a contractor at a time: the new one, or one that is to be moved. */
export interface Target {
  job: Job
  date: string
  range: MinuteRange
}

/** The jobs that would have to move for one of these targets to be served: one step of a search. */
export const jobsInTheWay = (
  board: Board,
  targets: readonly Target[],
  today: string,
): PlacedJob[] => {
  const found = new Map<string, PlacedJob>()
  for (const target of targets)
    for (const { placed } of blockersOf(board, target, today, null, new Set()))
      found.set(placed.id, placed)
  return [...found.values()]
}

/** At most this many jobs change hands for one more to be served. */
export const MAX_SWAPS = 6

interface Reached {
  placed: PlacedJob
  /** Whose blocking job this one is moved to make room for; null for the new job itself. */
  for: Reached | null
}

/**
 * The shortest chain of swaps that frees somebody for the job. Breadth first, holds before bookings,
 * then by id: same board, same chain. Null when there is none of at most `maxSwaps`.
 */
export const findChain = (
  board: Board,
  wanted: Target,
  today: string,
  maxSwaps = MAX_SWAPS,
): Chain | null => {
  const seen = new Set<string>()
  let frontier = blockersOf(board, wanted, today, null, seen)
  for (let depth = 1; depth <= maxSwaps && frontier.length > 0; depth++) {
    const next: Reached[] = []
    for (const reached of frontier) {
      const target = { job: reached.placed.job, date: wanted.date, range: reached.placed }
      const free = freeFor(board, target, today, seen)
      if (free) return chainTo(reached, free.id)
      if (depth < maxSwaps) next.push(...blockersOf(board, target, today, reached, seen))
    }
    frontier = next
  }
  return null
}

const freeFor = (board: Board, target: Target, today: string, seen: ReadonlySet<string>) =>
  ableOn(board, target.job, target.date).find(
    (contractor) => !seen.has(contractor.id) && isFreeOn(board, contractor, target, today),
  )

const blockersOf = (
  board: Board,
  target: Target,
  today: string,
  behind: Reached | null,
  seen: Set<string>,
): Reached[] => {
  const reached: Reached[] = []
  for (const contractor of ableOn(board, target.job, target.date)) {
    if (seen.has(contractor.id)) continue
    const placed = inTheWay(board, contractor, target.date, target.range, today)
    if (!placed) continue
    seen.add(contractor.id)
    reached.push({ placed, for: behind })
  }
  return reached.sort(
    (a, b) =>
      rank(a.placed) - rank(b.placed) || (a.placed.contractorId < b.placed.contractorId ? -1 : 1),
  )
}

const rank = ({ kind }: PlacedJob) => (kind === 'hold' ? 0 : 1)

const chainTo = (end: Reached, free: string): Chain => {
  const swaps: Swap[] = []
  let to = free
  for (let at: Reached | null = end; at; at = at.for) {
    const { id, kind, contractorId } = at.placed
    swaps.push({ jobId: id, kind, from: contractorId, to })
    to = contractorId
  }
  return { freed: to, swaps }
}

/** The board as it stands after a chain and the new job it made room for. The old one is untouched. */
export const applyChain = (board: Board, chain: Chain, added: PlacedJob): Board => {
  const moved = new Map(board.moved)
  const changed = new Map(board.changed)
  const change = (
    id: string,
    becomes: (taken: readonly Commitment[]) => readonly Commitment[],
  ): void => {
    const contractor = board.contractors.get(id)
    if (!contractor?.days.has(added.date))
      throw new Error(`Contractor ${id} is not on the board that day.`)
    const key = dayKey(id, added.date)
    changed.set(key, becomes(changed.get(key) ?? takenOn(board, contractor, added.date)))
  }
  for (const { jobId, from, to } of chain.swaps) {
    const job = moved.get(jobId) ?? board.placed.get(jobId)
    if (!job) throw new Error(`Job ${jobId} is not on the board.`)
    change(from, (taken) => taken.filter(({ id }) => id !== jobId))
    change(to, (taken) => [...taken, job])
    moved.set(jobId, { ...job, contractorId: to })
  }
  change(added.contractorId, (taken) => [...taken, added])
  moved.set(added.id, added)
  return { ...board, changed, moved }
}
