import type { IndexedEntry } from './catalogue-index.ts'
import type { Clauses } from './clauses.ts'
import { actionSimilarity, BACKGROUND, FAULT_NOUNS } from './lexicon.ts'
import type { Reading, ThingSet, Wording } from './phrases.ts'
import type { Token } from './tokens.ts'

const fitActions = (clauses: Clauses, said: readonly number[], wording: Wording) => {
  let total = 0
  let word = -1
  for (const meant of wording.actions) {
    let best = 0
    for (const at of said) {
      const token = clauses.tokens[at] as Token
      const near = token.stem === meant.stem ? 1 : actionSimilarity(token.actions, meant.actions)
      if (near > best) [best, word] = [near, at]
    }
    total += best
  }
  return { share: wording.actions.length > 0 ? total / wording.actions.length : 0, word }
}

/** A phrase whittled down to one thing needs the talk it came with: 'key wont turn' is not 'key'. */
const hasTalk = (clauses: Clauses, anchor: number, talk: readonly string[]) => {
  for (let at = Math.max(0, anchor - 4); at <= anchor + 4; at++) {
    if (talk.includes(clauses.tokens[at]?.raw ?? '')) return true
  }
  return talk.length === 0
}

const ASKS =
  /\b(need|needs|want|wants|like|love|after|require|please|pls|quote|price|looking for|have|get)( you)?( to have| to get)?( (for|on))?( (a|an|another|some|one|two|three|four|five|six|\d+))?( x)?$/

/** 'Need a key safe', 'an outside socket please': wanted new, so there is nothing else to be said of it. */
const readAsking = (clauses: Clauses, anchor: number) => {
  const group = clauses.groupAt[anchor]
  if (!group || group.locates) return false
  const start = clauses.sentences[group.sentence] ?? 0
  const before = clauses.tokens.slice(Math.max(start, group.first - 6), group.first)
  if (ASKS.test(before.map((token) => token.raw).join(' '))) return true
  const end = clauses.sentences[group.sentence + 1] ?? clauses.tokens.length
  const after = clauses.tokens.slice(group.last + 1, Math.min(end, group.last + 12))
  const isIndefinite =
    group.first === start || /^(a|an|and|some|one|two|three|\d+)$/.test(before.at(-1)?.raw ?? '')
  return (
    isIndefinite &&
    after.some((token) => /^(please|pls|plz|needed|required|wanted)$/.test(token.raw))
  )
}

const asked = new WeakMap<Clauses, Map<number, boolean>>()

/** The same for every wording that is held against a thing, so it is read once. */
const isAskedFor = (clauses: Clauses, anchor: number): boolean => {
  const kept = asked.get(clauses) ?? new Map<number, boolean>()
  asked.set(clauses, kept)
  const answer = kept.get(anchor) ?? readAsking(clauses, anchor)
  kept.set(anchor, answer)
  return answer
}

/** The talk of a phrase is most of it there: 'loo wont fill', 'odd jobs'. */
const saysSo = (clauses: Clauses, anchor: number, set: ThingSet, talk: readonly string[]) => {
  if (talk.length === 0 || set.count === 0 || BACKGROUND.has(set.head)) return false
  const near = clauses.tokens.slice(Math.max(0, anchor - 4), anchor + 5).map((token) => token.raw)
  return talk.filter((word) => near.includes(word)).length * 2 > talk.length
}

/** 0–1 for things alone, nothing having been said to be done with them. */
const judgeSilence = (set: ThingSet, isNamed: boolean) => {
  if (isNamed && set.count > 1) return 0.86
  if (isNamed) return set.count === 0 || BACKGROUND.has(set.head) ? 0.3 : 0.7
  return set.count === 0 || set.headLocates || BACKGROUND.has(set.head) ? 0.4 : 0.66
}

export interface Verdict {
  share: number
  word: number
}

/** A place, or a word as common as water, needs its own verb beside it. */
const leastOf = (set: ThingSet) => {
  if (set.headLocates) return 0.95
  return set.things.length === 1 && BACKGROUND.has(set.head) ? 0.6 : 0.3
}

/** What was said to be done, against what one wording and its SKU are about. */
const judgeWording = (
  clauses: Clauses,
  anchor: number,
  said: readonly number[],
  set: ThingSet,
  entry: IndexedEntry,
  wording: Wording,
  fits: Map<string, Verdict>,
): Verdict => {
  if (wording.actions.length > 0) {
    if (said.length === 0) return { share: judgeSilence(set, false), word: -1 }
    const known = fits.get(wording.key)
    const { share, word } = known ?? fitActions(clauses, said, wording)
    if (!known) fits.set(wording.key, { share, word })
    if (share < leastOf(set)) return { share: 0.4, word: -1 }
    return { share: 0.55 + 0.42 * share, word: share >= 0.6 ? word : -1 }
  }
  const spoken = hasTalk(clauses, anchor, wording.talk)
  const talk = set.things.length > 1 || spoken ? 1 : 0.6
  if (FAULT_NOUNS.has(set.head)) return { share: set.count > 1 ? 0.86 : 0.72 * talk, word: -1 }
  if (said.length === 0) {
    const isVerb = clauses.tokens[anchor]?.inflected && set.things.length === 1
    if (isVerb || saysSo(clauses, anchor, set, wording.talk)) return { share: 0.88, word: -1 }
    const share = judgeSilence(set, true) * talk
    const canAsk = set.count > 0 && !BACKGROUND.has(set.head)
    return {
      share: canAsk && isAskedFor(clauses, anchor) ? Math.max(share, 0.84 * talk) : share,
      word: -1,
    }
  }
  let near = 0
  for (const at of said) {
    near = Math.max(near, actionSimilarity(clauses.tokens[at]?.actions ?? [], entry.actions))
  }
  return { share: (near >= 0.6 ? 0.93 : 0.5) * talk, word: -1 }
}

/** The wording of a SKU that best fits what was said to be done, and how well: 0–1. */
export const judgeReading = (
  clauses: Clauses,
  anchor: number,
  said: readonly number[],
  set: ThingSet,
  { entry, wordings }: Reading,
  fits: Map<string, Verdict>,
): Verdict => {
  let best: Verdict = { share: 0, word: -1 }
  for (const wording of wordings) {
    const verdict = judgeWording(clauses, anchor, said, set, entry, wording, fits)
    if (verdict.share > best.share) best = verdict
  }
  return best
}
