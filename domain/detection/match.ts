import type { CatalogueIndex, IndexedEntry, Reading, ThingSet, Wording } from './catalogue-index.ts'
import { type Clauses, groupsIn, type NounGroup } from './clauses.ts'
import { type Fit, fitThings, judgeStrangers, lookAround, strangersIn } from './fit-things.ts'
import { actionSimilarity, BACKGROUND, FAULT_NOUNS, placesClash, ROOMS } from './lexicon.ts'
import type { Token } from './tokens.ts'

/** One reading of a noun group as a line of the price book. */
export interface Match {
  entry: IndexedEntry
  group: NounGroup
  anchor: number
  /** Indexes of the words that matched, things and actions. */
  words: number[]
  confidence: number
  /** Confidence plus how much of what was said it explains; decides between readings. */
  rank: number
  /** The action said of the thing that fits, or -1. */
  action: number
}

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

/** 0–1 for things alone, nothing having been said to be done with them. */
const judgeSilence = (set: ThingSet, isNamed: boolean) => {
  if (isNamed && set.count > 1) return 0.86
  if (isNamed) return set.count === 0 || BACKGROUND.has(set.head) ? 0.3 : 0.7
  return set.count === 0 || set.headLocates || BACKGROUND.has(set.head) ? 0.4 : 0.66
}

interface Verdict {
  share: number
  word: number
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
    if (share < (set.headLocates ? 0.95 : 0.3)) return { share: 0.4, word: -1 }
    return { share: 0.55 + 0.42 * share, word: share >= 0.6 ? word : -1 }
  }
  const talk = set.things.length > 1 || hasTalk(clauses, anchor, wording.talk) ? 1 : 0.6
  if (FAULT_NOUNS.has(set.head)) return { share: set.count > 1 ? 0.86 : 0.72 * talk, word: -1 }
  if (said.length === 0) {
    const isVerb = clauses.tokens[anchor]?.inflected && set.things.length === 1
    return { share: isVerb ? 0.88 : judgeSilence(set, true) * talk, word: -1 }
  }
  let near = 0
  for (const at of said) {
    near = Math.max(near, actionSimilarity(clauses.tokens[at]?.actions ?? [], entry.actions))
  }
  return { share: (near >= 0.6 ? 0.93 : 0.5) * talk, word: -1 }
}

const judgeReading = (
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

/** A negative keyword stands beside the match, in its own clause. */
const isRuledOut = (
  clauses: Clauses,
  group: NounGroup,
  words: readonly number[],
  entry: IndexedEntry,
) => {
  if (entry.against.size === 0 && entry.againstTogether.length === 0) return false
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
  for (const root of stems) if (entry.against.has(root)) return true
  return entry.againstTogether.some((keyword) => keyword.every((root) => stems.includes(root)))
}

/** Placed elsewhere than the SKU's name says: a bathroom tap is not a kitchen tap. */
const isElsewhere = (
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
const placesOf = (clauses: Clauses, group: NounGroup): number[] => {
  const places = group.borrowed ? [...group.borrowed] : []
  for (const other of groupsIn(clauses, group.segment)) {
    if (other !== group && !other.locates) continue
    for (let at = other.first; at <= other.last; at++) places.push(at)
  }
  return places.filter((at) => clauses.tokens[at]?.isPlace)
}

/** What is said to be done with the things of a phrase. */
const actionsSaid = (
  clauses: Clauses,
  group: NounGroup,
  set: ThingSet,
  words: readonly number[],
) => {
  if (!set.isSpread) return group.actions
  const groups = new Set([group])
  for (const at of words) {
    const other = clauses.groupAt[at]
    if (other) groups.add(other)
  }
  return [...groups].flatMap((other) => other.actions)
}

const readSet = (
  clauses: Clauses,
  group: NounGroup,
  anchor: number,
  set: ThingSet,
  fit: Fit,
  least: number,
  found: Map<IndexedEntry, Match>,
): void => {
  const said = actionsSaid(clauses, group, set, fit.words)
  const apart = group.locates && !set.headLocates ? (BACKGROUND.has(set.head) ? 0.4 : 0.6) : 1
  const isHeaded = anchor === group.head || fit.words.includes(group.head)
  const base = fit.share * fit.fidelity * apart * (isHeaded ? 1 : 0.4)
  if (base < least) return
  const places = placesOf(clauses, group)
  const strangers = strangersIn(clauses, group, fit.words)
  const fits = new Map<string, Verdict>()
  for (const reading of set.readings) {
    const { share, word } = judgeReading(clauses, anchor, said, set, reading, fits)
    let confidence = base * share * judgeStrangers(strangers, reading.entry)
    if (confidence < least - 0.01) continue
    const { entry } = reading
    if (isElsewhere(clauses, places, fit.words, entry)) confidence *= 0.72
    const words = word < 0 ? fit.words : [...fit.words, word]
    if (isRuledOut(clauses, group, words, entry)) confidence *= 0.5
    const score = Math.round(Math.min(98, confidence * 100 + 1))
    const rank = confidence * 100 + 6 * fit.weight
    if (score < least * 100 || rank <= (found.get(entry)?.rank ?? 0)) continue
    found.set(entry, { entry, group, anchor, words, confidence: score, rank, action: word })
  }
}

/** What a word may be the head of; any room is also a room. */
const setsAt = (index: CatalogueIndex, root: string): readonly ThingSet[] => {
  const own = index.setsByHead.get(root) ?? []
  const rooms = ROOMS.has(root) ? index.setsByHead.get('room') : undefined
  return rooms ? [...own, ...rooms] : own
}

/** The best reading of each SKU at each thing spoken of; those below `least` (0–100) are left out. */
export const findMatches = (clauses: Clauses, index: CatalogueIndex, least: number): Match[] => {
  const found: Match[] = []
  for (const group of clauses.groups) {
    const head = clauses.tokens[group.head]?.stem ?? ''
    for (let anchor = group.first; anchor <= group.last; anchor++) {
      const token = clauses.tokens[anchor]
      const sets = token?.kind === 'thing' ? setsAt(index, token.stem) : []
      if (sets.length === 0) continue
      const around = lookAround(clauses, group, anchor)
      const best = new Map<IndexedEntry, Match>()
      for (const set of sets) {
        if (anchor !== group.head && !set.stems.has(head)) continue
        const fit = fitThings(clauses, around, set, least / 100)
        if (!fit) continue
        readSet(clauses, group, anchor, set, fit, least / 100, best)
      }
      found.push(...best.values())
    }
  }
  return [...found, ...findVerbs(clauses, index)]
}

/** Jobs named by a verb alone: 'I need some decorating doing'. */
const findVerbs = (clauses: Clauses, index: CatalogueIndex): Match[] => {
  const spoken = new Set(clauses.groups.flatMap((group) => group.actions))
  return clauses.tokens.flatMap((token, at) => {
    const entries = token.kind === 'action' ? index.entriesByVerb.get(token.stem) : undefined
    if (!entries || spoken.has(at)) return []
    const group: NounGroup = {
      first: at,
      last: at,
      head: at,
      locates: false,
      segment: clauses.segmentOf[at] ?? 0,
      sentence: clauses.sentenceOf[at] ?? 0,
      actions: [at],
    }
    const confidence = token.inflected ? 72 : 60
    return [...entries].map((entry) => ({
      entry,
      group,
      anchor: at,
      words: [at],
      confidence,
      rank: 60,
      action: at,
    }))
  })
}
