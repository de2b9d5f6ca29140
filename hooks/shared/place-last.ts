import type { CollectionBeforeChangeHook } from 'payload'
import { isCatalogueList } from '../../domain/catalogue/columns.ts'
import { nextPlace } from '../../operations/catalogue/next-place.ts'

/** What comes new into a category stands at its end, until somebody drags it elsewhere. */
export const placeLast: CollectionBeforeChangeHook = async ({
  collection: { slug },
  data,
  originalDoc,
  req,
}) => {
  if (!isCatalogueList(slug) || !data.category) return data
  const moved = data.category !== originalDoc?.category
  const placed =
    typeof data.displayOrder === 'number' && data.displayOrder !== originalDoc?.displayOrder
  if (!moved || placed) return data
  return { ...data, displayOrder: await nextPlace(req, slug, data.category) }
}
