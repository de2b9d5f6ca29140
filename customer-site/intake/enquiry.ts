import type { CustomerType } from '../../domain/pricing.ts'
import { call } from '../api/http.ts'
import { shrunk } from '../ui/shrink-photo.ts'

export interface Enquiry {
  name: string
  phone: string
  postcode: string
  customerType: CustomerType
  description: string
}
export const EMPTY_ENQUIRY: Enquiry = {
  name: '',
  phone: '',
  postcode: '',
  customerType: 'homeowner',
  description: '',
}
export type EnquiryErrors = Partial<Record<keyof Enquiry, string>>

export interface EnquiryAnswer {
  reference: string
  /** Only for a lead this very call created: a known number's quotes stay their owner's. */
  link?: string
  /** Pence. */
  price?: number
}

/** What is plainly missing; the server has the last word on phones and postcodes. */
export const enquiryErrors = (enquiry: Enquiry, photos: number): EnquiryErrors => ({
  ...(enquiry.name.trim() ? {} : { name: 'Please tell us your name.' }),
  ...(enquiry.phone.replace(/\D/g, '').length >= 9
    ? {}
    : { phone: 'Please give a phone number we can message.' }),
  ...(/^[a-z]{1,2}\d/i.test(enquiry.postcode.trim())
    ? {}
    : { postcode: 'Please give the postcode of the job, such as NG5 1AA.' }),
  ...(enquiry.description.trim().length >= 5 || photos > 0
    ? {}
    : { description: 'A few words, or a photo, are enough.' }),
})

/** What people neither see nor fill in, and machines do. */
export interface Trap {
  website: string
  openForMs: number
}

/** @throws Refusal VALIDATION_ERROR with field names in `data`, RATE_LIMITED */
export const sendEnquiry = async (
  enquiry: Enquiry,
  photos: File[],
  trap: Trap,
): Promise<EnquiryAnswer> => {
  const fields = { ...enquiry, ...trap }
  if (photos.length === 0) return call('POST', '/api/intake/web', { body: fields })
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value))
  for (const photo of await Promise.all(photos.map(shrunk)))
    form.append('photos[]', photo, 'photo.jpg')
  return call('POST', '/api/intake/web', { body: form })
}

/** What the server takes for a machine is sooner than this; a phone that fills forms in is as quick. */
const NO_SOONER_MS = 2600

/** How long the form has been open, in milliseconds, once that is long enough for a person. */
export const openFor = async (since: number): Promise<number> => {
  const left = NO_SOONER_MS - (performance.now() - since)
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left))
  return Math.round(performance.now() - since)
}
