import OpenAI from 'openai'
import { zodResponseFormat, zodTextFormat } from 'openai/helpers/zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Rig, rig } from './sandbox-rig.ts'

let sandbox: Rig
let openai: OpenAI
beforeAll(async () => {
  sandbox = await rig()
  openai = sandbox.openai()
})
afterAll(() => sandbox.stop())

const Detection = z.object({
  detected: z.array(
    z.object({
      skuId: z.string(),
      quantity: z.int(),
      confidence: z.number().min(0).max(100),
      evidence: z.object({ text: z.string(), start: z.int(), end: z.int() }),
    }),
  ),
  outOfScope: z.boolean(),
})
const CANDIDATES = [
  { skuId: 'TAP-FIX', name: 'Repair dripping tap', synonyms: ['tap is dripping', 'leaky tap'] },
  { skuId: 'DOOR-HANG', name: 'Hang internal door', synonyms: ['hang a door'] },
  { skuId: 'SHELF', name: 'Put up shelf', negativeKeywords: ['bookshelf'] },
]
const TEXT = 'kitchen tap is dripping, and can you hang two doors? NG5'
const ask = (text: string, more: Record<string, unknown> = {}) =>
  openai.responses.parse({
    model: 'gpt-4.1-mini',
    instructions: 'Choose among the candidates.',
    input: JSON.stringify({ text, candidates: CANDIDATES }),
    text: { format: zodTextFormat(Detection, 'detection') },
    ...more,
  })
const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof OpenAI.APIError) return error
  throw new Error(`no refusal: ${String(error)}`)
}

describe('structured output', () => {
  it('chooses the candidates whose words occur, with quantity and evidence', async () => {
    const response = await ask(TEXT)
    expect(response).toMatchObject({ object: 'response', status: 'completed', error: null })
    expect(response.usage?.total_tokens).toBeGreaterThan(20)
    const { detected = [], outOfScope } = response.output_parsed ?? {}
    expect(detected.map(({ skuId, quantity }) => [skuId, quantity])).toEqual([
      ['TAP-FIX', 1],
      ['DOOR-HANG', 2],
    ])
    expect(outOfScope).toBe(false)
    for (const { evidence, confidence } of detected) {
      expect(TEXT.slice(evidence.start, evidence.end)).toBe(evidence.text)
      expect(confidence).toBe(90)
    }
  })

  it('chooses nothing when nothing is spoken of', async () => {
    const response = await ask('do you sell bookshelf brackets, or clean ovens?')
    expect(response.output_parsed).toEqual({ detected: [], outOfScope: true })
  })

  it('works the same in chat completions, with ids given as an enum in plain lines', async () => {
    const Verdict = z.object({
      complexity: z.int().min(0).max(100),
      quotable: z.int().min(0).max(100),
      skus: z.array(z.enum(['TAP-1', 'DOOR-2'])),
      recommendedAction: z.enum(['auto_quote', 'estimator']),
      transcript: z.string().nullable(),
    })
    const completion = await openai.chat.completions.parse({
      model: 'gpt-4o-mini',
      messages: [
        { role: 'system', content: 'Price book:\n- TAP-1: dripping tap\n- DOOR-2: hang door' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Transcript: the tap keeps dripping all night' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
          ],
        },
      ],
      response_format: zodResponseFormat(Verdict, 'verdict'),
    })
    expect(completion).toMatchObject({ object: 'chat.completion', usage: expect.anything() })
    expect(completion.choices[0]?.message.parsed).toMatchObject({
      skus: ['TAP-1'],
      recommendedAction: 'auto_quote',
    })
  })

  it('says what a test tells it to say', async () => {
    const made = { detected: [], outOfScope: true }
    await sandbox.verb('POST', '/sandbox/answers', { match: 'gutter', content: made })
    expect((await ask('the gutter, the tap is dripping')).output_parsed).toEqual(made)
    await sandbox.verb('POST', '/sandbox/answers', { refusal: 'I cannot help with that.' })
    const refused = await ask(TEXT)
    expect(refused.output_parsed).toBeNull()
  })

  it('streams', async () => {
    const stream = openai.responses.stream({
      model: 'gpt-4.1-mini',
      input: JSON.stringify({ text: TEXT, candidates: CANDIDATES }),
      text: { format: zodTextFormat(Detection, 'detection') },
    })
    const final = await stream.finalResponse()
    expect(final.output_parsed?.detected).toHaveLength(2)
  })
})

describe('OpenAI’s refusals', () => {
  it('come in its own shape', async () => {
    const stranger = await refusal(
      sandbox.openai('sk-wrong').responses.create({ model: 'gpt-4.1', input: 'x' }),
    )
    expect(stranger).toMatchObject({ status: 401, code: 'invalid_api_key' })
    expect(await refusal(openai.responses.create({ model: 'gpt-99', input: 'x' }))).toMatchObject({
      status: 404,
      code: 'model_not_found',
    })
    expect(
      await refusal(openai.responses.create({ model: 'gpt-4.1', input: 'x', foo: 1 } as never)),
    ).toMatchObject({ status: 400, code: 'unknown_parameter', param: 'foo' })
    expect(await refusal(openai.responses.create({ model: 'gpt-4.1' } as never))).toMatchObject({
      status: 400,
      code: 'missing_required_parameter',
      param: 'input',
    })
    const loose = await refusal(
      openai.responses.create({
        model: 'gpt-4.1',
        input: 'x',
        text: {
          format: {
            ...{ type: 'json_schema', name: 'loose', strict: true },
            schema: { type: 'object', properties: { a: { type: 'string' } } },
          },
        },
      }),
    )
    expect(loose).toMatchObject({ status: 400, code: 'invalid_json_schema' })
  })

  it('can be asked for', async () => {
    await sandbox.verb('POST', '/sandbox/faults', { provider: 'openai', status: 429 })
    expect(await refusal(ask(TEXT))).toMatchObject({ status: 429, code: 'rate_limit_exceeded' })
    expect((await ask(TEXT)).status).toBe('completed')
  })

  it('include a recording it cannot read', async () => {
    const file = new File(['words'], 'notes.txt')
    expect(
      await refusal(openai.audio.transcriptions.create({ file, model: 'whisper-1' })),
    ).toMatchObject({ status: 400 })
  })
})
