/** What must not be read in a log: phone numbers, email addresses, and the tokens in customers' links. */
const LINK = /(^|\/)(q|v|c)\/[^/?#\s"]+/gi
const PHONE = /\+\d{6,15}/g
const EMAIL = /[^\s@"'<>(]+@[^\s@"'<>)]+\.[a-z]{2,}/gi

export const scrub = (text: string): string =>
  text.replace(LINK, '$1$2/…').replace(PHONE, '+…').replace(EMAIL, '…@…')
