import type OpenAI from 'openai'

const sse = (lines: string[]): Response =>
  new Response(lines.join(''), {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
  })

const pieces = (text: string): string[] => text.match(/[\s\S]{1,24}/g) ?? []

/** A finished response told as the events it would have come in. */
export const streamResponse = (
  response: Omit<OpenAI.Responses.Response, 'output_text'>,
): Response => {
  let sequence_number = 0
  const event = (type: string, data: object) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: sequence_number++, ...data })}\n\n`
  const begun = { ...response, status: 'in_progress', output: [], usage: null, completed_at: null }
  const item = response.output[0]
  const part = item?.type === 'message' ? item.content[0] : undefined
  const text = part?.type === 'output_text' ? part.text : ''
  const at = { item_id: item?.id, output_index: 0, content_index: 0 }
  return sse([
    event('response.created', { response: begun }),
    event('response.in_progress', { response: begun }),
    event('response.output_item.added', {
      output_index: 0,
      item: { ...item, status: 'in_progress', content: [] },
    }),
    event('response.content_part.added', {
      ...at,
      part: { type: 'output_text', text: '', annotations: [], logprobs: [] },
    }),
    ...pieces(text).map((delta) =>
      event('response.output_text.delta', { ...at, delta, logprobs: [] }),
    ),
    event('response.output_text.done', { ...at, text, logprobs: [] }),
    event('response.content_part.done', { ...at, part }),
    event('response.output_item.done', { output_index: 0, item }),
    event('response.completed', { response }),
  ])
}

/** A finished chat completion told in chunks. */
export const streamChat = (
  completion: OpenAI.Chat.Completions.ChatCompletion,
  withUsage: boolean,
): Response => {
  const { usage, choices, ...rest } = completion
  const chunk = (delta: object, finish_reason: string | null = null, more: object = {}) =>
    `data: ${JSON.stringify({
      ...rest,
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, logprobs: null, finish_reason }],
      ...more,
    })}\n\n`
  const content = choices[0]?.message.content ?? ''
  return sse([
    chunk({ role: 'assistant', content: '', refusal: null }),
    ...pieces(content).map((piece) => chunk({ content: piece })),
    chunk({}, 'stop'),
    ...(withUsage ? [chunk({}, null, { choices: [], usage })] : []),
    'data: [DONE]\n\n',
  ])
}
