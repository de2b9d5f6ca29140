import type { Endpoint } from 'payload'
import { bookingEndpoints } from './booking.ts'
import { quoteEndpoints } from './quote.ts'

export const customerEndpoints: Endpoint[] = [...quoteEndpoints, ...bookingEndpoints]
