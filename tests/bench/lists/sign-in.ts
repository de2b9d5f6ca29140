import { pbkdf2Sync, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Role } from '../../../domain/roles.ts'
import type { Caller } from '../serve.ts'

export const EMAIL = 'bench@example.test'
export const PASSWORD = 'only for as long as the bench runs'

/** Somebody who may see everything (or of another role), written as Payload writes a password; answers their token. */
export const signIn = async (
  pool: pg.Pool,
  caller: Caller,
  role: Role = 'admin',
): Promise<string> => {
  const salt = randomBytes(32).toString('hex')
  const hash = pbkdf2Sync(PASSWORD, salt, 25_000, 512, 'sha256').toString('hex')
  await pool.query(
    `insert into users (name, role, email, salt, hash) values ('Bench', $4, $1, $2, $3) on conflict do nothing`,
    [EMAIL, salt, hash, role],
  )
  const { body, status } = await caller.call<{ token?: string }>('POST', '/users/login', {
    email: EMAIL,
    password: PASSWORD,
  })
  if (!body.token) throw new Error(`Signing in was answered ${status}.`)
  return body.token
}
