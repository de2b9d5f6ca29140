import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '../../../collections/endpoints/define-endpoint.ts'
import { AppError } from '../../../domain/app-error.ts'
import { isStaff, STAFF } from '../../../domain/roles.ts'
import { roleOf } from '../../../operations/actor.ts'
import { read, sql } from '../../../operations/database.ts'
import { listThreads, THREAD_VIEWS } from '../../../operations/messages/list-threads.ts'

const requireStaff = (req: PayloadRequest) => {
  const role = roleOf(req)
  if (!role) throw new AppError('UNAUTHORIZED', 'Please sign in.')
  if (!isStaff(role)) throw new AppError('FORBIDDEN', 'Your role may not do this.')
}

const asked = z.object({
  view: z.enum(THREAD_VIEWS).default('all'),
  q: z.string().trim().max(100).default(''),
  after: z.string().max(80).nullable().default(null),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

/** A page of the inbox, who waits for us first. */
const threads = defineEndpoint({
  method: 'get',
  path: '/inbox/threads',
  transaction: false,
  authorise: requireStaff,
  act: (req, { query }) => {
    const { q, ...page } = asked.parse(Object.fromEntries(query))
    return listThreads(req, { ...page, search: q })
  },
})

/** Whom a customer can be given to: the names of those who work here, and nothing else of them. */
const colleagues = defineEndpoint({
  method: 'get',
  path: '/inbox/colleagues',
  transaction: false,
  authorise: requireStaff,
  act: async (req) => ({
    colleagues: await read(
      req,
      sql`select id, name, role, coalesce(on_duty, false) as "onDuty" from users
        where role::text = any(${`{${STAFF.join(',')}}`}::text[]) order by name limit 500`,
    ),
  }),
})

export const inboxEndpoints: Endpoint[] = [threads, colleagues]
