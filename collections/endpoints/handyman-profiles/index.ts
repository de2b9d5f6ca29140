import type { Endpoint } from 'payload'
import { z } from 'zod'
import { isDate, minutesOf } from '../../../domain/london-time.ts'
import { CONFIDENCES } from '../../../domain/vocabulary.ts'
import { spanFrom } from '../../../operations/booking/list-slots.ts'
import { changeAvailability } from '../../../operations/contractor/change-availability.ts'
import { changeSkills } from '../../../operations/contractor/change-skills.ts'
import { showArea } from '../../../operations/contractor/show-area.ts'
import { showLoad } from '../../../operations/contractor/show-load.ts'
import { staffVerb } from '../define-endpoint.ts'

const time = z
  .string()
  .refine((said) => minutesOf(said) !== null, 'A time of day such as 09:00 is needed.')

const hours = z
  .object({ startTime: time, endTime: time })
  .refine(({ startTime, endTime }) => startTime < endTime, 'The day ends before it starts.')

const date = z.object({
  date: z.string().refine(isDate, 'A date such as 2026-11-24 is needed.'),
  isAvailable: z.boolean(),
  startTime: time.nullish(),
  endTime: time.nullish(),
})

export const contractorVerbs: Endpoint[] = [
  staffVerb('dispatch', {
    method: 'put',
    path: '/:id/availability',
    body: z.object({
      dates: z
        .array(date)
        .max(370, 'At most a year of days at once.')
        .refine(
          (dates) => new Set(dates.map((one) => one.date)).size === dates.length,
          'Each date once.',
        ),
      weeklyPattern: z.array(hours.nullable()).length(7, 'Seven days, Monday first.').optional(),
      rematch: z.boolean().optional(),
    }),
    act: (req, { params, body }) =>
      changeAvailability(req, { contractorId: params.id ?? '', ...body }),
  }),
  staffVerb('dispatch', {
    method: 'put',
    path: '/:id/skills',
    body: z.object({
      skills: z
        .array(
          z.object({
            task: z.uuid('That is not the id of a task.'),
            confidence: z.enum(CONFIDENCES).nullable(),
          }),
        )
        .min(1)
        .max(500)
        .refine(
          (skills) => new Set(skills.map(({ task }) => task)).size === skills.length,
          'Each task once.',
        ),
    }),
    act: (req, { params, body }) =>
      changeSkills(req, { contractorId: params.id ?? '', skills: body.skills }),
  }),
  staffVerb('readBoard', {
    method: 'get',
    path: '/:id/load',
    transaction: false,
    act: async (req, { params, query }) => {
      const span = spanFrom(query.get('from'), query.get('to'))
      return { weeks: await showLoad(req, { contractorId: params.id ?? '', ...span }) }
    },
  }),
  staffVerb('readBoard', {
    method: 'get',
    path: '/:id/area',
    transaction: false,
    act: (req, { params }) => showArea(req, params.id ?? ''),
  }),
]
