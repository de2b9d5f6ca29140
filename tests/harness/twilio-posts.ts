import { createHmac } from 'node:crypto'

/** As Twilio signs a form: the address, then every field by name. */
export const signForm = (url: string, form: Record<string, string>, key: string): string =>
  createHmac('sha1', key)
    .update(
      Object.keys(form)
        .sort()
        .reduce((text, name) => text + name + form[name], url),
    )
    .digest('base64')

/** Posts a call-back as Twilio makes it, signed; `signature` overrides. */
export const twilioPoster =
  (appUrl: string, authToken: string) =>
  (path: string, form: Record<string, string>, signature?: string): Promise<Response> => {
    const url = `${appUrl}/api/webhooks/twilio/${path}`
    return fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signature ?? signForm(url, form, authToken),
      },
      body: new URLSearchParams(form),
    })
  }
