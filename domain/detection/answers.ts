import type { Clauses, NounGroup } from './clauses.ts'
import { isArticle } from './numbers.ts'
import { stem } from './stem.ts'
import type { Source } from './transcript.ts'

const ASKS_COUNT =
  /\bhow many\b|\bwhat number\b|\bjust (the )?one\b|\bone or (two|more)\b|\bhow much of\b/i
const AGREES =
  /^\s*(oh |well |um |er |ah )*(yes|yeah|yep|yup|aye|correct|that's right|thats right|please|definitely|exactly)\b/i
const OPEN_QUESTION = /\b(or|any|anything|what|which|how|when|where|who|else)\b/i

/** Each customer turn that follows an agent's, with what the agent had just said. */
const replies = (source: Source) =>
  source.stretches.flatMap((stretch, index) => {
    const before = source.stretches[index - 1]
    if (stretch.speaker !== 'customer' || before?.speaker !== 'agent') return []
    return [{ stretch, asked: before, question: source.text.slice(before.start, before.end) }]
  })

/**
 * Counts given in answer to 'how many doors?': the thing the agent asked after, or else the last
 * thing the customer spoke of, and the word with the number.
 */
export const readCountAnswers = (source: Source, clauses: Clauses): Map<NounGroup, number> => {
  const answers = new Map<NounGroup, number>()
  for (const { stretch, question } of replies(source)) {
    if (!ASKS_COUNT.test(question)) continue
    const at = clauses.tokens.findIndex(
      (token) =>
        token.start >= stretch.start &&
        token.end <= stretch.end &&
        token.value !== null &&
        token.kind === 'number' &&
        !isArticle(token.raw),
    )
    if (at < 0 || clauses.groupAt[at + 1]) continue
    const asked = new Set((question.toLowerCase().match(/[a-z]+/g) ?? []).map(stem))
    const named = clauses.groups.filter((group) => group.last < at && !group.locates)
    const owner =
      named.findLast((group) => asked.has(clauses.tokens[group.head]?.stem ?? '')) ?? named.at(-1)
    if (owner) answers.set(owner, at)
  }
  return answers
}

/** Closed questions of the agent's that the customer said yes to: still to be confirmed, but heard. */
export const agreedQuestions = (source: Source): { start: number; end: number }[] =>
  replies(source).flatMap(({ stretch, asked, question }) => {
    const closed = question.trimEnd()
    if (!closed.endsWith('?')) return []
    const from =
      Math.max(...['.', '!', '?'].map((mark) => closed.lastIndexOf(mark, closed.length - 2))) + 1
    if (OPEN_QUESTION.test(closed.slice(from))) return []
    if (!AGREES.test(source.text.slice(stretch.start, stretch.end))) return []
    return [{ start: asked.start + from, end: asked.end }]
  })
