import type { CollectionBeforeLoginHook } from 'payload'
import { AppError } from '../../domain/app-error.ts'

/** Said only to somebody who knows the password, so it tells a stranger nothing. */
export const refuseInactive: CollectionBeforeLoginHook = ({ user }) => {
  if (user.active === false)
    throw new AppError('FORBIDDEN', 'This account has been switched off. Ask an administrator.')
  return user
}
