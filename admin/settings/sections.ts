/** Every rule a manager may change, in the order and words they are shown. */
import type { SettingKey } from '../../domain/settings.ts'
import { PART_WORDS } from '../words/score.ts'
import { CUSTOMER_WORDS, TIER_WORDS } from '../words/vocabulary.ts'

export interface Field {
  /** `['cancellation', 'coolingOffDays']`: the key, and the place in its value. */
  at: [SettingKey, ...string[]]
  label: string
  kind: 'number' | 'time' | 'switch' | 'text' | 'quoteStyle'
  unit?: string
  min?: number
  max?: number
  step?: number
}

export interface Section {
  name: string
  about: string
  fields: Field[]
}

const number = (
  at: Field['at'],
  label: string,
  unit: string,
  [min, max]: [number, number],
  rest: Partial<Field> = {},
): Field => ({ at, label, kind: 'number', unit, min, max, ...rest })

const each = <Name extends string>(
  words: Readonly<Record<Name, string>>,
  field: (name: Name, label: string) => Field,
): Field[] => (Object.entries(words) as [Name, string][]).map(([name, label]) => field(name, label))

export const SECTIONS: readonly Section[] = [
  {
    name: 'Business',
    about: 'How the business calls itself to customers.',
    fields: [
      { at: ['business', 'name'], label: 'Name', kind: 'text' },
      { at: ['business', 'phone'], label: 'Phone', kind: 'text' },
    ],
  },
  {
    name: 'Day and slots',
    about: 'Which times customers are offered. All times are London time.',
    fields: [
      { at: ['halfDays', 'amStart'], label: 'Morning from', kind: 'time' },
      { at: ['halfDays', 'amEnd'], label: 'Morning until', kind: 'time' },
      { at: ['halfDays', 'pmStart'], label: 'Afternoon from', kind: 'time' },
      { at: ['halfDays', 'pmEnd'], label: 'Afternoon until', kind: 'time' },
      number(['minimumNoticeMinutes'], 'Shortest notice', 'minutes', [0, 10_080]),
      number(['horizonDays'], 'Offered ahead', 'days', [1, 60]),
      number(['holdMinutes'], 'A slot is held for', 'minutes', [1, 15]),
      number(['maxHoldMinutesPerHour'], 'Held at most, in an hour', 'minutes', [1, 60]),
    ],
  },
  {
    name: 'Quotes and prices',
    about:
      'Quotes already made keep the prices they were made with. A minus makes it a discount: −15 is 15% off.',
    fields: [
      number(['quoteDays'], 'A quote is valid for', 'days', [1, 60]),
      number(['depositPercent'], 'Deposit', '%', [1, 100]),
      { at: ['autoSendQuotes'], label: 'Clear quotes go out by themselves', kind: 'switch' },
      { at: ['autoQuoteStyle'], label: 'Quotes made by themselves', kind: 'quoteStyle' },
      ...each(CUSTOMER_WORDS, (type, label) =>
        number(['priceModifiers', type], `${label} pays`, '% more', [-90, 300]),
      ),
      ...each(TIER_WORDS, (tier, label) =>
        number(['packageFactors', tier], `${label} costs`, '× the lines', [0.5, 5], { step: 0.05 }),
      ),
    ],
  },
  {
    name: 'Matching',
    about: 'What counts, of a hundred points, when a contractor is chosen.',
    fields: [
      ...each(PART_WORDS, (part, label) =>
        number(['scoreWeights', part], label, 'points', [0, 100]),
      ),
      number(['swapLockHours'], 'No swaps from', 'hours before', [0, 336]),
    ],
  },
  {
    name: 'Reading what customers want',
    about: 'How sure the system must be of the work it reads out of calls, messages and videos.',
    fields: [
      number(['detection', 'useFrom'], 'Priced without asking from', '% sure', [0, 100]),
      number(['detection', 'askFrom'], 'Shown to be confirmed from', '% sure', [0, 100]),
      number(['video', 'minQuotable'], 'A video is quoted by itself from', 'quotable', [0, 100]),
      number(['video', 'maxComplexity'], '… and up to', 'complexity', [0, 100]),
    ],
  },
  {
    name: 'Estimators',
    about: 'Who comes first in the queue, and when a claim is given back.',
    fields: [
      ...each(CUSTOMER_WORDS, (type, label) =>
        number(['estimatorQueue', 'priorityByType', type], label, 'points', [0, 1000]),
      ),
      number(['estimatorQueue', 'idleMinutes'], 'A claim may lie idle for', 'minutes', [5, 480]),
    ],
  },
  {
    name: 'Cancelling and moving',
    about: 'A consumer’s 14 days to change their mind are law and cannot be made shorter.',
    fields: [
      number(
        ['cancellation', 'fullRefundUntilHours'],
        'Full refund until',
        'hours before',
        [0, 336],
      ),
      number(
        ['cancellation', 'coolingOffDays'],
        'Consumers may change their mind for',
        'days',
        [14, 60],
      ),
      number(
        ['cancellation', 'rescheduleUntilHours'],
        'Customers may move it until',
        'hours before',
        [0, 336],
      ),
      number(['staleLeadDays'], 'A quiet lead is closed after', 'days', [1, 60]),
    ],
  },
  {
    name: 'Limits',
    about: 'How much one caller may ask before being told to wait.',
    fields: [
      number(['rateLimits', 'customerPerMinute'], 'One quote link', 'a minute', [1, 10_000]),
      number(
        ['rateLimits', 'loginFailuresPerAccount'],
        'Wrong passwords for one login',
        'tries',
        [1, 1000],
      ),
      number(
        ['rateLimits', 'loginFailuresPerAddress'],
        'Wrong passwords from one address',
        'tries',
        [1, 10_000],
      ),
      number(['rateLimits', 'intakePerPhonePerDay'], 'Web forms for one phone', 'a day', [1, 1000]),
      number(
        ['rateLimits', 'intakePerAddressPerHour'],
        'Web forms from one address',
        'an hour',
        [1, 10_000],
      ),
    ],
  },
]
