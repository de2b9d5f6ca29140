import { createHmac, timingSafeEqual } from 'node:crypto'
import { AppError } from '../../domain/app-error.ts'
import { getEnv } from '../../integrations/env.ts'
import { now } from '../clock.ts'
import { isUuid } from '../database.ts'

const VALID_MS = 7 * 24 * 3_600_000

const sign = (text: string): Buffer =>
  createHmac('sha256', `${getEnv().payloadSecret}:contractor-link`).update(text).digest()

/** A contractor's own link to their jobs: valid for seven days, good for nobody else's rows. */
export const contractorLink = (contractorId: string): string =>
  `${getEnv().publicUrl}/c/${phoneToken(contractorId)}`

export const phoneToken = (contractorId: string): string => {
  const text = `${contractorId}.${(now().getTime() + VALID_MS).toString(36)}`
  return `${text}.${sign(text).toString('base64url')}`
}

/** The contractor a link is for. @throws AppError UNAUTHORIZED when forged or older than seven days */
export const readPhoneToken = (token: string): string => {
  const [id, until, signature] = token.split('.')
  const given = Buffer.from(signature ?? '', 'base64url')
  const made = sign(`${id}.${until}`)
  const genuine = given.length === made.length && timingSafeEqual(given, made)
  if (!genuine || !isUuid(id)) throw new AppError('UNAUTHORIZED', 'This link is not valid.')
  if (Number.parseInt(until ?? '', 36) < now().getTime())
    throw new AppError('UNAUTHORIZED', 'This link has expired. The next message brings a new one.')
  return id
}
