import { z } from 'zod'

const format = z.union([
  z.object({ type: z.enum(['text', 'json_object']) }),
  z.object({
    type: z.literal('json_schema'),
    name: z.string().regex(/^[\w-]{1,64}$/),
    schema: z.record(z.string(), z.unknown()),
    strict: z.boolean().nullish(),
    description: z.string().optional(),
  }),
])
const metadata = z.record(z.string().max(64), z.string().max(512)).nullish()
const shared = {
  metadata,
  moderation: z.unknown().optional(),
  parallel_tool_calls: z.boolean().nullish(),
  prompt_cache_key: z.string().optional(),
  prompt_cache_options: z.unknown().optional(),
  prompt_cache_retention: z.enum(['in_memory', '24h']).nullish(),
  safety_identifier: z.string().nullish(),
  service_tier: z.enum(['auto', 'default', 'flex', 'scale', 'priority']).nullish(),
  store: z.boolean().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).loose().nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  tool_choice: z.unknown().optional(),
  tools: z.array(z.unknown()).optional(),
  top_logprobs: z.int().min(0).max(20).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  user: z.string().optional(),
}

const inputPart = z.union([
  z.object({ type: z.enum(['input_text', 'output_text']), text: z.string() }).loose(),
  z
    .object({
      type: z.literal('input_image'),
      image_url: z.string().nullish(),
      file_id: z.string().nullish(),
    })
    .loose(),
  z.object({ type: z.enum(['input_file', 'input_audio', 'refusal']) }).loose(),
])
const inputItem = z.union([
  z
    .object({
      type: z.literal('message').optional(),
      role: z.enum(['user', 'assistant', 'system', 'developer']),
      content: z.union([z.string(), z.array(inputPart)]),
    })
    .loose(),
  z.object({ type: z.string() }).loose(),
])

export const ResponseParams = z.strictObject({
  ...shared,
  model: z.string(),
  input: z.union([z.string(), z.array(inputItem)]),
  background: z.boolean().nullish(),
  context_management: z.unknown().optional(),
  conversation: z.unknown().optional(),
  include: z.array(z.string()).nullish(),
  instructions: z.string().nullish(),
  max_output_tokens: z.int().min(16).nullish(),
  previous_response_id: z.string().nullish(),
  prompt: z.unknown().optional(),
  reasoning: z.unknown().optional(),
  text: z
    .strictObject({
      format: format.optional(),
      verbosity: z.enum(['low', 'medium', 'high']).nullish(),
    })
    .optional(),
  truncation: z.enum(['auto', 'disabled']).nullish(),
})

const chatPart = z.object({ type: z.string(), text: z.string().optional() }).loose()
export const ChatParams = z.strictObject({
  ...shared,
  model: z.string(),
  messages: z
    .array(
      z
        .object({
          role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
          content: z.union([z.string(), z.array(chatPart)]).nullish(),
        })
        .loose(),
    )
    .min(1),
  audio: z.unknown().optional(),
  frequency_penalty: z.number().min(-2).max(2).nullish(),
  function_call: z.unknown().optional(),
  functions: z.unknown().optional(),
  logit_bias: z.unknown().optional(),
  logprobs: z.boolean().nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  max_tokens: z.int().min(1).nullish(),
  modalities: z.array(z.enum(['text', 'audio'])).nullish(),
  n: z.literal(1).nullish(),
  prediction: z.unknown().optional(),
  presence_penalty: z.number().min(-2).max(2).nullish(),
  reasoning_effort: z.string().nullish(),
  response_format: z
    .union([
      z.object({ type: z.enum(['text', 'json_object']) }),
      z.object({
        type: z.literal('json_schema'),
        json_schema: z.object({
          name: z.string().regex(/^[\w-]{1,64}$/),
          schema: z.record(z.string(), z.unknown()),
          strict: z.boolean().nullish(),
          description: z.string().optional(),
        }),
      }),
    ])
    .optional(),
  seed: z.int().nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  verbosity: z.enum(['low', 'medium', 'high']).nullish(),
  web_search_options: z.unknown().optional(),
})

type Part = { role: string; text: string }

const texts = (role: string, content: unknown): Part[] => {
  if (typeof content === 'string') return [{ role, text: content }]
  if (!Array.isArray(content)) return []
  return content.flatMap((part: { text?: unknown }) =>
    typeof part.text === 'string' ? [{ role, text: part.text }] : [],
  )
}

/** Every text of a request with who said it. */
export const responseParts = ({ input, instructions }: z.infer<typeof ResponseParams>): Part[] => [
  ...texts('system', instructions),
  ...(typeof input === 'string'
    ? texts('user', input)
    : input.flatMap((item) => ('role' in item ? texts(String(item.role), item.content) : []))),
]

export const chatParts = ({ messages }: z.infer<typeof ChatParams>): Part[] =>
  messages.flatMap(({ role, content }) => texts(role, content))
