import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { roleOf } from '../actor.ts'
import { read, sql } from '../database.ts'
import { readPhoneToken } from './phone-link.ts'

const COOKIE = 'handy-contractor'

export interface SignedIn {
  id: string
  name: string
}

const notActive = () =>
  new AppError('FORBIDDEN', 'This account is not active. Please call the office.')

const activeProfile = async (
  req: PayloadRequest,
  where: ReturnType<typeof sql>,
): Promise<SignedIn | undefined> =>
  (
    await read<SignedIn>(
      req,
      sql`select id, name from handyman_profiles where is_active and ${where}`,
    )
  )[0]

/**
 * The contractor who is calling, by their link's cookie or their login. They reach their own rows only.
 * @throws AppError UNAUTHORIZED, FORBIDDEN for somebody else's login or one no longer active
 */
export const requireContractor = async (req: PayloadRequest): Promise<SignedIn> => {
  const token = new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(req.headers.get('cookie') ?? '')?.[1]
  if (!req.user && !token)
    throw new AppError('UNAUTHORIZED', 'Please open the link from your last message.')
  if (req.user && roleOf(req) !== 'contractor')
    throw new AppError('FORBIDDEN', 'This page is for contractors.')
  const found = req.user
    ? await activeProfile(req, sql`user_id = ${req.user.id}::uuid`)
    : await activeProfile(req, sql`id = ${readPhoneToken(token ?? '')}::uuid`)
  if (!found) throw notActive()
  return found
}

/**
 * The cookie a signed link is exchanged for: the same token, for what is left of its seven days.
 * @throws AppError UNAUTHORIZED for a link that is not genuine or too old, FORBIDDEN when its
 * contractor is no longer active
 */
export const openPhoneSession = async (
  req: PayloadRequest,
  token: string,
  secure: boolean,
): Promise<string> => {
  if (!(await activeProfile(req, sql`id = ${readPhoneToken(token)}::uuid`))) throw notActive()
  return `${COOKIE}=${token}; Path=/api; HttpOnly; SameSite=Strict; Max-Age=604800${secure ? '; Secure' : ''}`
}
