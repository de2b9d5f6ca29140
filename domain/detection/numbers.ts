/** Numbers as customers write them. 'A few' and 'several' are read as three, and asked about. */
const NUMBER_WORDS = new Map(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, index) => [word, index + 1] as const),
)
const OTHERS: Record<string, { value: number; vague?: true }> = {
  a: { value: 1 },
  an: { value: 1 },
  another: { value: 1 },
  couple: { value: 2 },
  cople: { value: 2 },
  pair: { value: 2 },
  both: { value: 2 },
  twin: { value: 2 },
  trio: { value: 3 },
  few: { value: 3, vague: true },
  several: { value: 3, vague: true },
  dozen: { value: 12 },
  thirty: { value: 30 },
  forty: { value: 40 },
  fifty: { value: 50 },
  thre: { value: 3 },
  foru: { value: 4 },
}

export interface Amount {
  value: number
  /** Not a count one may price by without asking. */
  vague: boolean
}

/** Largest count read as a number of things; beyond it is a house number, a size or a price. */
const MOST = 60

/** The amount a lower-case word or run of digits stands for, or null. 'a' is one. */
export const amountOf = (word: string): Amount | null => {
  if (/^\d{1,2}$/.test(word)) {
    const value = Number(word)
    return value > 0 && value <= MOST ? { value, vague: false } : null
  }
  const spelt = NUMBER_WORDS.get(word)
  if (spelt) return { value: spelt, vague: false }
  const other = OTHERS[word]
  return other ? { value: other.value, vague: other.vague ?? false } : null
}

/** Amounts that only look like one beside a noun: 'a door' counts, but corrects nothing. */
export const isArticle = (word: string): boolean => word === 'a' || word === 'an'
