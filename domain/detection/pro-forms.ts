import { type Clauses, readClauses } from './clauses.ts'
import { DESCRIPTORS } from './lexicon.ts'
import { stem } from './stem.ts'
import type { Token } from './tokens.ts'

const FOLLOWS = new Set(
  'in on at for upstairs downstairs that which by near outside over above'.split(' '),
)
/** 'It has cracked, needs a new one' asks for no more of them than there were. */
const REPLACE = stem('replace')

const NEVER = new Set('a an few both couple pair'.split(' '))

/** 'A leak underneath it': the pronoun is the place. */
const isPlacedBy = (tokens: readonly Token[], at: number) =>
  tokens[at]?.before === 'none' &&
  /^(under|underneath|above|below|behind|beside|over|round|around|inside)$/.test(
    tokens[at - 1]?.raw ?? '',
  )

const isStandIn = (tokens: readonly Token[], at: number) => {
  const token = tokens[at] as Token
  if (/^(it|them)$/.test(token.raw)) return isPlacedBy(tokens, at)
  if (token.value === null || NEVER.has(token.raw)) return false
  const [previous, next] = [tokens[at - 1], tokens[at + 1]]
  const isOne = token.raw === 'one' || token.stem === 'ones'
  if (isOne && token.before === 'none' && previous?.isPlace) return true
  const isOther = previous?.stem === 'new' || DESCRIPTORS.has(previous?.stem ?? '')
  if (isOne && token.before === 'none' && isOther) return true
  const opens = token.before !== 'none' || previous?.raw === 'the' || previous?.raw === 'and'
  return opens && next !== undefined && next.before === 'none' && FOLLOWS.has(next.raw)
}

/** The last thing named before a word, at most twenty words off. */
const nearestThing = (tokens: readonly Token[], groupAt: Clauses['groupAt'], at: number) => {
  for (let back = at - 1; back >= Math.max(0, at - 20); back--) {
    const group = groupAt[back]
    if (group && group.last < at && !group.locates && !tokens[group.head]?.isPlace) return group
  }
  return undefined
}

/**
 * 'The bathroom one', 'and two in the lounge': a number standing for a thing named before becomes
 * that thing, so that places, verbs and counts fall to it as to any other.
 */
export const readStandIns = (tokens: Token[]): Token[] => {
  const standIns = tokens.flatMap((_, at) => (isStandIn(tokens, at) ? [at] : []))
  if (standIns.length === 0) return tokens
  const { groupAt } = readClauses(tokens)
  for (const at of standIns) {
    const named = nearestThing(tokens, groupAt, at)
    const [token, thing] = [tokens[at] as Token, named && tokens[named.head]]
    if (!named || !thing) continue
    token.kind = 'thing'
    token.stem = thing.stem
    token.isPlural = (token.value ?? 1) > 1
    token.standsFor = named.head
    const previous = tokens[at - 1]
    if (previous?.raw === 'new' && token.before === 'none') previous.stem = REPLACE
  }
  return tokens
}
