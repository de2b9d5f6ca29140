import type { Endpoint } from 'payload'
import { contractorEndpoints } from './contractor/index.ts'
import { customerEndpoints } from './customer/index.ts'
import { health } from './health.ts'
import { inboxEndpoints } from './inbox/index.ts'
import { intakeEndpoints } from './intake/index.ts'
import { live } from './live.ts'
import { matching } from './staff/analytics.ts'
import { catalogueEndpoints } from './staff/catalogue.ts'
import { exportEndpoints } from './staff/export.ts'
import { jobEndpoints } from './staff/jobs.ts'
import { videoEndpoints } from './video/index.ts'
import { webhookEndpoints } from './webhooks/index.ts'

/** Looked through in this order for each request: those that a crowd may call come first. */
export const rootEndpoints: Endpoint[] = [
  ...customerEndpoints,
  health,
  live,
  ...inboxEndpoints,
  matching,
  ...exportEndpoints,
  ...catalogueEndpoints,
  ...jobEndpoints,
  ...intakeEndpoints,
  ...videoEndpoints,
  ...webhookEndpoints,
  ...contractorEndpoints,
]
