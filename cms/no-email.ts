import type { EmailAdapter } from 'payload'

/** The business writes WhatsApps, not emails: nothing here may believe that it sent one. */
export const noEmail: EmailAdapter<never> = () => ({
  name: 'none',
  defaultFromAddress: '',
  defaultFromName: '',
  sendEmail: () => Promise.reject(new Error('This system sends no email.')),
})
