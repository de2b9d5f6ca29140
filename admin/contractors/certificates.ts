import type { HandymanProfile } from '../../cms/payload-types.ts'
import { daysBetween, londonClock } from '../../domain/london-time.ts'
import type { Tone } from '../theme.ts'
import { dayInWords } from '../words/time.ts'

export interface Certificate {
  name: string
  /** `YYYY-MM-DD`; empty for one that never runs out. */
  expiresOn?: string | null
}

export const certificatesOf = ({
  certifications,
}: Pick<HandymanProfile, 'certifications'>): Certificate[] =>
  Array.isArray(certifications) ? (certifications as Certificate[]) : []

const WARN_DAYS = 30

/** How long a certificate still holds. */
export const expiryOf = ({ expiresOn }: Certificate): { tone: Tone; words: string } => {
  if (!expiresOn) return { tone: 'quiet', words: 'Does not run out' }
  const left = daysBetween(londonClock(new Date()).date, expiresOn)
  if (left < 0) return { tone: 'urgent', words: `Ran out on ${dayInWords(expiresOn)}` }
  return { tone: left <= WARN_DAYS ? 'ours' : 'quiet', words: `Until ${dayInWords(expiresOn)}` }
}
