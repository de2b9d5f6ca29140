/** Many customers who write at once, through Twilio, which repeats itself. */
import { eventually } from './customer.ts'
import { query } from './query.ts'
import { twilioPoster } from './twilio-posts.ts'

const SECONDS = 10
/** Of all that is told, every tenth comes again. */
const REPEATED = 10

/** What each of them writes, in this order; the first and the sixth ask for a price. */
const WORDS = [
  'Hi, my kitchen tap is dripping, NG5 3AA',
  'it has been like that for a week',
  'I am in most mornings',
  'it is a terraced house',
  'you can park outside',
  'oh and could you put up two shelves as well',
  'no rush for those',
  'thank you',
  'speak soon',
  'bye for now',
]
const ASKING = [0, 5]

const phoneOf = (n: number) => `+4477009${String(10_000 + n).slice(-5)}`

interface Told {
  phone: string
  place: number
  sid: string
  /** Epoch milliseconds: when Twilio began to tell us. */
  at: number
}

export interface Flood {
  phones: string[]
  told: Told[]
  /** What Twilio was answered, other than 200. */
  refused: number[]
  /** Milliseconds from a message that asks for a price to the reply with Twilio. */
  replies: number[]
  /** Milliseconds from the first message until nothing was left to do. */
  took: number
}

/** The running business: where its app listens, and what its Twilio signs with. */
export interface Flooded {
  appUrl: string
  databaseUrl: string
  authToken: string
}

const jobsLeft = (databaseUrl: string) =>
  query(
    databaseUrl,
    `select 1 from graphile_worker._private_jobs where run_at < now() + interval '1 second'`,
  )

/** Until no job is left that could run now. */
export const untilIdle = ({ databaseUrl }: Flooded): Promise<boolean> =>
  eventually(
    'the queue to be empty',
    async () => (await jobsLeft(databaseUrl)).length === 0,
    90_000,
  )

/** Milliseconds from each message that asks for a price to the first quote sent after it. */
const replyTimes = async ({ databaseUrl }: Flooded, phones: string[], told: Told[]) => {
  const sent = await query<{ phone: string; at: Date }>(
    databaseUrl,
    `select "to" as phone, sent_at as at from messages where direction = 'outbound' and purpose = 'quote'
      and "to" = any($1) and status in ('sent', 'delivered', 'read') order by sent_at`,
    [phones],
  )
  return told
    .filter(({ place }) => ASKING.includes(place))
    .map(({ phone, at }) => {
      const reply = sent.find((message) => message.phone === phone && message.at.getTime() >= at)
      return reply ? reply.at.getTime() - at : Number.POSITIVE_INFINITY
    })
}

/**
 * `count` customers, the `first`th and those after, write ten WhatsApps each within ten seconds. Ends
 * when all is worked off.
 */
export const floodWhatsApp = async (
  business: Flooded,
  { count = 50, first = 0 } = {},
): Promise<Flood> => {
  const post = twilioPoster(business.appUrl, business.authToken)
  const told: Told[] = []
  const refused: number[] = []
  const tell = async (n: number): Promise<void> => {
    const [who, place] = [n % count, Math.floor(n / count)]
    const phone = phoneOf(first + who)
    const sid = `SM${String(first).padStart(16, '0')}${String(n).padStart(16, '0')}`
    const form = {
      MessageSid: sid,
      From: `whatsapp:${phone}`,
      To: 'whatsapp:+441154960000',
      Body: WORDS[place] ?? '',
      NumMedia: '0',
      ProfileName: `Customer ${who}`,
    }
    told.push({ phone, place, sid, at: Date.now() })
    const times = n % REPEATED === 0 ? 2 : 1
    const answers = await Promise.all(Array.from({ length: times }, () => post('whatsapp', form)))
    refused.push(...answers.map(({ status }) => status).filter((status) => status !== 200))
  }
  const began = Date.now()
  const telling: Promise<void>[] = []
  const all = count * WORDS.length
  for (let n = 0; n < all; n++) {
    const wait = began + (n * SECONDS * 1000) / all - Date.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    telling.push(tell(n))
  }
  await Promise.all(telling)
  await untilIdle(business)
  const phones = Array.from({ length: count }, (_, n) => phoneOf(first + n))
  const took = Date.now() - began
  return { phones, told, refused, took, replies: await replyTimes(business, phones, told) }
}
