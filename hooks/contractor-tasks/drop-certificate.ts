import type { CollectionBeforeChangeHook } from 'payload'

/** A task that needs no certificate names none: nobody has to guess which of the two is meant. */
export const dropCertificate: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const needs = data.requiresCertification ?? originalDoc?.requiresCertification
  return needs ? data : { ...data, certificationName: null }
}
