/**
 * Everything a manager may change without a restart: one row per key in `settings`, defaults here.
 * Money is pence, times are minutes after London midnight, shares are whole percents.
 */
import { z } from 'zod'
import { MESSAGE_TEMPLATES, type TemplateName } from './messages.ts'

const percent = z.number().int().min(0).max(100)
const weight = z.number().min(0).max(100)
const minuteOfDay = z.number().int().min(0).max(1440)

export const SETTING_SCHEMAS = {
  halfDays: z
    .object({ amStart: minuteOfDay, amEnd: minuteOfDay, pmStart: minuteOfDay, pmEnd: minuteOfDay })
    .refine(
      (day) => day.amStart < day.amEnd && day.amEnd <= day.pmStart && day.pmStart < day.pmEnd,
      {
        message: 'The morning must end before the afternoon begins, and each must last some time.',
      },
    ),
  holdMinutes: z.number().int().min(1).max(15),
  maxHoldMinutesPerHour: z.number().int().min(1).max(60),
  minimumNoticeMinutes: z.number().int().min(0).max(10_080),
  horizonDays: z.number().int().min(1).max(60),
  quoteDays: z.number().int().min(1).max(60),
  depositPercent: z.number().int().min(1).max(100),
  priceModifiers: z.object({
    homeowner: z.number().min(-90).max(300),
    landlord: z.number().min(-90).max(300),
    pm: z.number().min(-90).max(300),
    commercial: z.number().min(-90).max(300),
  }),
  packageFactors: z.object({
    handy: z.number().min(0.5).max(5),
    hassle_free: z.number().min(0.5).max(5),
    high_standard: z.number().min(0.5).max(5),
  }),
  scoreWeights: z.object({
    skillFit: weight,
    proximity: weight,
    rating: weight,
    reliability: weight,
    workload: weight,
    recency: weight,
    scarcity: weight,
  }),
  swapLockHours: z.number().int().min(0).max(336),
  autoSendQuotes: z.boolean(),
  autoQuoteStyle: z.enum(['hhh', 'fixed']),
  messageTemplates: z.partialRecord(
    z.enum(Object.keys(MESSAGE_TEMPLATES) as [TemplateName, ...TemplateName[]]),
    z.string().min(1).max(1000),
  ),
  detection: z
    .object({ useFrom: percent, askFrom: percent })
    .refine((t) => t.askFrom <= t.useFrom, { message: 'askFrom cannot be above useFrom.' }),
  video: z.object({ minQuotable: percent, maxComplexity: percent }),
  estimatorQueue: z.object({
    priorityByType: z.object({
      homeowner: z.number().int(),
      landlord: z.number().int(),
      pm: z.number().int(),
      commercial: z.number().int(),
    }),
    idleMinutes: z.number().int().min(5).max(480),
  }),
  cancellation: z.object({
    fullRefundUntilHours: z.number().int().min(0).max(336),
    coolingOffDays: z.number().int().min(14).max(60),
    rescheduleUntilHours: z.number().int().min(0).max(336),
  }),
  staleLeadDays: z.number().int().min(1).max(60),
  rateLimits: z.object({
    customerPerMinute: z.number().int().min(1),
    loginFailuresPerAccount: z.number().int().min(1),
    loginFailuresPerAddress: z.number().int().min(1),
    intakePerPhonePerDay: z.number().int().min(1),
    intakePerAddressPerHour: z.number().int().min(1),
  }),
  business: z.object({
    name: z.string().min(1).max(80),
    phone: z.string().max(20),
  }),
} as const

export type SettingKey = keyof typeof SETTING_SCHEMAS
export type Settings = { [K in SettingKey]: z.infer<(typeof SETTING_SCHEMAS)[K]> }

export const DEFAULT_SETTINGS: Settings = {
  halfDays: { amStart: 480, amEnd: 780, pmStart: 780, pmEnd: 1080 },
  holdMinutes: 5,
  maxHoldMinutesPerHour: 15,
  minimumNoticeMinutes: 120,
  horizonDays: 42,
  quoteDays: 3,
  depositPercent: 20,
  priceModifiers: { homeowner: 0, landlord: 0, pm: -15, commercial: 20 },
  packageFactors: { handy: 1, hassle_free: 1.15, high_standard: 1.35 },
  scoreWeights: {
    skillFit: 35,
    proximity: 20,
    rating: 15,
    reliability: 10,
    workload: 10,
    recency: 5,
    scarcity: 5,
  },
  swapLockHours: 24,
  autoSendQuotes: true,
  autoQuoteStyle: 'hhh',
  messageTemplates: {},
  detection: { useFrom: 80, askFrom: 50 },
  video: { minQuotable: 75, maxComplexity: 40 },
  estimatorQueue: {
    priorityByType: { homeowner: 10, landlord: 15, pm: 30, commercial: 40 },
    idleMinutes: 30,
  },
  cancellation: { fullRefundUntilHours: 24, coolingOffDays: 14, rescheduleUntilHours: 24 },
  staleLeadDays: 3,
  rateLimits: {
    customerPerMinute: 120,
    loginFailuresPerAccount: 5,
    loginFailuresPerAddress: 50,
    intakePerPhonePerDay: 3,
    intakePerAddressPerHour: 30,
  },
  business: { name: 'Handy Services', phone: '' },
}

export const SETTING_KEYS = Object.keys(SETTING_SCHEMAS) as SettingKey[]

/** Null when the value is right for its key, else what is wrong with it, in words. */
export const settingProblem = (key: string, value: unknown): string | null => {
  const schema = SETTING_SCHEMAS[key as SettingKey]
  if (!schema) return `There is no setting called “${key}”.`
  const parsed = schema.safeParse(value)
  if (parsed.success) return null
  return parsed.error.issues
    .map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(': '))
    .join('; ')
}

/** Stored rows over the defaults. A row that no longer fits its schema is passed over. */
export const settingsFrom = (rows: readonly { key: string; value: unknown }[]): Settings => {
  const stored = rows.filter(({ key, value }) => settingProblem(key, value) === null)
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(stored.map((row) => [row.key, row.value])) }
}
