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
  contractors: Map<string, Contractor>
  /** By the id of the booking or hold. */
  placed: Map<string, PlacedJob>
  /** Contractors by each task they have: where a search starts. */
  byTask: Map<string, Contractor[]>
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
  }
}

/** Those with the job's rarest primary task: nobody else can possibly be qualified. */
const holdersOfRarest = (board: Board, job: Job): readonly Contractor[] =>
  job.tasks
    .filter(({ isPrimary }) => isPrimary)
    .map(({ taskId }) => board.byTask.get(taskId) ?? [])
    .reduce(
      (rarest, next) => (next.length < rarest.length ? next : rarest),
      [...board.contractors.values()],
    )

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
  if (day.commitments.length > contractor.maxConcurrentJobs) return null
  const blocking = day.commitments.filter((taken) => overlaps(taken, range))
  const [only] = blocking
  if (blocking.length !== 1 || !only) return null
  const placed = board.placed.get(only.id)
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

const freeFor = (
  board: Board,
  { job, date, range }: Target,
  today: string,
  seen: ReadonlySet<string>,
) =>
  holdersOfRarest(board, job).find(
    (contractor) =>
      !seen.has(contractor.id) &&
      whyNotFree(contractor, date, range, today) === null &&
      whyUnqualified(contractor, job, date) === null,
  )

const blockersOf = (
  board: Board,
  target: Target,
  today: string,
  behind: Reached | null,
  seen: Set<string>,
): Reached[] => {
  const reached: Reached[] = []
  for (const contractor of holdersOfRarest(board, target.job)) {
    if (seen.has(contractor.id)) continue
    const placed = inTheWay(board, contractor, target.date, target.range, today)
    if (!placed || whyUnqualified(contractor, target.job, target.date) !== null) continue
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
  const placed = new Map(board.placed)
  const contractors = new Map(board.contractors)
  const dayOf = (id: string) => {
    const contractor = contractors.get(id)
    const day = contractor?.days.get(added.date)
    if (!contractor || !day) throw new Error(`Contractor ${id} is not on the board that day.`)
    return { contractor, day }
  }
  const change = (id: string, commitments: Commitment[]) => {
    const { contractor, day } = dayOf(id)
    contractors.set(id, {
      ...contractor,
      days: new Map(contractor.days).set(added.date, { ...day, commitments }),
    })
  }
  for (const { jobId, from, to } of chain.swaps) {
    const moved = placed.get(jobId)
    if (!moved) throw new Error(`Job ${jobId} is not on the board.`)
    change(
      from,
      dayOf(from).day.commitments.filter(({ id }) => id !== jobId),
    )
    change(to, [...dayOf(to).day.commitments, moved])
    placed.set(jobId, { ...moved, contractorId: to })
  }
  change(added.contractorId, [...dayOf(added.contractorId).day.commitments, added])
  placed.set(added.id, added)
  return makeBoard([...contractors.values()], [...placed.values()])
}
