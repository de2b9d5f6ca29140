import type { Endpoint } from 'payload'
import { diff } from './diff.ts'
import { send } from './send.ts'

export const quoteEndpoints: Endpoint[] = [send, diff]
