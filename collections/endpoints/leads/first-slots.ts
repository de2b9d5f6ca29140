import { firstSlots as slotsFor, workFrom } from '../../../operations/booking/first-slots.ts'
import { staffVerb } from '../define-endpoint.ts'

/** The first three times: of `?work=skuId:qty,…`, or of the newest quote. */
export const firstSlots = staffVerb('makeQuote', {
  method: 'get',
  path: '/:id/first-slots',
  transaction: false,
  act: (req, { params, query }) => {
    const work = query.get('work')
    return slotsFor(req, params.id ?? '', work === null ? null : workFrom(work))
  },
})
