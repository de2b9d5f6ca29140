import type { ResourceProps } from '@refinedev/core'

const resource = (name: string, path = name): ResourceProps => ({
  name,
  list: `/${path}`,
  show: `/${path}/:id`,
})

/** Tables that have screens of their own, and where those are. */
export const resources: ResourceProps[] = [
  resource('leads'),
  resource('quotes'),
  resource('bookings'),
  resource('estimator-queue', 'estimator'),
  resource('handyman-profiles', 'contractors'),
  resource('messages'),
  resource('exceptions'),
  resource('contractor-tasks', 'catalogue/tasks'),
  resource('skus', 'catalogue/prices'),
  resource('users', 'settings/people'),
  resource('audit-log', 'settings/audit'),
]
