import type { PayloadRequest } from 'payload'
import type { LeadState } from '../../domain/lead-states.ts'
import { read, type SQL, sql } from '../database.ts'

export interface FoundLead {
  id: string
  reference: string
  customerName: string
  phone: string
  postcode: string | null
  state: LeadState
}

const MOST = 8
const PHONE = /^[\d\s()+-]+$/
const POSTCODE = /^([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{0,2})?$/i
/** `L-7K3QDM`, `B-7K3QDM`, or the beginning of what stands behind the dash. */
const REFERENCE = /^([lb])?-?([2-9a-z][\da-z]{1,5})$/i

/** What LIKE would read as a wildcard, read as itself. */
const plain = (typed: string) => typed.replace(/[\\%_]/g, '\\$&')

/** From so many letters on a word's own trigrams say enough wherever it stands. */
const LONG = 5

/**
 * Each word typed begins a word of the name: an index of trigrams finds these however short. A long one
 * is looked up once, as a part of the name, and what it only stands inside of is left out again.
 */
const beginsAWord = (word: string): SQL =>
  word.length < LONG
    ? sql`(l.customer_name ilike ${`${word}%`} or l.customer_name ilike ${`% ${word}%`})`
    : sql`l.customer_name ilike ${`%${word}%`} and ' ' || l.customer_name ilike ${`% ${word}%`}`

const byName = (typed: string): SQL =>
  sql.join(
    typed
      .split(/\s+/)
      .slice(0, 4)
      .map((word) => beginsAWord(plain(word))),
    sql` and `,
  )

/** Each way in which what was typed may mean a lead `l`, to be asked by itself: each has its own index. */
export const conditionsFor = (typed: string): SQL[] => {
  const digits = PHONE.test(typed) ? typed.replace(/\D/g, '').replace(/^(0044|44|0)/, '') : ''
  if (digits.length >= 3) return [sql`l.phone like ${`%${digits}%`}`]
  const found = [byName(typed)]
  const place = POSTCODE.exec(typed)
  if (place) {
    const [, area = '', door = ''] = place
    const outcode = area.toUpperCase()
    found.push(
      door
        ? sql`l.postcode like ${`${outcode} ${door.toUpperCase()}%`}`
        : sql`l.postcode like ${`${outcode}%`}`,
    )
  }
  const [, kind = '', rest = ''] = REFERENCE.exec(typed) ?? []
  if (rest && kind.toUpperCase() !== 'B')
    found.push(sql`l.reference like ${`L-${rest.toUpperCase()}%`}`)
  if (rest && kind.toUpperCase() !== 'L')
    found.push(
      sql`l.id in (select b.lead_id from bookings b where b.reference like ${`B-${rest.toUpperCase()}%`} limit ${MOST})`,
    )
  // A name may begin with the letter that begins a reference: “Lena” is no L-ENA alone.
  if (/^[lb][2-9a-z][\da-z]{1,4}$/i.test(typed))
    found.push(sql`l.reference like ${`L-${typed.toUpperCase()}%`}`)
  return found
}

/**
 * The newest few leads that what was typed may mean: the beginnings of words of a name, any part of
 * a phone number, the beginning of a postcode, of a reference or of a booking's. Quick at any size:
 * each way is asked by itself, so that each has its own index.
 */
export const findLeads = async (req: PayloadRequest, asked: string): Promise<FoundLead[]> => {
  const typed = asked.trim().slice(0, 60)
  if (typed.length < 2) return []
  const ways = conditionsFor(typed).map(
    (condition) => sql`(select l.id, l.created_at from leads l
      where l.erased_at is null and ${condition} order by l.created_at desc limit ${MOST})`,
  )
  return read<FoundLead>(
    req,
    sql`select l.id, l.reference, l.customer_name as "customerName", l.phone, l.postcode, l.state
      from leads l join (select distinct id from (${sql.join(ways, sql` union all `)}) way) found on found.id = l.id
      order by l.created_at desc limit ${MOST}`,
  )
}
