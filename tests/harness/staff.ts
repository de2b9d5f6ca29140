/** People who sign in, and contractors' links, for a business that runs as processes of its own. */
import { randomBytes } from 'node:crypto'
import type { Role } from '../../domain/roles.ts'
import type { Business } from './business.ts'
import { call } from './customer.ts'
import { atEndOfFile } from './endings.ts'

/** Opens Payload on the business's database in the test's own process. Once per test file. */
export const staffOf = async (business: Business) => {
  process.env.DATABASE_URL = business.database.url
  process.env.PAYLOAD_SECRET = business.env.payloadSecret
  const { openPayload, closePayload } = await import('../../cms/payload.ts')
  const { phoneToken } = await import('../../operations/contractor/phone-link.ts')
  const payload = await openPayload()
  atEndOfFile(() => closePayload(payload))

  /** Makes somebody of this role and signs them in; answers the header that says so. */
  const signIn = async (role: Role) => {
    const email = `${role}-${randomBytes(4).toString('hex')}@example.test`
    const password = randomBytes(12).toString('base64url')
    await payload.create({
      collection: 'users',
      data: { email, password, role, name: `Test ${role}` },
      overrideAccess: true,
    })
    const { body } = await call<{ token: string }>(`${business.appUrl}/api/users/login`, {
      method: 'POST',
      body: { email, password },
    })
    return { authorization: `JWT ${body.token}` }
  }
  return {
    signIn,
    /** The cookie that a contractor's link is exchanged for. */
    contractorCookie: async (contractorId: string) => {
      const opened = await call(`${business.appUrl}/api/c/${phoneToken(contractorId)}/session`, {
        method: 'POST',
      })
      return { cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '' }
    },
  }
}
