import { addDays } from 'date-fns'
import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { readSettings } from '../settings.ts'
import { linkToken, reference } from '../tokens.ts'

/** What every new lead gets, whoever creates it: its name, its key, and the day it goes stale. */
export const newLeadFields = async (req: PayloadRequest) => {
  const { staleLeadDays } = await readSettings(req)
  return {
    reference: reference('L'),
    uploadToken: linkToken(),
    stateChangedAt: now().toISOString(),
    expiresAt: addDays(now(), staleLeadDays).toISOString(),
  }
}
