import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { openQuote } from './open-quote.ts'

/** The page's script says a person is looking. An old or expired link is looked at too, and says nothing. */
export const viewQuote = async (req: PayloadRequest, token: string): Promise<void> => {
  try {
    await openQuote(req, token)
  } catch (error) {
    if (error instanceof AppError && error.status === 410) return
    throw error
  }
}
