import type { Endpoint } from 'payload'
import { contractorEndpoints } from './contractor/index.ts'
import { customerEndpoints } from './customer/index.ts'
import { health } from './health.ts'
import { inboxEndpoints } from './inbox/index.ts'
import { intakeEndpoints } from './intake/index.ts'
import { live } from './live.ts'
import { videoEndpoints } from './video/index.ts'
import { webhookEndpoints } from './webhooks/index.ts'

export const rootEndpoints: Endpoint[] = [
  health,
  live,
  ...inboxEndpoints,
  ...intakeEndpoints,
  ...videoEndpoints,
  ...webhookEndpoints,
  ...customerEndpoints,
  ...contractorEndpoints,
]
