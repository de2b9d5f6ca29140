/** Money is whole pence everywhere; only people see pounds. */
const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

/** 123450 → `£1,234.50`. */
export const formatPence = (pence: number): string => pounds.format(pence / 100)

/** Rounds half away from zero, so a half penny is a penny. */
export const roundHalfUp = (value: number): number =>
  Math.sign(value) * Math.round(Math.abs(value) + Number.EPSILON * Math.abs(value))

/** `pence` × `percent` / 100, half up; exact because both are whole numbers. */
export const percentOf = (pence: number, percent: number): number =>
  Math.floor((pence * percent + 50) / 100)
