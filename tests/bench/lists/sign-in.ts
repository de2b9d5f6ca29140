import { pbkdf2Sync, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Caller } from '../serve.ts'

const EMAIL = 'bench@example.test'
const PASSWORD = 'only for as long as the bench runs'

/** Somebody who may see everything, written as Payload writes a password; answers their token. */
export const signIn = async (pool: pg.Pool, caller: Caller): Promise<string> => {
  const salt = randomBytes(32).toString('hex')
  const hash = pbkdf2Sync(PASSWORD, salt, 25_000, 512, 'sha256').toString('hex')
  await pool.query(
    `insert into users (name, role, email, salt, hash) values ('Bench', 'admin', $1, $2, $3) on conflict do nothing`,
    [EMAIL, salt, hash],
  )
  const { body, status } = await caller.call<{ token?: string }>('POST', '/users/login', {
    email: EMAIL,
    password: PASSWORD,
  })
  if (!body.token) throw new Error(`Signing in was answered ${status}.`)
  return body.token
}
