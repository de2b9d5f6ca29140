import type { AuthProvider } from '@refinedev/core'
import { isStaff } from '../../domain/roles.ts'
import { RequestFailed } from '../api/call.ts'
import { forgetMe, type Me, signIn, signOut, whoAmI } from '../api/session.ts'

/** Sign-in on Payload's own user routes; the session is an HTTP-only cookie, never read here. */
export const authProvider: AuthProvider = {
  async login({ email, password }: { email: string; password: string }) {
    try {
      await signIn(email, password)
      return { success: true }
    } catch (error) {
      return { success: false, error: error as RequestFailed }
    }
  },

  async logout() {
    await signOut()
    return { success: true, redirectTo: '/login' }
  },

  async check() {
    const me = await whoAmI()
    return me && isStaff(me.role)
      ? { authenticated: true }
      : { authenticated: false, redirectTo: '/login' }
  },

  async onError(error: unknown) {
    if (!(error instanceof RequestFailed) || error.statusCode !== 401) return {}
    forgetMe()
    return { logout: true, redirectTo: '/login' }
  },

  getIdentity: (): Promise<Me | null> => whoAmI(),

  getPermissions: async () => (await whoAmI())?.role ?? null,
}
