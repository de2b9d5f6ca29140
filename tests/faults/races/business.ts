/** Two processes of the app on one database, emptied before each plan and worked off after it. */
import { addDays, londonClock } from '../../../domain/london-time.ts'
import type { JobName } from '../../../operations/jobs.ts'
import { startBusiness } from '../../harness/business.ts'
import { eventually } from '../../harness/customer.ts'
import { staffOf } from '../../harness/staff.ts'
import { sqlOf } from '../../harness/world.ts'
import { peopleOf } from '../../harness/world-people.ts'
import { stripeSideOf } from '../../harness/world-stripe.ts'

const WORKED_OFF_WITHIN_MS = 60_000
/** Longer than any hold and than the patience with an unpaid intent. */
const LATER = "interval '30 minutes'"

export const dayFromNow = (days: number): string => addDays(londonClock(new Date()).date, days)

export const openRaces = async () => {
  const business = await startBusiness({ demo: false, processes: 2 })
  const { sql } = sqlOf(business.database.url)
  const staff = await staffOf(business)
  const ops = await staff.signIn('ops')
  const stripe = stripeSideOf({
    ...{ sandboxUrl: business.sandboxUrl, appUrls: business.appUrls },
    ...{
      secretKey: business.env.stripe.secretKey,
      webhookSecret: business.env.stripe.webhookSecret,
    },
  })
  // Near enough for the nearer day to be past changing, far enough for a plan's many holds.
  await sql(`insert into settings (key, value) values ('swapLockHours', '72'), ('maxHoldMinutesPerHour', '60'),
    ('cancellation', '{"fullRefundUntilHours": 72, "coolingOffDays": 14, "rescheduleUntilHours": 24}')`)

  /** Nothing left to do: no job, no call-back on its way. A job that failed is tried again at once. */
  const workOff = () =>
    eventually(
      'every job and call-back to be worked off',
      async () => {
        await sql(`update graphile_worker._private_jobs set run_at = now()
          where run_at > now() and locked_at is null and attempts < max_attempts`)
        const waiting = await sql(
          'select 1 from graphile_worker._private_jobs where attempts < max_attempts',
        )
        return waiting.length === 0 && (await stripe.undelivered()) === 0
      },
      WORKED_OFF_WITHIN_MS,
    )
  const run = (name: JobName) =>
    sql('select graphile_worker.add_job($1, $2::json, max_attempts => 3)', [name, '{}'])

  return {
    ...{ business, sql, staff, ops, stripe, workOff, run },
    people: peopleOf(sql, () => new Date()),
    /** Half an hour goes by: holds run out, unpaid intents are let go, what was left is settled. */
    letTimePass: async () => {
      await sql(`update slot_holds set expires_at = expires_at - ${LATER}`)
      await run('expire-holds')
      await workOff()
      await sql(`update payments set updated_at = updated_at - ${LATER},
        hold_ended_at = hold_ended_at - ${LATER} where status in ('created', 'pending', 'authorised', 'failed')`)
      await run('sweep-payments')
      await workOff()
    },
    /** Everything of the last plan is gone; the staff stay. */
    clear: async () => {
      await workOff()
      await sql(
        `truncate leads, handyman_profiles, contractor_tasks, webhook_events, exceptions, rate_limits cascade`,
      )
    },
  }
}

export type Races = Awaited<ReturnType<typeof openRaces>>
