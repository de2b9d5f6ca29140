import { createContext, use } from 'react'
import type { Verb } from '../../domain/roles.ts'
import type { Me } from '../api/session.ts'
import { roleMay } from '../providers/access-control.ts'

export const MeContext = createContext<Me | null>(null)

export interface Myself extends Me {
  /** May I press this button? What one may not do is not shown. */
  may: (verb: Verb) => boolean
  can: (action: 'read' | 'create' | 'update' | 'delete', resource: string) => boolean
}

/** Who is at the desk, and what their role allows. Only inside the frame, where somebody is. */
export const useMe = (): Myself => {
  const me = use(MeContext)
  if (!me) throw new Error('Nobody is signed in.')
  return {
    ...me,
    may: (verb) => roleMay(me.role, verb),
    can: (action, resource) => roleMay(me.role, action, resource),
  }
}
