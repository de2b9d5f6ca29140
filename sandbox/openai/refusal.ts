/** What OpenAI answers when it will not. */
export class OpenaiRefusal extends Error {
  override readonly name = 'OpenaiRefusal'

  constructor(
    readonly status: number,
    message: string,
    readonly param: string | null = null,
    readonly code: string | null = null,
    readonly type = status >= 500 ? 'server_error' : 'invalid_request_error',
  ) {
    super(message)
  }
}

export const openaiErrorBody = ({ message, type, param, code }: OpenaiRefusal) => ({
  error: { message, type, param, code },
})
