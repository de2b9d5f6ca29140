/** The lists whose filters, order and columns a person may keep under a name. */
export const VIEW_LISTS = [
  'leads',
  'quotes',
  'bookings',
  'estimator',
  'contractors',
  'exceptions',
  'messages',
  'audit',
] as const
export type ViewList = (typeof VIEW_LISTS)[number]

/** An address’s query: letters, digits and what an address writes the rest with. */
export const isViewQuery = (query: string): boolean => /^[\w.~!*'()%&=+,:@/-]*$/.test(query)
