/** Query strings that Payload would stumble over are refused before it sees them. */
import { invalid } from '../../domain/app-error.ts'

const MAX_LIMIT = 1000

const whole = (min: number, max: number) => (text: string) =>
  /^\d{1,10}$/.test(text) && Number(text) >= min && Number(text) <= max

const NUMBERS: Record<string, { fits: (text: string) => boolean; words: string }> = {
  limit: { fits: whole(0, MAX_LIMIT), words: `A whole number up to ${MAX_LIMIT}.` },
  page: { fits: whole(1, 1_000_000), words: 'A whole number from 1.' },
  depth: { fits: whole(0, 10), words: 'A whole number up to 10.' },
}

/** @throws AppError VALIDATION_ERROR naming the parameter */
export const withCheckedQuery = (request: Request): void => {
  const { searchParams } = new URL(request.url)
  for (const [name, { fits, words }] of Object.entries(NUMBERS))
    for (const text of searchParams.getAll(name))
      if (text !== '' && !fits(text)) throw invalid('Please check the address.', { [name]: words })
}
