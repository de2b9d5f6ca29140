/** Every job the worker knows, by the name it is enqueued under. */
import type { JobName } from '../../../operations/jobs.ts'
import type { Act } from '../define-task.ts'
import cancelIntent from './cancel-intent.ts'
import capturePayment from './capture-payment.ts'
import detectWork from './detect-work.ts'
import expireHolds from './expire-holds.ts'
import expireLeads from './expire-leads.ts'
import expireQuotes from './expire-quotes.ts'
import fetchMedia from './fetch-media.ts'
import fetchRecording from './fetch-recording.ts'
import forgetFile from './forget-file.ts'
import readStripeEvent from './read-stripe-event.ts'
import readWebhook from './read-webhook.ts'
import refundPayment from './refund-payment.ts'
import rematchBooking from './rematch-booking.ts'
import renewAvailability from './renew-availability.ts'
import scoreVideo from './score-video.ts'
import sendMessage from './send-message.ts'
import sendReminders from './send-reminders.ts'
import sweepExports from './sweep-exports.ts'
import sweepPayments from './sweep-payments.ts'
import sweepUploads from './sweep-uploads.ts'
import watchEstimators from './watch-estimators.ts'
import watchJobs from './watch-jobs.ts'
import writeExport from './write-export.ts'

type Registry = { [N in JobName]: { name: N; act: Act<N> } }

export const TASKS: Registry = {
  'cancel-intent': cancelIntent,
  'capture-payment': capturePayment,
  'read-stripe-event': readStripeEvent,
  'refund-payment': refundPayment,
  'rematch-booking': rematchBooking,
  'sweep-payments': sweepPayments,
  'sweep-uploads': sweepUploads,
  'forget-file': forgetFile,
  'watch-jobs': watchJobs,
  'detect-work': detectWork,
  'expire-holds': expireHolds,
  'expire-leads': expireLeads,
  'expire-quotes': expireQuotes,
  'read-webhook': readWebhook,
  'renew-availability': renewAvailability,
  'send-message': sendMessage,
  'fetch-media': fetchMedia,
  'fetch-recording': fetchRecording,
  'score-video': scoreVideo,
  'send-reminders': sendReminders,
  'watch-estimators': watchEstimators,
  'write-export': writeExport,
  'sweep-exports': sweepExports,
}
