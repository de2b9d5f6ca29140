import { type Clauses, groupsIn, isFault, type NounGroup } from './clauses.ts'
import { LACKING } from './lexicon.ts'
import type { Token } from './tokens.ts'

const NOT_NEEDED =
  /\b((do|does|did|will|would)( not|nt)|wont|wouldnt|dont|doesnt|didnt|not|never|no longer) (really |actually |gonna |going to |think i |think we |think it |reckon i |be )?(need|needs|needed|needing|want|wanted|require|required|bother|worry|looking|after)\b|\bno need\b/
const LEAVE_OUT =
  /\b(never ?mind|forget( about)?|ignore|skip|except( for)?|apart from|aside from|instead of|rather than|without|excluding|not including|other than|cancel|scrap|already (had|did|done|fixed|sorted|replaced|fitted)|originally|initially|was going to|were going to|leave( out)?|no longer|not bothered about|decided against|hold off on)\b/
/** Followed by the noun itself: 'not the kitchen tap', 'it isn't the tap', 'no doors'. */
const PLAIN_NOT =
  /\b(not|isnt|wasnt|arent|no)( for| about)?( the| my| our| a| an| any| that| those| these| your| this)?$/
const NOT_ONLY = /\bnot (just|only|sure|certain)\b/

const FINE_AFTER =
  /^(\s*(is|are|was|were|s|itself|themselves|seems|looks|works|all|has|have|been|now|actually|already|that|its|theyre|thats))*\s*(fine|ok|okay|alright|all right|good|(looks?|looking) (so |really )?(great|lovely|amazing|perfect|brilliant|good|nice|fab|fantastic)|works(?! loose)|great|lovely|brilliant|amazing|sorted|perfect|existing|in place|staying|done already|already (done|fixed|sorted|been done)|fixed now|sorted now)\b/
const NOT_NEEDED_AFTER =
  /\b(doesnt|dont|does not|do not|not|wont) (really |actually )?(need|want|needed|wanted|required|worry|bother)\b|\bno need\b|\bcan wait\b|changed (my|our) minds?\b|\bcan leave\b|\bleave (that|it|them|those)\b|\bforget (that|it|about it|about that|them)\b|\bnever ?mind (that|it|them)?\b|\b(do|doing|did|done|do it|sort|fix|fixed) (that |it |them |those )?(myself|ourselves|himself|herself)\b|^(\w+ )?(myself|ourselves)\b|\bnot (that|those|it|them|this time)\b|\b(been|is|are|its|already) (all )?(fixed|sorted|done)\b(?! by|\?)|^used to (be|have)\b/

const SOMEONE_ELSE =
  /\b(husband|wife|partner|dad|son|brother|mate|landlord|hubby|boyfriend|girlfriend|father|uncle|brother in law|father in law|builder|plumber|electrician|someone else|another (company|firm|guy|man)|he|she) (((is|are|was|will|can|ll|s) (be |going to |gonna )?(do|doing|sort|sorting|fix|fixing|hang|hanging|paint|painting|build|building|fit|fitting|replace|replacing|sorted))|((has |have |already )*(did|done|fixed|sorted|hung|painted|fitted|built|mended|replaced)))\b/
/** 'So the decorator can paper behind': what another will do once we have been. */
const SO_ANOTHER_CAN = /\bso (that )?(the|our|my|a) \w+ (can|could) $/
const BEFORE_NOW =
  /\b(you|your (lad|guy|man|chap|team|fella|colleague|bloke)s?|he|they|who)( guys| lot| kindly)? (did|fixed|fitted|hung|came|put|painted|built|repaired|replaced|installed|mounted|sorted|done|mended|assembled)\b.*\b(last|before|previously|ago|great|brilliant|lovely)\b|\b(last (year|month|week|time|summer|spring|winter|autumn)|previously|(weeks|months|years) ago)\b.*\byou\b.*\b(did|fixed|fitted|hung|came|put|painted|built|repaired|replaced|installed|mounted|sorted)\b|\b(thanks|thank you|cheers|great job|good job|lovely job|brilliant job|happy)( so much| again| very much)? (for|with|on) (fixing|fitting|hanging|doing|sorting|the|painting|building|putting)\b|\byou (fitted|hung|put up|put in|fixed|installed|built)\b.*\b(is|are|works|working)\b.*\b(treat|great|lovely|brilliant|well|perfect)\b|\b(loved|enjoying|(pleased|happy|delighted) with) (the|our|my)\b/

const IN_THE_PAST =
  /\b(last|before|previously|ago|great|brilliant|lovely|thanks|thank|cheers|good|happy|loved|enjoying|pleased|delighted|still|treat)\b/
const AGAIN = /(?<!thanks |thank you )\bagain\b/
/** Told so that we find our way or know what to expect: 'my neighbour's fence', 'the bell is broken, just knock'. */
const BY_THE_WAY =
  /\b(just so you know|before you (arrive|come|get here)|(so|please|just) (knock|text|ring|call)|neighbours?( is| are| has)? (having|got|fence|new|door|hedge|gate))\b/
/** 'We've just had the living room plastered': what is said to have been done. */
const HAVING_HAD = /\b(had|having) (\w+ ){0,4}$/
const isDone = (clauses: Clauses, group: NounGroup, lead: string) => {
  if (!HAVING_HAD.test(`${lead} `) || /\b(delivered|was|were|ask|asked)\b/.test(lead)) return false
  return [group.head, group.last + 1].some((at) => {
    const token = clauses.tokens[at]
    const isPart = /ed$/.test(token?.raw ?? '') && token?.inflected && token.raw !== 'delivered'
    return (
      isPart &&
      clauses.segmentOf[at] === group.segment &&
      (token.actions.length === 0 || !isFault(token))
    )
  })
}
/** A visit that is arranged: 'what time is he coming, it's for the gate'. */
const ABOUT_A_VISIT =
  /\b(when|what time)\b(?! can| could)( \w+){1,4} (coming|arriving|due|turning up)\b/
/** How much of a long sentence bears on a noun, in words either way. */
const NEARBY = 25

const say = (clauses: Clauses, from: number, end: number) =>
  clauses.tokens
    .slice(from, end)
    .map((token) => token.raw)
    .join(' ')

const clauseBefore = (clauses: Clauses, group: NounGroup) => {
  let segment = group.segment
  const joinedByOr = () => {
    const first = clauses.segments[segment]?.first ?? 0
    return /^(or|nor)$/.test(clauses.tokens[first - 1]?.raw ?? '')
  }
  while (segment > 0 && joinedByOr()) segment--
  const from = clauses.segments[segment]?.first ?? 0
  return { from, text: say(clauses, from, group.first) }
}

/** Another thing stands between the 'not' and the noun, so the 'not' is spent on that. */
const isSpent = (clauses: Clauses, group: NounGroup, from: number, text: string, cue: RegExp) => {
  const match = cue.exec(text)
  if (!match) return true
  const words = text
    .slice(0, match.index + match[0].length)
    .trim()
    .split(' ').length
  return groupsIn(clauses, group.segment).some(
    (other) => !other.locates && other.first >= from + words && other.last < group.first,
  )
}

/** 'Everything is fine apart from the tap': what is left out is what is wrong. */
const ALL_BUT =
  /\b(everythings?|all|fine|working|works|ok|okay|done|good)\b.*\b(except|apart|aside|other than|but)\b/

const deniedBefore = (clauses: Clauses, group: NounGroup) => {
  const { from, text } = clauseBefore(clauses, group)
  if (NOT_ONLY.test(text)) return false
  const isVerb =
    clauses.tokens[group.first]?.inflected && clauses.tokens[group.first]?.raw !== 'flooring'
  const isLack = /\bno$/.test(text) && LACKING.has(clauses.tokens[group.head]?.stem ?? '')
  if (PLAIN_NOT.test(text) && !isVerb && !isLack) return true
  return [NOT_NEEDED, LEAVE_OUT].some(
    (cue) => cue.test(text) && !ALL_BUT.test(text) && !isSpent(clauses, group, from, text, cue),
  )
}

/** 'Replace a panel, no need to paint it': only the painting is refused. */
const deniesVerb = (group: NounGroup, follows: string) =>
  group.actions.length > 0 &&
  /\b(need|want|have|bother) (to )?\w+ (it|them|that|those)\b/.test(follows)

const deniedAfter = (clauses: Clauses, group: NounGroup) => {
  const here = clauses.segments[group.segment]
  const next = clauses.segments[group.segment + 1]
  if (!here) return false
  const nextOwn = groupsIn(clauses, group.segment + 1).some((other) => !other.locates)
  const otherHere = groupsIn(clauses, group.segment).find(
    (other) => other.first > group.last && !other.locates,
  )
  const rest = say(clauses, group.last + 1, otherHere?.first ?? here.end)
  const apart = next && clauses.sentenceOf[next.first] !== group.sentence
  const after = next && !nextOwn && !otherHere ? say(clauses, next.first, next.end) : ''
  const ownSubject = next && clauses.tokens[next.first]?.kind === 'action'
  const follows =
    (apart || ownSubject) && !/\b(it|that|them|those|these)\b/.test(after) ? '' : after
  if (FINE_AFTER.test(rest)) return true
  return (
    NOT_NEEDED_AFTER.test(rest) || (NOT_NEEDED_AFTER.test(follows) && !deniesVerb(group, follows))
  )
}

/** 'Do I need to move the furniture?': what the customer would do, not what we would. */
const isOwnErrand = (clauses: Clauses, group: NounGroup) => {
  const first = clauses.sentences[group.sentence] ?? 0
  return /^((so|and|also|ok|hi|hello|just|but) )*(do|should|shall|must|will) (i|we)\b/.test(
    say(clauses, first, first + 6),
  )
}

/** 'You fitted our tap in March': done, and said without anything being wrong with it now. */
const isHistory = (clauses: Clauses, group: NounGroup) => {
  const isAmiss = (at: number) => at > group.last && isFault(clauses.tokens[at] as Token)
  if (group.actions.some(isAmiss)) return false
  const here = clauses.segments[group.segment]
  const lead = say(clauses, here?.first ?? group.first, group.first)
  if (isDone(clauses, group, lead)) return true
  const isFresh = /\b(newly|freshly|recently|just)$/.test(lead)
  if (isFresh && clauses.tokens[group.first]?.raw.endsWith('ed')) return true
  return /(^|\b(since|when|where|because|time|that|tap|door) )(you|he|they|your (guy|man|lad|chap)) (\w+ )?(\w+ed|hung|did|put|built|came)\b/.test(
    lead,
  )
}

/**
 * The customer spoke of this thing without wanting it done: it is refused, fine, already done,
 * someone else's to do, or praise for a job done before.
 */
export const isDenied = (clauses: Clauses, group: NounGroup): boolean => {
  if (isOwnErrand(clauses, group) || isHistory(clauses, group)) return true
  if (deniedBefore(clauses, group) || deniedAfter(clauses, group)) return true
  const first = Math.max(clauses.sentences[group.sentence] ?? 0, group.first - NEARBY)
  const last = clauses.sentences[group.sentence + 1] ?? clauses.tokens.length
  const sentence = say(clauses, first, Math.min(last, group.last + NEARBY))
  if (IN_THE_PAST.test(sentence) && BEFORE_NOW.test(sentence) && !AGAIN.test(sentence)) return true
  if (BY_THE_WAY.test(sentence) || ABOUT_A_VISIT.test(sentence)) return true
  const here = clauses.segments[group.segment]
  const upTo = say(clauses, here?.first ?? first, group.first)
  if (SO_ANOTHER_CAN.test(`${upTo} `)) return true
  return SOMEONE_ELSE.test(`${upTo} `) && !/\b(want|asked|need|like|broke|kick|punch)/.test(upTo)
}
