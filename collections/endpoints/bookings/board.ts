import type { Endpoint } from 'payload'
import { invalid } from '../../../domain/app-error.ts'
import { spanFrom } from '../../../operations/booking/list-slots.ts'
import { showBoard } from '../../../operations/booking/show-board.ts'
import { showCalendar } from '../../../operations/booking/show-calendar.ts'
import { requireUuid } from '../../../operations/database.ts'
import { listFits } from '../../../operations/matching/list-fits.ts'
import { staffVerb } from '../define-endpoint.ts'

const MOST_A_DAY = 500

const perDayFrom = (said: string | null): number => {
  const perDay = Number(said ?? MOST_A_DAY)
  if (!Number.isInteger(perDay) || perDay < 1 || perDay > MOST_A_DAY)
    throw invalid('That is not a number of bookings.', { perDay: `From 1 to ${MOST_A_DAY}.` })
  return perDay
}

const contractorFrom = (query: URLSearchParams): string | undefined => {
  const id = query.get('contractor')
  if (id === null) return undefined
  requireUuid(id, 'That contractor')
  return id
}

/** What dispatch and the calendar look at: reads over many rows in a few statements each. */
export const boardReads: Endpoint[] = [
  staffVerb('readBoard', {
    method: 'get',
    path: '/board',
    transaction: false,
    act: (req, { query }) => showBoard(req, spanFrom(query.get('from'), query.get('to'))),
  }),
  staffVerb('readCalendar', {
    method: 'get',
    path: '/calendar',
    transaction: false,
    act: async (req, { query }) => ({
      days: await showCalendar(req, {
        ...spanFrom(query.get('from'), query.get('to')),
        perDay: perDayFrom(query.get('perDay')),
        contractorId: contractorFrom(query),
        cancelledToo: query.get('cancelled') === 'true',
      }),
    }),
  }),
  staffVerb('readBoard', {
    method: 'get',
    path: '/:id/fits',
    act: (req, { params, query }) =>
      listFits(req, {
        bookingId: params.id ?? '',
        contractorId: contractorFrom(query),
        ...spanFrom(query.get('from'), query.get('to')),
      }),
  }),
]
