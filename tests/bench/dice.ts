/** Seeded chance: the same seed gives the same town, customers and arrivals on every machine. */
export interface Dice {
  /** In [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  oneOf<T>(values: readonly T[]): T
  /** `count` different ones. */
  someOf<T>(values: readonly T[], count: number): T[]
}

export const diceFrom = (seed: number): Dice => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const oneOf = <T>(values: readonly T[]): T => {
    const value = values[between(0, values.length - 1)]
    if (value === undefined) throw new Error('Nothing to choose from.')
    return value
  }
  return {
    next,
    between,
    oneOf,
    someOf: (values, count) => {
      const left = [...values]
      const chosen: typeof left = []
      while (chosen.length < count && left.length > 0)
        chosen.push(...left.splice(between(0, left.length - 1), 1))
      return chosen
    },
  }
}
