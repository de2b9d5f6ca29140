import type OpenAI from 'openai'
import type { SandboxContext } from '../strike.ts'
import { transcriptIn } from '../twilio/recordings.ts'
import { checkModel } from './door.ts'
import { OpenaiRefusal } from './refusal.ts'

const KNOWN = [
  ...['file', 'model', 'language', 'prompt', 'response_format', 'temperature', 'stream'],
  ...['timestamp_granularities[]', 'include[]', 'chunking_strategy', 'known_speaker_names[]'],
  'known_speaker_references[]',
]
const PLAYABLE = /\.(flac|m4a|mp3|mp4|mpeg|mpga|oga|ogg|wav|webm)$/i
const BYTES_A_SECOND = 16_000

interface Speech {
  form: FormData
  bytes: Buffer
}

export const readMultipart = async (
  c: SandboxContext,
): Promise<{ given: Speech; words: string }> => {
  const form = await c.req.formData().catch(() => {
    throw new OpenaiRefusal(400, 'Could not parse multipart form')
  })
  const file = form.get('file')
  const bytes = file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
  const words = [...form.values()].map((value) => (value instanceof File ? value.name : value))
  return { given: { form, bytes }, words: words.join(' ') }
}

/**
 * The words of a recording: what was said, for a recording of the sandbox; else the prompt given
 * along, or a sentence that says nothing could be heard.
 */
export const transcribe = ({ form, bytes }: Speech): Response | object => {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : undefined
  }
  const unknown = [...form.keys()].find((name) => !KNOWN.includes(name))
  if (unknown)
    throw new OpenaiRefusal(400, `Unknown parameter: '${unknown}'.`, unknown, 'unknown_parameter')
  const file = form.get('file')
  if (!(file instanceof File))
    throw new OpenaiRefusal(
      400,
      "Missing required parameter: 'file'.",
      'file',
      'missing_required_parameter',
    )
  const model = text('model')
  if (!model) throw new OpenaiRefusal(400, 'you must provide a model parameter', 'model')
  checkModel(model, 'audio')
  if (!PLAYABLE.test(file.name) || bytes.length === 0)
    throw new OpenaiRefusal(
      400,
      "Invalid file format. Supported formats: ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'oga', 'ogg', 'wav', 'webm']",
      'file',
      'unsupported_format',
    )
  const heard = transcriptIn(bytes) ?? text('prompt') ?? 'Nothing could be made out.'
  const seconds = Math.max(1, Math.round(bytes.length / BYTES_A_SECOND))
  const format = text('response_format') ?? 'json'
  if (format === 'text')
    return new Response(`${heard}\n`, { headers: { 'content-type': 'text/plain' } })
  const usage = { type: 'duration', seconds } as const
  if (format === 'json')
    return { text: heard, usage } satisfies OpenAI.Audio.Transcriptions.Transcription
  if (format === 'verbose_json') return verbose(heard, seconds)
  throw new OpenaiRefusal(
    400,
    `Invalid value for 'response_format': '${format}'.`,
    'response_format',
    'invalid_value',
  )
}

const verbose = (text: string, seconds: number) => ({
  task: 'transcribe',
  language: 'english',
  duration: seconds,
  text,
  segments: [
    {
      ...{ id: 0, seek: 0, start: 0, end: seconds, text, tokens: [] },
      ...{ temperature: 0, avg_logprob: -0.2, compression_ratio: 1.2, no_speech_prob: 0.01 },
    },
  ],
  usage: { type: 'duration', seconds },
})
