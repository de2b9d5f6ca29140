import type { Endpoint } from 'payload'

export const rootEndpoints: Endpoint[] = []
