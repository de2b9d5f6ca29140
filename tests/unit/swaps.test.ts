import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Contractor, type Job, whyUnqualified } from '../../domain/fitness.ts'
import { applyChain, findChain, makeBoard, type PlacedJob, takenOn } from '../../domain/swaps.ts'

const DATE = '2026-12-01'
const TODAY = '2026-11-24'
const AM = { start: 480, end: 780 }
const PLACE = { latitude: 52.95, longitude: -1.15 }

const jobFor = (tasks: string[]): Job => ({
  tasks: tasks.map((taskId) => ({
    taskId,
    confidence: 'capable',
    isPrimary: true,
    certification: null,
  })),
  minutes: 300,
  place: PLACE,
})

const contractor = (id: string, tasks: string[], commitments: PlacedJob[] = []): Contractor => ({
  id,
  name: id,
  isActive: true,
  place: PLACE,
  radiusMiles: 10,
  maxConcurrentJobs: 3,
  reactiveMode: false,
  certifications: [],
  skills: tasks.map((taskId) => ({
    taskId,
    confidence: 'capable',
    completedCount: 0,
    lastPerformedAt: null,
  })),
  days: new Map([[DATE, { available: { start: 480, end: 1080 }, commitments }]]),
})

const placed = (
  id: string,
  contractorId: string,
  tasks: string[],
  more: Partial<PlacedJob> = {},
): PlacedJob => ({
  id,
  kind: 'booking',
  ...AM,
  date: DATE,
  contractorId,
  job: jobFor(tasks),
  movable: true,
  ...more,
})

const boardOf = (people: Record<string, string[]>, jobs: PlacedJob[]) =>
  makeBoard(
    Object.entries(people).map(([id, tasks]) =>
      contractor(
        id,
        tasks,
        jobs.filter((job) => job.contractorId === id),
      ),
    ),
    jobs,
  )

const wanted = (tasks: string[]) => ({ job: jobFor(tasks), date: DATE, range: AM })

/** Kuhn's algorithm, written apart from what it checks: the most of these jobs that can be served. */
const mostServed = (people: Contractor[], jobs: Job[]): number => {
  const taker = new Map<string, number>()
  const place = (job: number, seen: Set<string>): boolean =>
    people.some((one) => {
      if (seen.has(one.id) || whyUnqualified(one, jobs[job] as Job, DATE) !== null) return false
      seen.add(one.id)
      const other = taker.get(one.id)
      if (other !== undefined && !place(other, seen)) return false
      taker.set(one.id, job)
      return true
    })
  return jobs.filter((_, job) => place(job, new Set())).length
}

describe('a chain of swaps', () => {
  it('moves a job that someone else could do, so that the specialist is free', () => {
    const board = boardOf({ ann: ['tap', 'lock'], bob: ['tap'] }, [placed('b1', 'ann', ['tap'])])
    expect(findChain(board, wanted(['lock']), TODAY)).toEqual({
      freed: 'ann',
      swaps: [{ jobId: 'b1', kind: 'booking', from: 'ann', to: 'bob' }],
    })
  })

  it('names its swaps from the free end back, so that each goes to somebody already free', () => {
    const board = boardOf({ ann: ['lock', 'tap'], bob: ['tap', 'shelf'], cat: ['shelf'] }, [
      placed('b1', 'ann', ['tap']),
      placed('b2', 'bob', ['shelf']),
    ])
    expect(findChain(board, wanted(['lock']), TODAY)?.swaps).toEqual([
      { jobId: 'b2', kind: 'booking', from: 'bob', to: 'cat' },
      { jobId: 'b1', kind: 'booking', from: 'ann', to: 'bob' },
    ])
  })

  it('never moves what may not be moved', () => {
    const board = boardOf({ ann: ['tap', 'lock'], bob: ['tap'] }, [
      placed('b1', 'ann', ['tap'], { movable: false }),
    ])
    expect(findChain(board, wanted(['lock']), TODAY)).toBeNull()
  })

  it('never displaces two jobs for one', () => {
    const board = boardOf({ ann: ['tap', 'lock'], bob: ['tap'] }, [
      placed('b1', 'ann', ['tap'], { start: 480, end: 600 }),
      placed('b2', 'ann', ['tap'], { start: 600, end: 720 }),
    ])
    expect(findChain(board, wanted(['lock']), TODAY)).toBeNull()
  })

  it('keeps to the cap of whoever takes a job over', () => {
    const jobs = [
      placed('b1', 'ann', ['tap']),
      placed('b2', 'bob', ['shelf'], { start: 780, end: 900 }),
    ]
    const bob = {
      ...contractor('bob', ['tap', 'shelf'], [jobs[1] as PlacedJob]),
      maxConcurrentJobs: 1,
    }
    const board = makeBoard([contractor('ann', ['tap', 'lock'], [jobs[0] as PlacedJob]), bob], jobs)
    expect(findChain(board, wanted(['lock']), TODAY)).toBeNull()
  })

  it('prefers moving a hold to moving a booking', () => {
    const board = boardOf({ ann: ['lock', 'tap'], bob: ['lock', 'tap'], cat: ['tap'] }, [
      placed('b1', 'ann', ['tap']),
      placed('h1', 'bob', ['tap'], { kind: 'hold' }),
    ])
    expect(findChain(board, wanted(['lock']), TODAY)?.freed).toBe('bob')
  })

  it('serves one more job exactly when a maximum matching says that one more can be served', () => {
    const tasks = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), {
      minLength: 1,
      maxLength: 3,
    })
    const task = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    fc.assert(
      fc.property(
        fc.array(tasks, { minLength: 1, maxLength: 7 }),
        fc.array(task, { maxLength: 9 }),
        (people, requests) => {
          const named = Object.fromEntries(people.map((skills, index) => [`c${index}`, skills]))
          let board = boardOf(named, [])
          const served: Job[] = []
          requests.forEach((taskId, index) => {
            const job = jobFor([taskId])
            const free = [...board.contractors.values()].find(
              (one) =>
                takenOn(board, one, DATE).length === 0 && whyUnqualified(one, job, DATE) === null,
            )
            const chain = free
              ? { freed: free.id, swaps: [] }
              : findChain(board, { job, date: DATE, range: AM }, TODAY, 99)
            const possible =
              mostServed([...board.contractors.values()], [...served, job]) > served.length
            expect(chain !== null).toBe(possible)
            if (!chain) return
            board = applyChain(board, chain, placed(`b${index}`, chain.freed, [taskId]))
            served.push(job)
          })
          for (const one of board.contractors.values()) {
            const mine = takenOn(board, one, DATE)
            expect(mine.length).toBeLessThanOrEqual(1)
            for (const { id } of mine)
              expect(whyUnqualified(one, (board.moved.get(id) as PlacedJob).job, DATE)).toBeNull()
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
