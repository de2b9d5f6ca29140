import type { CollectionBeforeChangeHook } from 'payload'
import { locateChange } from '../../operations/places/locate-change.ts'

export const placeProfile: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => ({
  ...data,
  ...(await locateChange(req, { postcode: data.postcode, before: originalDoc })),
})
