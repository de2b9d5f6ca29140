import { describe, expect, it } from 'vitest'
import { MESSAGE_TEMPLATES, type TemplateName } from '../../domain/messages.ts'
import { asWhatsAppTemplate } from '../../operations/messages/content-template.ts'

describe('a wording as a WhatsApp template', () => {
  it('numbers its gaps in order, the same gap by the same number', () => {
    expect(
      asWhatsAppTemplate('on_the_way', 'Hi {customer}, {contractor} is on the way, {customer}.'),
    ).toEqual({
      name: 'on_the_way',
      text: 'Hi {{1}}, {{2}} is on the way, {{1}}.',
      examples: ['Ada', 'Sam'],
    })
  })

  it('never begins or ends with a gap, which WhatsApp refuses', () => {
    for (const name of Object.keys(MESSAGE_TEMPLATES) as TemplateName[]) {
      const { text, examples } = asWhatsAppTemplate(name, MESSAGE_TEMPLATES[name])
      expect([name, text]).toEqual([name, expect.stringMatching(/^[^{].*[^}]$/s)])
      expect(text).not.toMatch(/(?<!\{)\{\w/)
      for (const example of examples) expect(example).toBeTruthy()
    }
  })
})
