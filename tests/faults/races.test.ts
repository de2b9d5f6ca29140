/**
 * Many customers, contractors and staff at once, on two processes of the app and one database: any
 * interleaving of what they may do keeps every promise.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAllBroken, findBrokenPromises } from '../harness/invariants.ts'
import { openRaces } from './races/business.ts'
import { performerOf } from './races/perform.ts'
import { inWords, type Move, moveInWords, type Plan, plan } from './races/plans.ts'
import { brokenAnyTime, brokenOnceWorkedOff, watchKeptTimes } from './races/promises.ts'
import { makeScene, type Scene } from './races/scene.ts'

/** For a longer hunt raise these two; another seed makes other plans. */
const PLANS = 24
const STOP_AFTER_MS = 80_000
const SEED = 20_261_123

const races = await openRaces()
const { sql, stripe } = races
const clock = { now: () => new Date() }

/** What came of it all, so that a run in which nothing happened is not taken for a good one. */
const seen = { plans: 0, bookings: 0, swaps: 0, handovers: 0, cancelled: 0, refused: 0 }

type Said = Awaited<ReturnType<ReturnType<typeof performerOf>>>

/** A refusal must be one of the contract's; anything of our own making is a breach. */
const wrongAnswer = (said: Said): boolean => {
  if (!said || said.status < 400) return false
  const [error] = (said.body as { errors?: { code?: string; message?: string }[] }).errors ?? []
  seen.refused++
  return said.status >= 500 || !error?.code || !error.message
}

const codeOf = (said: Said): string => {
  const { errors } = (said?.body ?? {}) as { errors?: { code?: string }[] }
  return said ? `${said.status} ${errors?.[0]?.code ?? ''}`.trim() : '–'
}

const actingIn = (round: Move[], { parties }: Scene) =>
  new Set(
    round.flatMap(({ step }) => ('customer' in step ? [parties[step.customer]?.leadId ?? ''] : [])),
  )

/** Money of earlier plans is over and done with. */
const stripeFromNow = async () => {
  const old = new Set((await stripe.intents()).map(({ id }) => id))
  return {
    intents: async () => (await stripe.intents()).filter(({ id }) => !old.has(id)),
    events: async () =>
      (await stripe.events()).filter(({ data }) => !old.has(data.object.payment_intent ?? '')),
  }
}

const count = async () => {
  const [row] = await sql<Record<keyof typeof seen, number>>(
    `select count(*)::int as bookings, coalesce(sum(swap_count), 0)::int as swaps,
      count(*) filter (where status = 'cancelled')::int as cancelled,
      (select count(*)::int from contractor_jobs where status = 'released') as handovers from bookings`,
  )
  seen.plans++
  for (const what of ['bookings', 'swaps', 'handovers', 'cancelled'] as const)
    seen[what] += row?.[what] ?? 0
}

/** The plan as it went, and what it broke: there is no telling the order in which a race was run. */
class Broken extends Error {
  constructor(wanted: Plan, story: string[], broken: string[]) {
    super([...broken, inWords(wanted), 'As it went:', ...story].join('\n'))
  }
}

const play = async (wanted: Plan): Promise<void> => {
  await races.clear()
  const inspected = { sql, clock, stripe: await stripeFromNow() }
  const scene = await makeScene(races, wanted)
  const perform = performerOf(races, scene)
  const story: string[] = []
  const must = (broken: string[]) => {
    if (broken.length > 0) throw new Broken(wanted, story, broken)
  }
  for (const round of wanted.rounds) {
    const timesKept = await watchKeptTimes(sql)
    const answers = await Promise.all(
      round.map(async (move) => {
        const said = await perform(move)
        const words = `${moveInWords(move)} → ${codeOf(said)}`
        story.push(words)
        return wrongAnswer(said) ? `${words} ${JSON.stringify(said?.body)}` : null
      }),
    )
    story.push('')
    must([
      ...answers.filter((words) => words !== null),
      ...(await timesKept(actingIn(round, scene))),
      ...(await findBrokenPromises(inspected)),
      ...(await brokenAnyTime(sql)),
    ])
  }
  await races.workOff()
  must(await brokenOnceWorkedOff(sql))
  await races.letTimePass()
  must([
    ...(await findAllBroken(inspected, 'everyone')),
    ...(await brokenAnyTime(sql)),
    ...(await brokenOnceWorkedOff(sql)),
  ])
  await count()
}

describe('whatever races', () => {
  it('nobody is booked twice, lost, charged for nothing or moved in time', async () => {
    await fc.assert(fc.asyncProperty(plan, play), {
      ...{ seed: SEED, numRuns: PLANS },
      ...{ interruptAfterTimeLimit: STOP_AFTER_MS, includeErrorInReport: true },
    })
    console.log(`Races: ${JSON.stringify(seen)}`)
    expect(seen.bookings).toBeGreaterThan(0)
    expect(seen.swaps).toBeGreaterThan(0)
  })
})
