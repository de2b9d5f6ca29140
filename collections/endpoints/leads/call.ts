import { callCustomer } from '../../../operations/intake/call-customer.ts'
import { staffVerb } from '../define-endpoint.ts'

/** Click to call: the colleague's own phone rings first, then the customer's. */
export const call = staffVerb('sendMessage', {
  method: 'post',
  path: '/:id/call',
  status: 201,
  transaction: false,
  act: (req, { params }) => callCustomer(req, params.id ?? ''),
})
