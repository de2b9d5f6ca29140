/** The demo's people at their desks, over HTTP. */
import type { Business } from '../harness/business.ts'
import { type Answer, call } from '../harness/customer.ts'

export interface Desk {
  id: string
  headers: Record<string, string>
  get<T>(path: string): Promise<Answer<T>>
  post<T>(path: string, body?: unknown): Promise<Answer<T>>
  patch<T>(path: string, body: unknown): Promise<Answer<T>>
  delete<T>(path: string): Promise<Answer<T>>
}

export const signInAs = async (
  appUrl: string,
  email: string,
  password = 'handy-demo-1',
): Promise<Desk> => {
  const { body } = await call<{ token: string; user: { id: string } }>(
    `${appUrl}/api/users/login`,
    { method: 'POST', body: { email, password } },
  )
  const headers = { authorization: `JWT ${body.token}` }
  const send =
    (method: string) =>
    <T>(path: string, sent?: unknown) =>
      call<T>(`${appUrl}/api${path}`, { method, body: sent, headers })
  return {
    ...{ id: body.user.id, headers },
    get: send('GET'),
    post: <T>(path: string, sent: unknown = {}) => send('POST')<T>(path, sent),
    patch: send('PATCH'),
    delete: send('DELETE'),
  }
}

export const desksOf = async (
  business: Pick<Business, 'appUrl'>,
  roles: readonly string[],
): Promise<Record<string, Desk>> =>
  Object.fromEntries(
    await Promise.all(
      roles.map(async (role) => [role, await signInAs(business.appUrl, `${role}@handy.test`)]),
    ),
  )
