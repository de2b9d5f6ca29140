import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { canMove, type LeadState, MOVES } from '../../domain/lead-states.ts'
import { type Actor, userIdOf } from '../actor.ts'
import { now } from '../clock.ts'
import { jsonb, row, run, type SQL, sql } from '../database.ts'

export interface Move {
  leadId: string
  to: LeadState
  /** Its state, where the caller has the lead locked and has read it since. */
  from?: LeadState
  actor: Actor
  reason?: string
  details?: Record<string, unknown>
}

/** @throws AppError INVALID_TRANSITION, with what is allowed from here. */
export const refuseMove = (from: LeadState, to: string, allowed: readonly LeadState[]): never => {
  throw new AppError('INVALID_TRANSITION', `A lead that is ${from} cannot become ${to}.`, {
    from,
    allowed,
  })
}

/**
 * The one way a lead changes state: row locked, move checked, event written, all in the caller's
 * transaction. Moving to the state it is in already is a move only where the table says so.
 * @throws AppError NOT_FOUND, INVALID_TRANSITION (409, `data.allowed`)
 */
export const moveLead = async (
  req: PayloadRequest,
  move: Move,
): Promise<{ from: LeadState; to: LeadState }> => {
  const from = await stateOf(req, move)
  if (!from) throw notFound('That lead')
  if (!canMove(from, move.to)) refuseMove(from, move.to, MOVES[from])
  await writeMove(req, from, move)
  return { from, to: move.to }
}

/** Moves when the table allows it, else leaves the lead as it is and answers null. */
export const moveLeadIfAllowed = async (req: PayloadRequest, move: Move) => {
  const from = await stateOf(req, move)
  if (!from || !canMove(from, move.to)) return null
  await writeMove(req, from, move)
  return { from, to: move.to }
}

const stateOf = async (req: PayloadRequest, { leadId, from }: Move) => {
  if (from) return from
  const lead = await row<{ state: LeadState }>(
    req,
    sql`select state from leads where id = ${leadId}::uuid for update`,
  )
  return lead?.state
}

/**
 * Parts of a `with` that write a move and its event, for a statement that writes what the lead moves
 * for. The caller has the lead locked and has read its state since.
 * @param on the part it moves for: nothing is moved when that wrote no row
 * @throws AppError INVALID_TRANSITION
 */
export const movePart = (
  req: PayloadRequest,
  { from, ...move }: Move & { from: LeadState },
  on: SQL,
): SQL => {
  if (!canMove(from, move.to)) refuseMove(from, move.to, MOVES[from])
  return movedPart(req, from, move, sql`and exists (select from ${on})`)
}

const movedPart = (req: PayloadRequest, from: LeadState, move: Move, when: SQL): SQL => {
  const at = now().toISOString()
  return sql`moved as (
      update leads set state = ${move.to}, state_changed_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
      where id = ${move.leadId}::uuid ${when} returning id),
    noted as (
      insert into lead_events (id, lead_id, "from", "to", actor, user_id, reason, details, created_at, updated_at)
      select uuidv7(), id, ${from}::enum_lead_events_from, ${move.to}::enum_lead_events_to, ${move.actor},
        ${userIdOf(req)}::uuid, ${move.reason ?? null}, ${jsonb(move.details ?? null)},
        ${at}::timestamptz, ${at}::timestamptz from moved)`
}

const writeMove = (req: PayloadRequest, from: LeadState, move: Move) =>
  run(req, sql`with ${movedPart(req, from, move, sql``)} select from moved`)
