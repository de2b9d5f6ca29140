import type { CollectionBeforeChangeHook } from 'payload'

/** What a person tags or corrects counts as verified, by them. */
export const verifyByHand: CollectionBeforeChangeHook = ({ data, req }) =>
  req.user ? { ...data, manuallyVerified: true, verifiedBy: req.user.id } : data
