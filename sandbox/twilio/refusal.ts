/** What Twilio answers when it will not: its numbered errors in its own JSON. */
export class TwilioRefusal extends Error {
  override readonly name = 'TwilioRefusal'

  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message)
  }
}

export const twilioErrorBody = ({ code, message, status }: TwilioRefusal) => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
})

export const notThere = (path: string) =>
  new TwilioRefusal(404, 20404, `The requested resource ${path} was not found`)
