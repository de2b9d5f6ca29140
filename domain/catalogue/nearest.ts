const pairs = (word: string): Set<string> => {
  const plain = ` ${word.toLowerCase().trim()} `
  return new Set(Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2)))
}

const likeness = (a: Set<string>, b: Set<string>): number =>
  (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size)

/** The known name a mistyped one most likely meant, if any is near. */
export const nearest = (typed: string, known: Iterable<string>): string | null => {
  const asked = pairs(typed)
  const [best] = [...known]
    .map((name) => ({ name, like: likeness(asked, pairs(name)) }))
    .sort((a, b) => b.like - a.like)
  return best && best.like >= 0.4 ? best.name : null
}
