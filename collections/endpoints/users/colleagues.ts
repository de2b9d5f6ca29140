import { read, sql } from '../../../operations/database.ts'
import { staffRead } from '../define-endpoint.ts'

interface Colleague {
  id: string
  name: string
  role: string
}

/** The names work can be given to, for everybody at a desk: nothing else of a person. */
export const colleagues = staffRead({
  path: '/colleagues',
  act: async (req) => ({
    colleagues: await read<Colleague>(
      req,
      sql`select id, name, role from users where role <> 'contractor' and active is not false order by name, id`,
    ),
  }),
})
