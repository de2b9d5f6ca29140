import { isStaff, type Role } from '../../domain/roles.ts'
import { call, RequestFailed } from './call.ts'

export interface Me {
  id: string
  name: string
  email: string
  role: Role
  onDuty?: boolean | null
}

let asked: Promise<Me | null> | undefined

const ask = async (): Promise<Me | null> => {
  const { user } = await call<{ user: Me | null }>('/users/me?depth=0')
  return user
}

/** Who is signed in, asked once; null when nobody is. @throws RequestFailed when the server is away */
export const whoAmI = (): Promise<Me | null> => {
  asked ??= ask().catch((error: unknown) => {
    asked = undefined
    if (error instanceof RequestFailed && error.statusCode === 401) return null
    throw error
  })
  return asked
}

export const forgetMe = (): void => {
  asked = undefined
}

/** @throws RequestFailed when the two do not go together, or this login has no place here */
export const signIn = async (email: string, password: string): Promise<Me> => {
  const { user } = await call<{ user: Me }>('/users/login', {
    method: 'POST',
    body: { email, password },
  })
  if (!isStaff(user.role)) {
    await signOut()
    throw new RequestFailed(
      403,
      'FORBIDDEN',
      'The back office is for staff. Contractors open their jobs from the link in their WhatsApp.',
    )
  }
  asked = Promise.resolve(user)
  return user
}

export const signOut = async (): Promise<void> => {
  forgetMe()
  await call('/users/logout', { method: 'POST' }).catch(() => undefined)
}

/** A new lease on the sign-in; an eight-hour day at the desk never ends in a login form. */
export const staySignedIn = async (): Promise<void> => {
  await call('/users/refresh-token', { method: 'POST' }).catch(() => undefined)
}
