/** A stored list of words or phrases. */
export const wordsOf = (stored: unknown): string[] =>
  Array.isArray(stored) ? stored.filter((word): word is string => typeof word === 'string') : []
