import { isDeterminer } from './clauses.ts'
import type { Action } from './lexicon.ts'
import { isGerund } from './stem.ts'
import type { Token } from './tokens.ts'

/** Looks for one of `raws` within `reach` words after `at`, in the same sentence. */
const soon = (tokens: readonly Token[], at: number, reach: number, raws: ReadonlySet<string>) => {
  for (let next = at + 1; next <= at + reach && next < tokens.length; next++) {
    const token = tokens[next]
    if (!token || token.before === 'hard') return false
    if (raws.has(token.raw)) return true
  }
  return false
}
const set = (list: string) => new Set(list.split(' '))

const AWAY = set('off down away out rid')
const TIP = set('tip dump')
const APART = set('off away loose down apart out')
const TOGETHER = set('together')
const WALL = set('wall walls ceiling')
const MACHINE = set('machine line basin machines lines up')
const IN_ALONE = set('in')
const OF_A_FLAP = set('cat dog pet letter letterbox')
const OUT = set('out')
const OF = set('of')
const UP = set('up')
const IN = set('in into house home out flat')
const HAS = set('has have is are ive weve')
const NUMBER = set('number no')
const SHUTS = set('clos shut open')
const STRUGGLES = set(
  'wont doesnt dont not cant cannot didnt never isnt wouldnt couldnt hard difficult struggle struggling stuck',
)
const PROPERLY = set('properly right fully flush')
const DOWN = set('down')
const BY = set('off round by in')
const TAKES = set('take takes taking took taken get gets getting got pull pulling')
const COMES = set(
  'come comes came coming go goes going gone went fall fell fallen falling hanging hang ripped pulled',
)
const FAILS = set('not isnt doesnt dont wont stopped stops never aint no wasnt hasnt cant')
const GOES = set('go goes going')
const ONTO = set('on up onto in')
const DOWN_AFTER = set('is are was were come came blew blown gone s')
const MAKES_OF_TV = set('samsung lg sony panasonic toshiba philips hisense oled')
/** A hedge trimmer is no hedge to trim. */
const TOOLS = set('trimmer trimmers cutter cutters mower sander sprayer steamer')
const PLAYS_UP = set('up in')
const UP_VERBS = set(
  'turn pick set give hold cover back clear tidy block top follow end catch ring',
)

const become = (token: Token, ...actions: Action[]) => {
  token.kind = 'action'
  token.actions = actions
}
const hush = (token: Token) => {
  token.kind = 'filler'
  token.actions = []
}

/** The words and stems the rules below begin at: most words of a text are none of them. */
const WATCHED = new Set([
  ...[TAKES, SHUTS, MAKES_OF_TV, GOES, COMES, TOOLS].flatMap((list) => [...list]),
  ...set(
    `put took door hous flat stop another painting packed bed fix wash box hand empty empties
    emptying build flap back rip ripping coat lick gone down set pack row load length sheet move drop up playing conked given
    work works working`.replace(/\s+/g, ' '),
  ),
])

/**
 * Verbs of two words, read in place: 'put … together' assembles, 'come off' is loose, 'take …
 * down' removes, 'not working' wants repair; and words that only look like verbs are hushed.
 */
export const readPhrasalVerbs = (tokens: Token[]): Token[] => {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (!WATCHED.has(token.raw) && !WATCHED.has(token.stem)) continue
    const previous = token.before === 'none' ? tokens[at - 1] : undefined
    const { raw, stem } = token
    if (stem === 'put' && soon(tokens, at, 7, TOGETHER)) become(token, 'assemble')
    else if (raw === 'took' && isStorm(tokens, at)) become(token, 'loose')
    else if (TAKES.has(raw) && (soon(tokens, at, 5, AWAY) || soon(tokens, at, 9, TIP)))
      become(token, 'remove')
    else if (SHUTS.has(stem) && !isStruggle(tokens, at)) hush(token)
    else if (/^(door|hous|flat)$/.test(stem) && soon(tokens, at, 1, NUMBER)) hush(token)
    else if (raw === 'stop' && /^(tap|cock)s?$/.test(tokens[at + 1]?.raw ?? '')) {
      token.kind = 'thing'
      token.stem = 'stopcock'
    } else if (raw === 'another' && tokens[at + 1]?.kind === 'number') become(token, 'install')
    else if (raw === 'painting' && /^(a|this|that|one|oil)$/.test(previous?.raw ?? '')) {
      beThing(token, 'pictur')
    } else if (raw === 'flat' && tokens[at + 1]?.raw === 'packed') hush(token)
    else if (raw === 'packed' && previous?.raw === 'flat') hush(token)
    else if (raw === 'bed' && (previous?.value ?? 0) > 1 && tokens[at + 1]?.kind !== 'thing') {
      hush(token)
    } else if (stem === 'fix' && soon(tokens, at, 7, WALL)) become(token, 'repair', 'install')
    else if (stem === 'wash' && soon(tokens, at, 1, MACHINE)) token.kind = 'thing'
    else if (stem === 'box' && soon(tokens, at, 1, IN_ALONE) && !isDeterminer(previous))
      become(token)
    else if (stem === 'box' && isPacking(tokens, at)) hush(token)
    else if (stem === 'flap' && previous && OF_A_FLAP.has(previous.raw)) beThing(token, 'flap')
    else if (raw === 'back' && isAway(tokens, at, previous)) hush(token)
    else if (raw === 'hand' && previous?.raw === 'a') hush(token)
    else if (raw === 'build' && previous?.raw === 'new') hush(token)
    else if (TOOLS.has(raw)) beThing(token, 'tool')
    else if (raw === 'hand' && previous?.raw === 'of' && tokens[at - 2]?.raw === 'out') hush(token)
    else if (/^empt(y|ies|ying)$/.test(raw) && isStruggle(tokens, at)) become(token, 'block')
    else if (previous?.raw === 'inch' && MAKES_OF_TV.has(raw)) beThing(token, 'tv')
    else if (GOES.has(raw) && soon(tokens, at, 1, DOWN) && isStruggle(tokens, at)) {
      become(token, 'block')
    } else if (/^rip(ped|ping)?$/.test(raw) && soon(tokens, at, 1, OUT)) become(token, 'remove')
    else if (COMES.has(raw) && (soon(tokens, at, 2, APART) || isHangingBadly(tokens, at))) {
      become(token, 'loose')
      if (stem === 'hang') token.stem = 'loos'
    } else if (GOES.has(raw) && soon(tokens, at, 2, ONTO)) become(token, 'install')
    else if (/^(coat|lick)$/.test(raw) && soon(tokens, at, 1, OF)) become(token, 'paint')
    else if (raw === 'gone' && (previous?.kind === 'thing' || HAS.has(previous?.raw ?? ''))) {
      become(token, 'repair')
    } else if (raw === 'down' && isDown(tokens, at, previous)) become(token, 'loose')
    else if (/^(set|pack|row|load|length|sheet)$/.test(stem) && soon(tokens, at, 1, OF)) hush(token)
    else if (stem === 'set' && soon(tokens, at, 4, UP)) become(token, 'assemble', 'install')
    else if (stem === 'move' && soon(tokens, at, 1, IN)) hush(token)
    else if (stem === 'drop' && soon(tokens, at, 1, BY)) hush(token)
    else if (raw === 'up') {
      if (previous?.kind !== 'thing' || isGerund(previous.raw) || UP_VERBS.has(previous.stem))
        hush(token)
    } else if (/^(playing|packed|conked|given)$/.test(raw) && soon(tokens, at, 2, PLAYS_UP)) {
      become(token, 'repair')
    } else if (/^work(s|ing)?$/.test(raw) && [1, 2].some((back) => failsAt(tokens, at, back))) {
      become(token, 'repair')
    }
  }
  return tokens
}

/** 'The doors are hanging skew-whiff' asks for no door to be hung. */
const isHangingBadly = (tokens: readonly Token[], at: number) =>
  tokens[at]?.raw === 'hanging' &&
  /^(is|are|was|just)$/.test(tokens[at - 1]?.raw ?? '') &&
  tokens[at + 1]?.kind !== 'thing'

/** 'In its box', 'about 6 boxes': what a thing came in, where 'boxing in' hides pipes. */
const isPacking = (tokens: readonly Token[], at: number) => {
  const { raw } = tokens[at] as Token
  if (raw === 'boxes') return !soon(tokens, at, 1, IN)
  return (
    raw === 'box' &&
    /^(its|their|the|a)$/.test(tokens[at - 1]?.raw ?? '') &&
    IN.has(tokens[at - 2]?.raw ?? '')
  )
}

const beThing = (token: Token, stem: string) => {
  hush(token)
  token.kind = 'thing'
  token.stem = stem
}

/** 'Cut right back', 'put it back': not the back of anything. */
const isAway = (tokens: readonly Token[], at: number, previous: Token | undefined) =>
  previous !== undefined &&
  (previous.kind === 'action' || /^(right|it|them|up)$/.test(previous.raw)) &&
  (tokens[at + 1]?.kind !== 'thing' || tokens[at + 1]?.before !== 'none')

const isStorm = (tokens: readonly Token[], at: number) =>
  [1, 2, 3].some((back) => /^(storm|wind|gale|weather)s?$/.test(tokens[at - back]?.raw ?? ''))

/** 'The panels are down', 'had my fence down': fallen, not 'down the road'. */
const isDown = (tokens: readonly Token[], at: number, previous: Token | undefined) => {
  const next = tokens[at + 1]
  const ends = next === undefined || next.before !== 'none'
  return DOWN_AFTER.has(previous?.raw ?? '') || (previous?.kind === 'thing' && ends)
}

/** 'Won't shut', 'shut properly': a door that is merely open is no job. */
const isStruggle = (tokens: readonly Token[], at: number) =>
  soon(tokens, at, 2, PROPERLY) ||
  [1, 2, 3, 4].some((back) => STRUGGLES.has(tokens[at - back]?.raw ?? '')) ||
  /^(make|get)$/.test(tokens[at - 2]?.raw ?? '')

const failsAt = (tokens: readonly Token[], at: number, back: number) =>
  tokens[at - back] !== undefined &&
  tokens[at]?.before !== 'hard' &&
  FAILS.has(tokens[at - back]?.raw ?? '')
