import { useNavigate } from 'react-router'
import { signOut } from '../api/session.ts'
import { useAppearance } from '../appearance.tsx'
import { useClaimNext } from '../estimator/claim-next.ts'
import { useMe } from '../pieces/me.tsx'
import type { Command } from './command.ts'
import { destinationsFor, letterFor } from './places-to-go.ts'

/** Where one may go from anywhere. */
export function usePlacesToGo(): Command[] {
  const { role } = useMe()
  const navigate = useNavigate()
  return destinationsFor(role).map(({ to, label, ...place }) => {
    const letter = letterFor(to)
    return {
      key: to,
      name: label,
      also: `go to ${'also' in place ? place.also : ''}`,
      press: letter && `G ${letter.toUpperCase()}`,
      act: () => void navigate(to),
    }
  })
}

/** What one may do from anywhere, by role. */
export function useOwnCommands({
  newLead,
  help,
}: {
  newLead: () => void
  help: () => void
}): Command[] {
  const me = useMe()
  const navigate = useNavigate()
  const { appearance, choose } = useAppearance()
  const { claimNext } = useClaimNext()
  const other = appearance === 'dark' ? 'light' : 'dark'
  const all: (Command & { may: boolean })[] = [
    {
      key: 'new-lead',
      name: 'New lead',
      also: 'add customer enquiry',
      press: 'N',
      may: me.can('create', 'leads'),
      act: newLead,
    },
    {
      key: 'claim-next',
      name: 'Claim the next video',
      also: 'estimator queue',
      may: me.may('workEstimatorQueue'),
      act: () => void claimNext(),
    },
    {
      key: 'mine',
      name: 'Show my leads',
      also: 'owner assigned',
      may: true,
      act: () => void navigate('/leads?owner=me'),
    },
    {
      key: 'add-person',
      name: 'Add a person',
      also: 'user colleague',
      may: me.can('create', 'users'),
      act: () => void navigate('/settings/people?open=new'),
    },
    {
      key: 'add-contractor',
      name: 'Add a contractor',
      may: me.can('create', 'handyman-profiles'),
      act: () => void navigate('/contractors?open=new'),
    },
    {
      key: 'appearance',
      name: `Turn ${other}`,
      also: 'dark light appearance',
      may: true,
      act: () => choose(other),
    },
    {
      key: 'help',
      name: 'Show the keys',
      also: 'help shortcuts',
      press: '?',
      may: true,
      act: help,
    },
    {
      key: 'out',
      name: 'Sign out',
      may: true,
      act: () => void signOut().then(() => window.location.assign('/admin/login')),
    },
  ]
  return all.filter(({ may }) => may)
}
