/** How an export made behind the desk stands. */
export const EXPORT_STATES = [
  /** Its turn has not come. */
  'waiting',
  'going',
  /** Its file can be fetched. */
  'ready',
  'cancelled',
  'failed',
  /** Its day is over and the file is gone. */
  'expired',
  /** Taken back because somebody in it was erased. */
  'withdrawn',
] as const
export type ExportState = (typeof EXPORT_STATES)[number]

export const isUnderWay = (state: ExportState): boolean => state === 'waiting' || state === 'going'

/** How long a file can be fetched. */
export const EXPORT_HOURS = 24
/** How long it is said that there was one. */
export const EXPORT_REMEMBERED_DAYS = 30
/** So many of one person's are under way at once. */
export const EXPORTS_AT_ONCE = 3
