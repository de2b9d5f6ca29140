import { getEnv } from '../../integrations/env.ts'

/** The customer's unguessable link to one quote. */
export const quoteLink = (token: string): string => `${getEnv().publicUrl}/q/${token}`

/** Where a customer sends a video for a lead. */
export const videoLink = (uploadToken: string): string => `${getEnv().publicUrl}/v/${uploadToken}`
