import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type OpenAI from 'openai'
import { type Sandbox, unix } from '../context.ts'
import { hexId } from '../ids.ts'
import { type Asked, countTokens, say } from './answer.ts'
import { checkModel, checkParams, openaiVerb, readJson } from './door.ts'
import { ChatParams, chatParts, ResponseParams, responseParts } from './params.ts'
import { checkStrict, type JsonSchema } from './schema.ts'
import { streamChat, streamResponse } from './stream.ts'
import { readMultipart, transcribe } from './transcribe.ts'

/** OpenAI's API as far as the business uses it; answers are computed, not thought up. */
export const openaiRoutes = (sandbox: Sandbox) => {
  const app = new Hono<{ Bindings: HttpBindings }>()

  app.post(
    '/v1/responses',
    openaiVerb(sandbox, readJson, (given, words) => {
      const params = checkParams(ResponseParams, given)
      checkModel(params.model, 'text')
      const format = params.text?.format
      if (format?.type === 'json_schema' && format.strict)
        checkStrict(format.name, format.schema as JsonSchema, 'text.format.schema')
      const parts = responseParts(params)
      const asked: Asked = {
        ...{ parts, words },
        json: format?.type === 'json_object',
        schema: format?.type === 'json_schema' ? (format.schema as JsonSchema) : undefined,
      }
      const said = say(sandbox, asked)
      const response = responseShape(sandbox, params, said, countTokens(words))
      return params.stream ? streamResponse(response) : response
    }),
  )

  app.post(
    '/v1/chat/completions',
    openaiVerb(sandbox, readJson, (given, words) => {
      const params = checkParams(ChatParams, given)
      checkModel(params.model, 'text')
      const format = params.response_format
      const wanted = format?.type === 'json_schema' ? format.json_schema : undefined
      if (wanted?.strict) checkStrict(wanted.name, wanted.schema as JsonSchema, 'response_format')
      const said = say(sandbox, {
        ...{ parts: chatParts(params), words },
        json: format?.type === 'json_object',
        schema: wanted?.schema as JsonSchema | undefined,
      })
      const completion = chatShape(sandbox, params.model, said, countTokens(words))
      return params.stream
        ? streamChat(completion, params.stream_options?.include_usage === true)
        : completion
    }),
  )

  app.post('/v1/audio/transcriptions', openaiVerb(sandbox, readMultipart, transcribe))

  app.get(
    '/v1/models',
    openaiVerb(sandbox, noBody, () => ({
      object: 'list',
      data: [
        'gpt-4.1',
        'gpt-4.1-mini',
        'gpt-4o',
        'gpt-4o-mini',
        'gpt-5',
        'gpt-5-mini',
        'whisper-1',
      ].map(modelShape),
    })),
  )
  app.get('/v1/models/:id', (c) =>
    openaiVerb(sandbox, noBody, () => {
      const id = c.req.param('id')
      if (id !== 'whisper-1') checkModel(id, 'text')
      return modelShape(id)
    })(c),
  )
  return app
}

const noBody = async () => ({ given: null, words: '' })

const modelShape = (id: string): OpenAI.Models.Model => ({
  id,
  created: 1_715_367_049,
  object: 'model',
  owned_by: 'system',
})

type Said = ReturnType<typeof say>

const responseShape = (
  sandbox: Sandbox,
  params: ReturnType<typeof ResponseParams.parse>,
  { content, refusal }: Said,
  inputTokens: number,
): Omit<OpenAI.Responses.Response, 'output_text'> => {
  const outputTokens = countTokens(content ?? refusal ?? '')
  const created = unix(sandbox)
  return {
    id: hexId('resp_'),
    object: 'response',
    created_at: created,
    completed_at: created,
    status: 'completed',
    background: false,
    error: null,
    incomplete_details: null,
    instructions: params.instructions ?? null,
    max_output_tokens: params.max_output_tokens ?? null,
    metadata: params.metadata ?? {},
    model: params.model,
    output: [
      {
        id: hexId('msg_'),
        type: 'message',
        status: 'completed',
        role: 'assistant',
        content: [
          refusal === null
            ? { type: 'output_text', text: content ?? '', annotations: [], logprobs: [] }
            : { type: 'refusal', refusal },
        ],
      },
    ],
    parallel_tool_calls: params.parallel_tool_calls ?? true,
    previous_response_id: params.previous_response_id ?? null,
    prompt_cache_key: params.prompt_cache_key ?? null,
    prompt_cache_retention: null,
    reasoning: { effort: null, summary: null },
    safety_identifier: params.safety_identifier ?? null,
    service_tier: 'default',
    temperature: params.temperature ?? 1,
    text: (params.text ?? { format: { type: 'text' } }) as OpenAI.Responses.ResponseTextConfig,
    tool_choice: 'auto',
    tools: [],
    top_logprobs: 0,
    top_p: params.top_p ?? 1,
    truncation: params.truncation ?? 'disabled',
    usage: {
      input_tokens: inputTokens,
      input_tokens_details: { cache_write_tokens: 0, cached_tokens: 0 },
      output_tokens: outputTokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: inputTokens + outputTokens,
    },
    ...(params.user ? { user: params.user } : {}),
  }
}

const chatShape = (
  sandbox: Sandbox,
  model: string,
  { content, refusal }: Said,
  promptTokens: number,
): OpenAI.Chat.Completions.ChatCompletion => {
  const completionTokens = countTokens(content ?? refusal ?? '')
  return {
    id: hexId('chatcmpl-'),
    object: 'chat.completion',
    created: unix(sandbox),
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal, annotations: [] },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
      prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
      completion_tokens_details: {
        reasoning_tokens: 0,
        audio_tokens: 0,
        accepted_prediction_tokens: 0,
        rejected_prediction_tokens: 0,
      },
    },
    service_tier: 'default',
    system_fingerprint: 'fp_sandbox',
  }
}
