/** The few kinds of column that many tables share. */

import type {
  CheckboxField,
  DateField,
  JSONField,
  NumberField,
  RelationshipField,
  SelectField,
  TextField,
} from 'payload'
import { isDate, minutesOf } from '../domain/london-time.ts'
import { toE164 } from '../domain/phone.ts'
import { normalisePostcode } from '../domain/postcode.ts'
import { isTimeSlot } from '../domain/slots.ts'

type Only<F, K extends keyof F> = Partial<Omit<F, 'type' | 'name' | K>>

const whole = (value: number | null | undefined) =>
  value == null || Number.isSafeInteger(value) || 'A whole number is needed.'

/** Whole pence, never negative. */
export const pence = (name: string, rest: Only<NumberField, 'hasMany'> = {}) =>
  integer(name, { min: 0, ...rest })

export const integer = (name: string, rest: Only<NumberField, 'hasMany'> = {}): NumberField =>
  ({
    name,
    type: 'number',
    min: -2_147_483_648,
    max: 2_147_483_647,
    validate: (value: number | null | undefined, { required }: { required?: boolean }) => {
      const { min = -2_147_483_648, max = 2_147_483_647 } = rest
      if (value == null) return required ? 'This is needed.' : true
      if (whole(value) !== true) return whole(value)
      return (value >= min && value <= max) || `Between ${min} and ${max}.`
    },
    ...rest,
  }) as NumberField

const checked =
  (test: (value: string) => boolean, message: string) =>
  (value: string | null | undefined, { required }: { required?: boolean }) => {
    if (value == null || value === '') return required ? 'This is needed.' : true
    return (typeof value === 'string' && test(value)) || message
  }

const textField = (
  name: string,
  validate: ReturnType<typeof checked>,
  rest: Only<TextField, 'hasMany'>,
): TextField => ({ name, type: 'text', validate, ...rest }) as TextField

/** `YYYY-MM-DD`, stored as a real DATE. */
export const day = (name: string, rest: Only<TextField, 'hasMany'> = {}) =>
  textField(name, checked(isDate, 'A date such as 2026-11-24 is needed.'), rest)

/** `HH:MM`, London wall-clock. */
export const timeOfDay = (name: string, rest: Only<TextField, 'hasMany'> = {}) =>
  textField(
    name,
    checked((v) => minutesOf(v) !== null, 'A time such as 09:30 is needed.'),
    rest,
  )

export const timeSlot = (name: string, rest: Only<TextField, 'hasMany'> = {}) =>
  textField(name, checked(isTimeSlot, 'am, pm or an hour such as 09:00 is needed.'), rest)

/** E.164; what people type is normalised before it is checked. */
export const phone = (name: string, rest: Only<TextField, 'hasMany'> = {}) =>
  textField(
    name,
    checked((v) => toE164(v) === v, 'That is not a phone number.'),
    {
      hooks: {
        beforeValidate: [({ value }) => (value ? (toE164(String(value)) ?? value) : value)],
      },
      ...rest,
    },
  )

/** Normalised; shape only. Whether it can be placed is the lead's business. */
export const postcode = (name: string, rest: Only<TextField, 'hasMany'> = {}) =>
  textField(
    name,
    checked((v) => normalisePostcode(v) === v, 'That is not a UK postcode.'),
    {
      hooks: {
        beforeValidate: [
          ({ value }) => (value ? (normalisePostcode(String(value)) ?? value) : value),
        ],
      },
      ...rest,
    },
  )

export const text = (name: string, rest: Only<TextField, 'hasMany'> = {}): TextField =>
  ({ name, type: 'text', maxLength: 200, ...rest }) as TextField

export const instant = (name: string, rest: Only<DateField, 'timezone'> = {}): DateField => ({
  name,
  type: 'date',
  ...rest,
})

export const flag = (name: string, defaultValue = false): CheckboxField => ({
  name,
  type: 'checkbox',
  defaultValue,
})

export const oneOf = (
  name: string,
  words: readonly string[],
  rest: Only<SelectField, 'options' | 'hasMany'> = {},
): SelectField => ({ name, type: 'select', options: [...words], ...rest }) as SelectField

export const relation = (
  name: string,
  relationTo: string,
  rest: Partial<RelationshipField> = {},
): RelationshipField =>
  ({ name, type: 'relationship', relationTo, index: true, ...rest }) as RelationshipField

export const json = (name: string, rest: Partial<JSONField> = {}): JSONField => ({
  name,
  type: 'json',
  ...rest,
})

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((word) => typeof word === 'string' && word.length <= 200)

/** A short list of words or phrases, kept as a JSON array. */
export const words = (name: string): JSONField => ({
  name,
  type: 'json',
  defaultValue: [],
  validate: (value: unknown) => value == null || isWords(value) || 'A list of words is needed.',
})

/** Latitude and longitude in degrees (WGS 84). */
export const location = (): Field => ({
  name: 'location',
  type: 'group',
  fields: [
    { name: 'latitude', type: 'number', min: -90, max: 90 },
    { name: 'longitude', type: 'number', min: -180, max: 180 },
  ],
})
type Field = import('payload').Field
