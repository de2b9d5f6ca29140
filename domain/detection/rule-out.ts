import type { IndexedEntry } from './catalogue-index.ts'
import { type Clauses, groupsIn, type NounGroup } from './clauses.ts'
import { placesClash } from './lexicon.ts'

/** A negative keyword stands beside the match, in its own clause. */
export const isRuledOut = (beside: readonly string[], entry: IndexedEntry): boolean => {
  for (const root of beside) if (entry.against.has(root)) return true
  return entry.againstTogether.some((keyword) => keyword.every((root) => beside.includes(root)))
}

/** The stems about a match in its own clause, its own words left out. */
export const stemsBeside = (
  clauses: Clauses,
  group: NounGroup,
  words: readonly number[],
): string[] => {
  const segment = clauses.segments[group.segment]
  let [first, end] = [group.first, group.last + 1]
  for (const at of words) {
    if (at < first) first = at
    if (at >= end) end = at + 1
  }
  first = Math.max(segment?.first ?? 0, first - 4)
  end = Math.min(segment?.end ?? 0, end + 4)
  const stems: string[] = []
  for (let at = first; at < end; at++) {
    if (!words.includes(at)) stems.push(clauses.tokens[at]?.stem ?? '')
  }
  for (const at of group.borrowed ?? []) {
    if (!words.includes(at)) stems.push(clauses.tokens[at]?.stem ?? '')
  }
  return stems
}

/** Placed elsewhere than the SKU's name says: a bathroom tap is not a kitchen tap. */
export const isElsewhere = (
  clauses: Clauses,
  places: readonly number[],
  words: readonly number[],
  entry: IndexedEntry,
) => {
  if (places.length === 0 || entry.namedPlaces.length === 0) return false
  return places.some((at) => {
    const place = clauses.tokens[at]?.stem ?? ''
    if (entry.places.has(place) || words.includes(at)) return false
    return entry.namedPlaces.some((named) => placesClash(named, place))
  })
}

/** Where a thing is said to be, in its own clause or lent to it from another. */
export const placesOf = (clauses: Clauses, group: NounGroup): number[] => {
  const places = group.borrowed ? [...group.borrowed] : []
  for (const other of groupsIn(clauses, group.segment)) {
    if (other !== group && !other.locates) continue
    for (let at = other.first; at <= other.last; at++) places.push(at)
  }
  return places.filter((at) => clauses.tokens[at]?.isPlace)
}
