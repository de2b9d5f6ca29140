import type { PayloadRequest } from 'payload'
import { MESSAGE_TEMPLATES, type TemplateName } from '../../domain/messages.ts'
import { TwilioError } from '../../integrations/twilio.ts'
import { templateSid } from '../../integrations/twilio-templates.ts'
import { readSettings } from '../settings.ts'
import { asWhatsAppTemplate } from './content-template.ts'

/**
 * Has every wording ready at WhatsApp before it is needed: approval takes its time there, and a
 * manager may have reworded one since the last look. What is there already costs nothing.
 */
export const registerTemplates = async (req: PayloadRequest): Promise<void> => {
  const { messageTemplates } = await readSettings(req)
  try {
    for (const name of Object.keys(MESSAGE_TEMPLATES) as TemplateName[])
      await templateSid(asWhatsAppTemplate(name, messageTemplates[name] ?? MESSAGE_TEMPLATES[name]))
  } catch (error) {
    if (!(error instanceof TwilioError)) throw error
    req.payload.logger.warn(
      { err: error },
      'WhatsApp templates could not be registered; tried again in an hour.',
    )
  }
}
