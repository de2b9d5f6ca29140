import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '../../../collections/endpoints/define-endpoint.ts'
import { isDate, minutesOf } from '../../../domain/london-time.ts'
import { CONFIDENCES } from '../../../domain/vocabulary.ts'
import { spanFrom } from '../../../operations/booking/list-slots.ts'
import { listAvailability } from '../../../operations/contractor/list-availability.ts'
import { listEarnings } from '../../../operations/contractor/list-earnings.ts'
import { listSkills } from '../../../operations/contractor/list-skills.ts'
import { requireContractor } from '../../../operations/contractor/require-contractor.ts'
import { setAvailability } from '../../../operations/contractor/set-availability.ts'
import { setSkills } from '../../../operations/contractor/set-skills.ts'

const time = z
  .string()
  .refine((value) => minutesOf(value) !== null, 'A time such as 09:30 is needed.')
  .nullable()

const worked = z.object({ startTime: time, endTime: time })
const inOrder = ({ startTime, endTime }: z.infer<typeof worked>) =>
  !startTime || !endTime || (minutesOf(startTime) ?? 0) < (minutesOf(endTime) ?? 0)

const availabilityBody = z.object({
  dates: z
    .array(
      z.object({
        date: z.string().refine(isDate, 'A date such as 2026-11-24 is needed.'),
        isAvailable: z.boolean(),
        startTime: time.optional(),
        endTime: time.optional(),
      }),
    )
    .min(1)
    .max(180),
  /** The usual week, Monday first; null is a day off. */
  weeklyPattern: z
    .array(worked.refine(inOrder, 'The day ends before it starts.').nullable())
    .length(7, 'Seven days, Monday first.')
    .optional(),
})

export const calendarEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'get',
    path: '/contractor/availability',
    transaction: false,
    act: async (req, { query }) =>
      listAvailability(
        req,
        (await requireContractor(req)).id,
        spanFrom(query.get('from'), query.get('to')),
      ),
  }),
  defineEndpoint({
    method: 'put',
    path: '/contractor/availability',
    body: availabilityBody,
    act: async (req, { body }) => {
      await setAvailability(req, (await requireContractor(req)).id, body.dates, body.weeklyPattern)
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/contractor/skills',
    transaction: false,
    act: async (req) => listSkills(req, (await requireContractor(req)).id),
  }),
  defineEndpoint({
    method: 'put',
    path: '/contractor/skills',
    body: z.object({
      skills: z
        .array(
          z.object({
            task: z.uuid(),
            confidence: z.enum(CONFIDENCES),
            yearsExperience: z.number().int().min(0).max(70).optional(),
          }),
        )
        .max(200),
    }),
    act: async (req, { body }) => {
      await setSkills(req, (await requireContractor(req)).id, body.skills)
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/contractor/earnings',
    transaction: false,
    act: async (req) => listEarnings(req, (await requireContractor(req)).id),
  }),
]
