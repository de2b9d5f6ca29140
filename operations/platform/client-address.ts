import type { PayloadRequest } from 'payload'

/**
 * Where the caller's address stands on a request: written by our own server on every request, over
 * whatever the caller sent by that name.
 */
export const CLIENT_ADDRESS_HEADER = 'x-client-address'

/** The caller's IP address, as far as `TRUST_PROXY` lets it be known; '' inside jobs. */
export const clientAddress = (req: PayloadRequest): string =>
  req.headers.get(CLIENT_ADDRESS_HEADER) ?? ''
