import { isoNow, type Sandbox } from '../context.ts'
import { twilioSid } from '../ids.ts'
import type { TemplateRow } from '../rows.ts'
import { TwilioRefusal } from './refusal.ts'

const fill = (text: string, variables: Record<string, string>): string =>
  text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => variables[name] ?? whole)

/**
 * The words a template shows on the phone. Templates made through the Content API are filled in; for
 * any other well-formed SID the body sent along, or else the variables themselves, are shown, since
 * the sandbox cannot know what was approved at WhatsApp.
 */
export const renderTemplate = (
  sandbox: Sandbox,
  sid: string,
  variables: Record<string, string> | null,
  body: string,
): string => {
  const template = sandbox.journal.get('template', sid)
  const values = { ...template?.variables, ...variables }
  const text = Object.values(template?.types ?? {}).find((type) => type.body)?.body ?? body
  return text ? fill(text, values) : Object.values(values).join('\n')
}

export const createTemplate = (sandbox: Sandbox, given: unknown): TemplateRow => {
  const { friendly_name, language, variables, types } = (given ?? {}) as Record<string, unknown>
  if (typeof language !== 'string' || !types || typeof types !== 'object' || !hasType(types))
    throw new TwilioRefusal(400, 20001, 'language and types are required')
  return sandbox.journal.put('template', {
    id: twilioSid('HX'),
    friendlyName: typeof friendly_name === 'string' ? friendly_name : '',
    language,
    variables: (variables ?? {}) as Record<string, string>,
    types: types as TemplateRow['types'],
    createdAt: isoNow(sandbox),
  })
}

const hasType = (types: object): boolean => Object.keys(types).length > 0

export const templateShape = (sandbox: Sandbox, row: TemplateRow) => {
  const url = `${sandbox.url()}/v1/Content/${row.id}`
  return {
    account_sid: sandbox.options.twilio.accountSid,
    date_created: row.createdAt,
    date_updated: row.createdAt,
    friendly_name: row.friendlyName,
    language: row.language,
    links: {
      approval_create: `${url}/ApprovalRequests/whatsapp`,
      approval_fetch: `${url}/ApprovalRequests`,
    },
    sid: row.id,
    types: row.types,
    url,
    variables: row.variables,
  }
}
