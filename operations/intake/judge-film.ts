import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { PayloadRequest } from 'payload'
import {
  type Candidate,
  hasModel,
  judgeVideo,
  listen,
  type ModelUse,
} from '../../integrations/openai.ts'
import type { JudgedVideo } from '../../integrations/prompts/judge-video.ts'
import { withSound } from '../../integrations/video/read-video.ts'
import { readCatalogue } from './catalogue.ts'
import { asDataUrls, type KeptFrame } from './keep-frames.ts'
import { readWork } from './read-work.ts'

/** What OpenAI's ears take at once, and a little less. */
const MOST_SOUND_BYTES = 24 * 1024 * 1024
/** Of a video without a word that helps, the whole book may be asked about, by name. */
const MOST_CANDIDATES = 300

export interface Verdict {
  transcript: string
  judged: JudgedVideo | null
  /** Each call made for it, in order, also where a later one failed. */
  calls: ModelUse[]
  /** Why there is no judgement, in words. */
  because?: string
}

const hear = (path: string) =>
  withSound(path, async (file) => {
    if (!file) return null
    const bytes = await readFile(file)
    return bytes.byteLength > MOST_SOUND_BYTES ? null : listen(bytes, basename(file))
  })

/** What the words speak of; without any, the book itself. */
const candidatesFor = async (req: PayloadRequest, text: string): Promise<Candidate[]> => {
  const { entries } = await readCatalogue(req)
  const { detected } = await readWork(req, { source: text, text, onTheLine: true })
  const found = detected.flatMap(({ skuId }) => {
    const entry = entries.get(skuId)
    return entry ? [{ sku_id: skuId, name: entry.name, synonyms: entry.synonyms.slice(0, 8) }] : []
  })
  if (found.length > 0) return found
  return [...entries.values()]
    .slice(0, MOST_CANDIDATES)
    .map(({ id, name }) => ({ sku_id: id, name, synonyms: [] }))
}

/**
 * Listens to a video and has it judged by its pictures and words. What a provider cannot do is said
 * in `because`, and is a person's to do. Not to be called inside a transaction.
 */
export const judgeFilm = async (
  req: PayloadRequest,
  { path, description, frames }: { path: string; description: string; frames: KeptFrame[] },
): Promise<Verdict> => {
  const verdict: Verdict = { transcript: '', judged: null, calls: [] }
  if (!hasModel())
    return { ...verdict, because: 'There is no key for scoring: every video goes to an estimator.' }
  try {
    const heard = await hear(path)
    if (heard) {
      verdict.transcript = heard.text
      verdict.calls.push(heard.use)
    }
    const text = [description, verdict.transcript].filter(Boolean).join('\n')
    const { answer, use } = await judgeVideo({
      ...{ transcript: verdict.transcript, description },
      candidates: await candidatesFor(req, text),
      frames: await asDataUrls(req, frames),
    })
    verdict.calls.push(use)
    return { ...verdict, judged: answer }
  } catch (error) {
    req.payload.logger.warn({ err: error }, 'A video could not be scored; it goes to an estimator.')
    return { ...verdict, because: 'Scoring failed: the provider did not answer.' }
  }
}
