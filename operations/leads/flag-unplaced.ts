import type { PayloadRequest } from 'payload'
import { raiseException, settleException } from '../exceptions/raise-exception.ts'

interface Placed {
  id: string
  postcode?: string | null
  location?: { latitude?: number | null } | null
}

/** A well-formed postcode nobody can place is kept, and put before ops: no slot is promised there. */
export const flagUnplaced = async (req: PayloadRequest, lead: Placed): Promise<void> => {
  if (!lead.postcode) return
  if (lead.location?.latitude != null)
    return settleException(req, {
      kind: 'postcode_unplaced',
      leadId: lead.id,
      how: 'The postcode was placed.',
    })
  await raiseException(req, {
    kind: 'postcode_unplaced',
    leadId: lead.id,
    detail: `The postcode ${lead.postcode} is not in the postcode table, so no slots can be offered.`,
  })
}
