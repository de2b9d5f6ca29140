import type { CollectionConfig } from 'payload'
import { AuditLog } from './audit-log.ts'
import { Bookings } from './bookings.ts'
import { Calls } from './calls.ts'
import { ContractorAvailabilityDates } from './contractor-availability-dates.ts'
import { ContractorJobs } from './contractor-jobs.ts'
import { ContractorSkills } from './contractor-skills.ts'
import { ContractorTasks } from './contractor-tasks.ts'
import { EstimatorQueue } from './estimator-queue.ts'
import { Exceptions } from './exceptions.ts'
import { HandymanProfiles } from './handyman-profiles.ts'
import { JobMatchingHistory } from './job-matching-history.ts'
import { JobTaskRequirements } from './job-task-requirements.ts'
import { LeadEvents } from './lead-events.ts'
import { Leads } from './leads.ts'
import { ListExports } from './list-exports.ts'
import { Media } from './media.ts'
import { Messages } from './messages.ts'
import { Payments } from './payments.ts'
import { PostcodeAreas } from './postcode-areas.ts'
import { PriceChanges } from './price-changes.ts'
import { Quotes } from './quotes.ts'
import { SavedViews } from './saved-views.ts'
import { SettingsTable } from './settings.ts'
import { Skus } from './skus.ts'
import { SlotHolds } from './slot-holds.ts'
import { Threads } from './threads.ts'
import { Users } from './users.ts'
import { VideoScores } from './video-scores.ts'
import { WebhookEvents } from './webhook-events.ts'

export const collections: CollectionConfig[] = [
  Users,
  HandymanProfiles,
  ContractorTasks,
  ContractorSkills,
  ContractorAvailabilityDates,
  Skus,
  PriceChanges,
  PostcodeAreas,
  Leads,
  LeadEvents,
  Quotes,
  Bookings,
  SlotHolds,
  JobTaskRequirements,
  VideoScores,
  EstimatorQueue,
  JobMatchingHistory,
  ContractorJobs,
  Messages,
  Threads,
  Calls,
  Media,
  Payments,
  Exceptions,
  WebhookEvents,
  AuditLog,
  SettingsTable,
  SavedViews,
  ListExports,
]
