/**
 * Makes a member of staff, the first admin of a new install too, or gives one who is locked out a
 * new password. For whoever may reach the database of DATABASE_URL: there is no other door to it.
 */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { ROLES, type Role } from '../domain/roles.ts'
import { wordsOf } from './processes.ts'

const USAGE = `Usage: npm run staff:add -- --email ada@example.com --name "Ada Example" --role admin [--new-password]
The password is asked for, or read from standard input. Roles: ${ROLES.join(', ')}.
--new-password   for somebody who is there already: gives a new password and unlocks the login`
const MIN_PASSWORD = 12

const readPassword = async (): Promise<string> => {
  const shown = new Writable({ write: (_chunk, _encoding, done) => done() })
  const asked = process.stdin.isTTY
  if (asked) process.stdout.write(`Password, ${MIN_PASSWORD} characters or more: `)
  const lines = createInterface({ input: process.stdin, output: shown, terminal: asked })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    if (asked) process.stdout.write('\n')
  }
}

interface Person {
  email: string
  name: string
  role: Role
  password: string
  /** They are there already. */
  again: boolean
}

const put = async ({ email, name, role, password, again }: Person): Promise<string> => {
  const { openPayload, closePayload } = await import('../cms/payload.ts')
  const payload = await openPayload()
  try {
    const { docs } = await payload.find({
      collection: 'users',
      where: { email: { equals: email.toLowerCase() } },
      overrideAccess: true,
    })
    const [found] = docs
    if (!again) {
      if (found) throw new Error(`${email} is there already. --new-password gives a new password.`)
      await payload.create({
        collection: 'users',
        data: { email, name, role, password },
        overrideAccess: true,
      })
      return `${name} (${role}) can sign in as ${email}.`
    }
    if (!found) throw new Error(`Nobody signs in as ${email}.`)
    const { id } = found
    await payload.update({ collection: 'users', id, data: { password }, overrideAccess: true })
    await payload.unlock({ collection: 'users', data: { email, password }, overrideAccess: true })
    return `${email} has a new password.`
  } finally {
    await closePayload(payload)
  }
}

const main = async (): Promise<string> => {
  const { values } = parseArgs({
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      'new-password': { type: 'boolean' },
    },
  })
  const { email, name = '' } = values
  const again = values['new-password'] ?? false
  const role = ROLES.find((known) => known === values.role)
  if (!email?.includes('@') || (!again && (!name.trim() || !role))) throw new Error(USAGE)
  const password = await readPassword()
  if (password.length < MIN_PASSWORD)
    throw new Error(`The password needs ${MIN_PASSWORD} characters or more.`)
  return put({ email, name: name.trim(), role: role ?? 'va', password, again })
}

try {
  console.log(await main())
  process.exit(0)
} catch (error) {
  console.error(wordsOf(error))
  process.exit(1)
}
