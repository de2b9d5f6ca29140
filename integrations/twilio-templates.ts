/** WhatsApp's templates, as Twilio's Content API keeps them: made and put up for approval when first needed. */
import { createHash } from 'node:crypto'
import { asTwilioError, twilioClient } from './twilio.ts'

export interface Template {
  /** Ours, such as `job_assigned`. */
  name: string
  /** With `{{1}}`, `{{2}}`, … where something is filled in. */
  text: string
  /** An example of each, in order, for whoever approves it. */
  examples: readonly string[]
}

/** A reworded template is another template: WhatsApp approves wordings, not names. */
const friendlyName = ({ name, text }: Template): string =>
  `handy_${name}_${createHash('sha256').update(text).digest('hex').slice(0, 8)}`

const known = new Map<string, string>()

const findThere = async (name: string): Promise<string | undefined> => {
  const contents = await twilioClient().content.v1.contents.list({ limit: 1000 })
  for (const { friendlyName: each, sid } of contents)
    if (each.startsWith('handy_')) known.set(each, sid)
  return known.get(name)
}

const make = async (template: Template, name: string): Promise<string> => {
  const { v1 } = twilioClient().content
  // The SDK sends what it is given as it is: in the wire's own names.
  const content = {
    friendly_name: name,
    language: 'en',
    variables: Object.fromEntries(
      template.examples.map((example, index) => [String(index + 1), example]),
    ),
    types: { 'twilio/text': { body: template.text } },
  }
  const { sid } = await v1.contents.create(content as never)
  await v1.contents(sid).approvalCreate.create({ name, category: 'UTILITY' })
  known.set(name, sid)
  return sid
}

/**
 * The Content SID of a template, made at Twilio if it is not there yet. Until WhatsApp has approved
 * a new wording, messages with it fail outside the 24 hours, and say so.
 * @throws TwilioError
 */
export const templateSid = async (template: Template): Promise<string> => {
  const name = friendlyName(template)
  try {
    return known.get(name) ?? (await findThere(name)) ?? (await make(template, name))
  } catch (error) {
    throw asTwilioError(error)
  }
}
