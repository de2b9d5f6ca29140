import type { PayloadRequest } from 'payload'
import { AppError } from '../domain/app-error.ts'
import { isRole, mayDo, type Role, type Verb } from '../domain/roles.ts'

/** Who did it, as events and the audit log name them. */
export type Actor = 'customer' | 'system' | 'contractor' | `user:${string}`

export const roleOf = (req: PayloadRequest): Role | null => {
  const role: unknown = req.user?.role
  return isRole(role) ? role : null
}

export const actorOf = (req: PayloadRequest): Actor => (req.user ? `user:${req.user.id}` : 'system')

export const userIdOf = (req: PayloadRequest): string | null =>
  req.user ? String(req.user.id) : null

/** @throws AppError UNAUTHORIZED without a user, FORBIDDEN when the role may not do this. */
export const requireVerb = (req: PayloadRequest, verb: Verb): Role => {
  const role = roleOf(req)
  if (!role) throw new AppError('UNAUTHORIZED', 'Please sign in.')
  if (!mayDo(role, verb)) throw new AppError('FORBIDDEN', 'Your role may not do this.')
  return role
}
