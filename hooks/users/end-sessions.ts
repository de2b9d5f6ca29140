import type { CollectionBeforeChangeHook } from 'payload'
import { invalid } from '../../domain/app-error.ts'

/**
 * Whoever is switched off is out at once: no session is left to go on with, and no call rings there.
 * Nobody switches themselves off, so somebody who can switch on again is always left.
 */
export const endSessions: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  if (data.active !== false || !originalDoc || originalDoc.active === false) return data
  if (String(req.user?.id) === String(originalDoc.id))
    throw invalid('You cannot switch yourself off.', { active: 'Ask another administrator.' })
  return { ...data, sessions: [], onDuty: false }
}
