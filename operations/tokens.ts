import { randomBytes, randomInt } from 'node:crypto'

/** 192 bits, safe in a link: what stands between a stranger and one customer's quote. */
export const linkToken = (): string => randomBytes(24).toString('base64url')

/** No 0/O, 1/I/L: read out over the phone without mistakes. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** `L-7K3QDM`: a name people can say, not a key to anything. */
export const reference = (prefix: 'L' | 'B'): string =>
  `${prefix}-${Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`
