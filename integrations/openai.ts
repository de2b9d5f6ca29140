/** OpenAI: chooses among what was found locally, listens to videos. Never needed, only helpful. */
import OpenAI, { toFile } from 'openai'
import { zodTextFormat } from 'openai/helpers/zod'
import type { z } from 'zod'
import { getEnv } from './env.ts'
import {
  CHOOSE_WORK_RULES,
  CHOOSE_WORK_VERSION,
  type ChosenWork,
  chosenWork,
} from './prompts/choose-work.ts'
import {
  JUDGE_VIDEO_RULES,
  JUDGE_VIDEO_VERSION,
  type JudgedVideo,
  judgedVideo,
} from './prompts/judge-video.ts'

const MODEL = 'gpt-4.1-mini'
const EARS = 'whisper-1'
const ANSWER_MS = 8_000
const LISTEN_MS = 60_000
const RETRIES = 2

/** What one call cost, kept with what it led to. */
export interface ModelUse {
  model: string
  prompt: string
  promptTokens: number
  completionTokens: number
  latencyMs: number
}

export interface Candidate {
  sku_id: string
  name: string
  synonyms: readonly string[]
}

/** Whether there is a key: without one everything stays local. */
export const hasModel = (): boolean => getEnv().openai.enabled

let client: OpenAI | undefined

const openai = (): OpenAI => {
  const { apiKey, baseURL } = getEnv().openai
  client ??= new OpenAI({ apiKey, baseURL, timeout: ANSWER_MS, maxRetries: RETRIES })
  return client
}

interface Asked<Answer> {
  version: string
  name: string
  rules: string
  answer: z.ZodType<Answer>
  /** What is judged, as data: it never stands among the instructions. */
  material: Record<string, unknown>
  pictures?: readonly string[]
  /** How long an answer is waited for, each time, and how often it is asked for again. */
  patience?: { timeout: number; maxRetries: number }
}

const ask = async <Answer>(asked: Asked<Answer>): Promise<{ answer: Answer; use: ModelUse }> => {
  const began = performance.now()
  const pictures = (asked.pictures ?? []).map((url) => ({
    type: 'input_image' as const,
    image_url: url,
    detail: 'low' as const,
  }))
  const response = await openai().responses.parse(
    {
      model: MODEL,
      instructions: asked.rules,
      input: [
        {
          role: 'user',
          content: [{ type: 'input_text', text: JSON.stringify(asked.material) }, ...pictures],
        },
      ],
      text: { format: zodTextFormat(asked.answer, asked.name) },
      temperature: 0,
      store: false,
    },
    asked.patience,
  )
  if (!response.output_parsed) throw new Error('The model gave no answer.')
  return {
    answer: response.output_parsed,
    use: {
      model: response.model,
      prompt: asked.version,
      promptTokens: response.usage?.input_tokens ?? 0,
      completionTokens: response.usage?.output_tokens ?? 0,
      latencyMs: Math.round(performance.now() - began),
    },
  }
}

/**
 * Which candidates a customer's words ask for; may be none. The answer is what the model said, and
 * is to be checked against the text and the price book by the caller.
 * @throws when OpenAI fails or answers nothing usable
 */
export const chooseWork = (text: string, candidates: readonly Candidate[]) =>
  ask<ChosenWork>({
    version: CHOOSE_WORK_VERSION,
    name: 'chosen_work',
    rules: CHOOSE_WORK_RULES,
    answer: chosenWork,
    material: { text, candidates },
    // A customer waits, and the local answer is at hand.
    patience: { timeout: 6_000, maxRetries: 1 },
  })

export interface ShownJob {
  transcript: string
  description: string
  candidates: readonly Candidate[]
  /** `data:` URLs of key frames. */
  frames: readonly string[]
}

/** How hard the job in a video is and whether it can be priced unseen. @throws as chooseWork */
export const judgeVideo = ({ frames, ...material }: ShownJob) =>
  ask<JudgedVideo>({
    version: JUDGE_VIDEO_VERSION,
    name: 'judged_video',
    rules: JUDGE_VIDEO_RULES,
    answer: judgedVideo,
    material,
    pictures: frames,
  })

const tokensOf = (usage: OpenAI.Audio.Transcriptions.Transcription['usage']) =>
  usage?.type === 'tokens'
    ? { promptTokens: usage.input_tokens, completionTokens: usage.output_tokens }
    : { promptTokens: 0, completionTokens: 0 }

/** What is said in a recording, and what hearing it cost. @throws when OpenAI fails or cannot hear it */
export const listen = async (
  bytes: Buffer,
  filename: string,
): Promise<{ text: string; use: ModelUse }> => {
  const began = performance.now()
  const heard = await openai().audio.transcriptions.create(
    { file: await toFile(bytes, filename), model: EARS, language: 'en' },
    { timeout: LISTEN_MS },
  )
  return {
    text: heard.text.trim(),
    use: {
      ...{ model: EARS, prompt: 'listen/1', ...tokensOf(heard.usage) },
      latencyMs: Math.round(performance.now() - began),
    },
  }
}
