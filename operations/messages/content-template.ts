import { placeholdersOf, type TemplateName } from '../../domain/messages.ts'
import { type Template, templateSid } from '../../integrations/twilio-templates.ts'

/** What a stranger who approves wordings sees in the gaps. */
const EXAMPLES: Record<string, string> = {
  customer: 'Ada',
  business: 'Handy Services',
  contractor: 'Sam',
  reference: 'B-7K3QDM',
  when: 'Tue 24 Nov, morning (08:00–13:00)',
  area: 'NG5',
  summary: 'Repair dripping kitchen tap',
  price: '£79.00',
  deposit: '£15.80',
  money: 'Your deposit of £15.80 is on its way back to you.',
  link: 'https://handy.example/q/4fJ2',
  problem: 'The video is cut off before its end.',
  question: 'How high is the ceiling?',
  alternatives: 'Wed 25 Nov, afternoon (13:00–18:00)',
}

/** WhatsApp refuses a variable that is empty or holds line breaks or runs of spaces. */
const tidy = (value: string | undefined): string => value?.replace(/\s+/g, ' ').trim() || '–'

/** A wording with numbered gaps. WhatsApp takes none that begins or ends with a gap. */
export const asWhatsAppTemplate = (name: TemplateName, wording: string): Template => {
  const gaps = placeholdersOf(wording)
  const numbered = wording
    .trim()
    .replace(/\{(\w+)\}/g, (_, gap: string) => `{{${gaps.indexOf(gap) + 1}}}`)
  const begun = numbered.startsWith('{{') ? `About your job: ${numbered}` : numbered
  return {
    name,
    text: begun.endsWith('}}') ? `${begun}\n\nThank you.` : begun,
    examples: gaps.map((gap) => EXAMPLES[gap] ?? gap),
  }
}

/**
 * A message as the template it was made from: its SID at Twilio, and what fills its gaps.
 * @throws TwilioError
 */
export const asContent = async (
  name: TemplateName,
  wording: string,
  values: Record<string, string>,
) => ({
  contentSid: await templateSid(asWhatsAppTemplate(name, wording)),
  contentVariables: Object.fromEntries(
    placeholdersOf(wording).map((gap, index) => [String(index + 1), tidy(values[gap])]),
  ),
})
