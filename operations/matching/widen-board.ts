import type { PayloadRequest } from 'payload'
import type { Place } from '../../domain/distance.ts'
import type { Commitment, Contractor } from '../../domain/fitness.ts'
import type { Settings } from '../../domain/settings.ts'
import { overlaps } from '../../domain/slots.ts'
import {
  type Board,
  jobsInTheWay,
  MAX_SWAPS,
  makeBoard,
  type PlacedJob,
  type Target,
} from '../../domain/swaps.ts'
import { loadAble } from './load-able.ts'
import { loadPlaced } from './load-placed.ts'
import { loadTakers } from './load-takers.ts'

export interface BoardSearch {
  place: Place
  /** Who could do the job, with their days and what is taken of them. */
  qualified: readonly Contractor[]
  /** The slots that one more job is to be found room in; asked again at every step. */
  wanted: () => readonly Target[]
  today: string
  settings: Settings
  ignore: { quoteId?: string; bookingId?: string }
  except?: string
  /** One chain is as good as another: those that can be found from a few contractors are enough. */
  anyChain?: boolean
}

export interface Widened {
  board: Board
  /** Chains of up to so many swaps are on the board: all of them, or with `anyChain` first some. */
  swaps: number
}

/**
 * The contractors and jobs around some slots, one step of a search for swaps at a time: who could do
 * what stands in the way of the job, then who could do what stands in the way of that, and so on.
 * Each step is one statement, for those just reached alone, so that a chain of one swap, which most
 * are, costs as little as it is. Where any chain will do, somebody free is asked for first, for one of
 * the jobs in each slot's way and then for the others, and everybody around only for what is left.
 */
export async function* widenBoard(
  req: PayloadRequest,
  search: BoardSearch,
): AsyncGenerator<Widened> {
  const contractors = new Map(search.qualified.map((one) => [one.id, one]))
  const placed = new Map<string, PlacedJob>()
  const boardNow = () => makeBoard([...contractors.values()], [...placed.values()])
  for (const job of await loadPlaced(req, takenFrom(search), search.settings))
    placed.set(job.id, job)
  let board = boardNow()
  const asked = new Set<string>()
  const unasked = () => reachedFrom(board, search).filter(({ id }) => !asked.has(id))
  for (let swaps = 1; swaps <= MAX_SWAPS; swaps++) {
    const offered = new Set<string>()
    for (const choose of search.anyChain ? [oneForEach, everyOne] : []) {
      const next = choose(board, search, unasked()).filter(({ id }) => !offered.has(id))
      if (next.length === 0) continue
      for (const { id } of next) offered.add(id)
      for (const taker of await loadTakers(req, { ...search, targets: next.map(asTarget) }))
        join(contractors, taker)
      board = boardNow()
      yield { board, swaps }
    }
    const next = unasked()
    if (next.length === 0) return
    for (const { id } of next) asked.add(id)
    const found = await loadAble(req, { ...search, targets: next.map(asTarget) })
    for (const contractor of found.contractors) join(contractors, contractor)
    for (const job of found.placed) placed.set(job.id, job)
    board = boardNow()
    yield { board, swaps }
  }
}

type Choose = (board: Board, search: BoardSearch, next: readonly PlacedJob[]) => PlacedJob[]

/**
 * Of the jobs in the way, one for each slot still wanted: most have somebody to take them over, and
 * slots of one day mostly share them.
 */
const oneForEach: Choose = (board, { wanted, today }, next) => {
  const open = new Set(next.map(({ id }) => id))
  const chosen = new Map<string, PlacedJob>()
  for (const target of wanted()) {
    const way = jobsInTheWay(board, [target], today).filter(({ id }) => open.has(id))
    const [first] = way
    if (first && !way.some(({ id }) => chosen.has(id))) chosen.set(first.id, first)
  }
  return [...chosen.values()]
}

const everyOne: Choose = (_board, _search, next) => [...next]

const asTarget = (placed: PlacedJob): Target => ({
  job: placed.job,
  date: placed.date,
  range: placed,
})

/** Every job that could be on a chain of those still wanted, as far as the board goes. */
const reachedFrom = (board: Board, { wanted, today }: BoardSearch): PlacedJob[] => {
  const reached = new Map<string, PlacedJob>()
  for (let targets = wanted(); targets.length > 0; ) {
    const next = jobsInTheWay(board, targets, today).filter(({ id }) => !reached.has(id))
    for (const job of next) reached.set(job.id, job)
    targets = next.map(asTarget)
  }
  return [...reached.values()]
}

/** What the qualified have on in the slots that are wanted. */
const takenFrom = ({ qualified, wanted }: BoardSearch): Commitment[] => {
  const taken = new Map<string, Commitment>()
  for (const { date, range } of wanted())
    for (const { days } of qualified)
      for (const one of days.get(date)?.commitments ?? [])
        if (overlaps(one, range)) taken.set(one.id, one)
  return [...taken.values()]
}

/** Found again, they are known by all that was found. */
const join = (known: Map<string, Contractor>, found: Contractor): void => {
  const before = known.get(found.id)
  if (!before) known.set(found.id, found)
  else
    known.set(found.id, {
      ...found,
      skills: [
        ...found.skills,
        ...before.skills.filter((old) => found.skills.every(({ taskId }) => taskId !== old.taskId)),
      ],
      days: new Map([...before.days, ...found.days]),
    })
}
