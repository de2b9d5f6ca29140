/** What is typed into a card form, tidied and checked as it is typed. */
export interface CardFields {
  number: string
  expiry: string
  cvc: string
}
export type CardErrors = Partial<CardFields>

const digits = (text: string, most: number) => text.replace(/\D/g, '').slice(0, most)

/** `4242424242424242` → `4242 4242 4242 4242`. */
export const spaced = (text: string): string =>
  digits(text, 19)
    .replace(/(.{4})/g, '$1 ')
    .trim()

/** `1227` → `12 / 27`; `4` → `04`. */
export const asExpiry = (text: string, before: string): string => {
  const typed = digits(/^[2-9]/.test(text) ? `0${text}` : text, 4)
  const deleting = text.length < before.length
  return typed.length > 2 || (typed.length === 2 && !deleting)
    ? `${typed.slice(0, 2)} / ${typed.slice(2)}`
    : typed
}

export const asCvc = (text: string): string => digits(text, 4)

/** The check digit every card number ends with. */
const passesLuhn = (number: string): boolean => {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

const expired = (month: number, year: number, now: Date) =>
  year < now.getFullYear() || (year === now.getFullYear() && month < now.getMonth() + 1)

export const cardErrors = ({ number, expiry, cvc }: CardFields, now = new Date()): CardErrors => {
  const plain = digits(number, 19)
  const month = Number(expiry.slice(0, 2))
  const year = 2000 + Number(digits(expiry, 4).slice(2))
  const wholeDate = digits(expiry, 4).length === 4 && month >= 1 && month <= 12
  return {
    ...(plain.length >= 13 && passesLuhn(plain)
      ? {}
      : {
          number: plain
            ? 'That is not a card number. Please check it.'
            : 'Please type the card number.',
        }),
    ...(wholeDate
      ? expired(month, year, now)
        ? { expiry: 'That date has passed.' }
        : {}
      : { expiry: 'Month and year, such as 04 / 29.' }),
    ...(cvc.length >= 3 ? {} : { cvc: '3 digits, on the back.' }),
  }
}
