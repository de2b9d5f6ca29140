import { type Clauses, isFault } from './clauses.ts'
import { actionSimilarity } from './lexicon.ts'
import type { Match } from './match.ts'
import type { Token } from './tokens.ts'

const claims = (clauses: Clauses, match: Match) =>
  match.words.filter((at) => {
    // The toilet that lends a seat its name is still a toilet of its own.
    if (match.group.borrowed?.includes(at)) return false
    const token = clauses.tokens[at]
    const group = clauses.groupAt[at]
    return token?.kind === 'thing' && !token.isPlace && (group === match.group || !group?.locates)
  })

/** Each thing spoken of is one job: the reading that explains most of it wins, others give way. */
export const chooseReadings = (clauses: Clauses, matches: readonly Match[]): Match[] => {
  const taken = new Set<number>()
  const chosen: Match[] = []
  for (const match of matches.toSorted((a, b) => b.rank - a.rank || a.anchor - b.anchor)) {
    if (taken.has(match.anchor)) continue
    const words = claims(clauses, match)
    if (words.some((at) => taken.has(at))) continue
    for (const at of [match.anchor, ...words]) taken.add(at)
    for (let at = match.group.first; at <= match.group.last; at++) {
      if (clauses.tokens[at]?.kind === 'thing') taken.add(at)
    }
    chosen.push(match)
  }
  return [...chosen, ...alsoDone(clauses, matches, chosen)].toSorted((a, b) => a.anchor - b.anchor)
}

/** 'Two doors hanging and then painting': a second job on the same thing, named by its own verb. */
const alsoDone = (clauses: Clauses, matches: readonly Match[], chosen: readonly Match[]) => {
  const isVerb = (at: number) => at >= 0 && !isFault(clauses.tokens[at] as Token)
  const clear = new Map<number, Match[]>()
  for (const match of matches) {
    if (match.confidence < CLEAR || !isVerb(match.action)) continue
    const same = clear.get(match.anchor)
    if (same) same.push(match)
    else clear.set(match.anchor, [match])
  }
  return chosen.flatMap((first) => {
    if (!isVerb(first.action)) return []
    const rivals = (clear.get(first.anchor) ?? []).filter(
      (second) =>
        second.entry !== first.entry &&
        clauses.segmentOf[second.action] !== clauses.segmentOf[first.action] &&
        !areAlike(clauses, first.action, second.action),
    )
    const best = rivals.toSorted((a, b) => b.rank - a.rank)[0]
    return best ? [best] : []
  })
}
const CLEAR = 88
/** The two verbs come to much the same job. */
export const areAlike = (clauses: Clauses, one: number, other: number) =>
  actionSimilarity(clauses.tokens[one]?.actions ?? [], clauses.tokens[other]?.actions ?? []) >= 0.5
