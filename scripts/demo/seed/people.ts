import type { PayloadRequest } from 'payload'
import { type DemoRole, STAFF } from '../staff.ts'

export const DEMO_PASSWORD = 'handy-demo-1'

/** One login of each role; answers their ids. */
export const seedPeople = async (req: PayloadRequest): Promise<Record<DemoRole, string>> => {
  const ids: Partial<Record<DemoRole, string>> = {}
  for (const { email, name, phone, role, onDuty } of STAFF) {
    const user = await req.payload.create({
      collection: 'users',
      data: { email, name, phone, role, onDuty, isDemo: true, password: DEMO_PASSWORD },
      depth: 0,
      overrideAccess: true,
      req,
    })
    ids[role] = String(user.id)
  }
  return ids as Record<DemoRole, string>
}
