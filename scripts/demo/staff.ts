import { CONTRACTORS } from './contractors.ts'

export type DemoRole = 'admin' | 'manager' | 'ops' | 'va' | 'estimator' | 'contractor'

export interface DemoStaff {
  email: string
  name: string
  phone: string
  role: DemoRole
  onDuty: boolean
  /** For the contractor login: the demo contractor whose profile it opens. */
  profileEmail?: string
}

const person = (role: DemoRole, name: string, lastDigits: string): DemoStaff => ({
  email: `${role}@handy.test`,
  name,
  phone: `+4477009000${lastDigits}`,
  role,
  onDuty: role === 'va',
})

/** One login of each role, with phones at the end of the contractors' block of numbers. */
export const STAFF: readonly DemoStaff[] = [
  person('admin', 'Ada Demo-Admin', '90'),
  person('manager', 'Miles Demo-Manager', '91'),
  person('ops', 'Olive Demo-Ops', '92'),
  person('va', 'Vera Demo-Assistant', '93'),
  person('estimator', 'Esme Demo-Estimator', '94'),
  ...CONTRACTORS.slice(0, 1).map(({ name, email }) => ({
    ...person('contractor', name, '95'),
    profileEmail: email,
  })),
]
