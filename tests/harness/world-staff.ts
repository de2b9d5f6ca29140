/** Somebody of the staff, signed in to a world's app over HTTP. */
import { call } from './customer.ts'
import type { World } from './world.ts'

type Row = Record<string, unknown>

let counter = 0

export const staffOf = async (world: Pick<World, 'payload' | 'appUrl'>, role: string) => {
  const email = `${role}-${++counter}@handy.test`
  const password = 'handy-demo-1'
  const user = await world.payload.create({
    collection: 'users',
    data: { email, password, name: `Test ${role}`, role } as never,
    overrideAccess: true,
  })
  const login = await call<{ token: string }>(`${world.appUrl}/api/users/login`, {
    method: 'POST',
    body: { email, password },
  })
  const headers = { authorization: `JWT ${login.body.token}` }
  const send = <T = Row>(method: string, path: string, body?: unknown) =>
    call<T>(`${world.appUrl}/api${path}`, { method, body, headers })
  return {
    id: String(user.id),
    get: <T = Row>(path: string) => send<T>('GET', path),
    post: <T = Row>(path: string, body: unknown = {}) => send<T>('POST', path, body),
    put: <T = Row>(path: string, body: unknown = {}) => send<T>('PUT', path, body),
    patch: <T = Row>(path: string, body: unknown = {}) => send<T>('PATCH', path, body),
  }
}
