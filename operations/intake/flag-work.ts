import type { PayloadRequest } from 'payload'
import type { Settings } from '../../domain/settings.ts'
import { raiseException, settleException } from '../exceptions/raise-exception.ts'
import type { WorkRead } from './read-work.ts'

const listed = (words: readonly string[]): string =>
  [...new Set(words)].map((word) => `“${word}”`).join(', ')

/** Puts before a person what the system may not decide: half-sure finds, and work we do not do. */
export const flagWork = async (
  req: PayloadRequest,
  leadId: string,
  work: WorkRead,
  { detection }: Settings,
  /** Whether a doubt about this lead stands open, to be settled when there is none any more. */
  doubted: boolean,
): Promise<void> => {
  const doubtful = work.detected.filter(({ confidence }) => confidence < detection.useFrom)
  if (doubtful.length > 0)
    await raiseException(req, {
      kind: 'detection_needs_confirming',
      leadId,
      detail: `Please confirm: ${doubtful.map(({ name, quantity, evidence }) => `${name} × ${quantity} (“${evidence.text}”)`).join('; ')}.`,
      data: {
        skus: doubtful.map(({ skuId, quantity, confidence }) => ({ skuId, quantity, confidence })),
      },
    })
  else if (doubted)
    await settleException(req, {
      kind: 'detection_needs_confirming',
      leadId,
      // A late verdict's doubt about the same lead is another, and stays.
      key: `detection_needs_confirming:${leadId}:-`,
      how: 'What the customer said since is clear.',
    })
  if (work.outOfScope.length > 0)
    await raiseException(req, {
      kind: 'out_of_scope',
      leadId,
      detail: `The customer asks for work we do not do (${[...new Set(work.outOfScope.map(({ reason }) => reason.replaceAll('_', ' ')))].join(', ')}): ${listed(work.outOfScope.map(({ text }) => text))}.`,
    })
}
