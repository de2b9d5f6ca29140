import type { Endpoint } from 'payload'
import { contractorEndpoints } from './contractor/index.ts'
import { customerEndpoints } from './customer/index.ts'
import { health } from './health.ts'
import { inboxEndpoints } from './inbox/index.ts'
import { intakeEndpoints } from './intake/index.ts'
import { live } from './live.ts'
import { matching } from './staff/analytics.ts'
import { catalogueEndpoints } from './staff/catalogue.ts'
import { exportList } from './staff/export.ts'
import { jobEndpoints } from './staff/jobs.ts'
import { videoEndpoints } from './video/index.ts'
import { webhookEndpoints } from './webhooks/index.ts'

export const rootEndpoints: Endpoint[] = [
  health,
  live,
  ...inboxEndpoints,
  matching,
  exportList,
  ...catalogueEndpoints,
  ...jobEndpoints,
  ...intakeEndpoints,
  ...videoEndpoints,
  ...webhookEndpoints,
  ...customerEndpoints,
  ...contractorEndpoints,
]
