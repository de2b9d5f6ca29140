/** One line of the price book as detection sees it. Synonyms are what customers call the job. */
export interface CatalogueEntry {
  id: string
  code?: string
  name: string
  category?: string
  synonyms: readonly string[]
  /** Words that, standing beside a match, mean the customer is talking of something else. */
  negativeKeywords: readonly string[]
  minutes?: number
  /** Ids of the contractor tasks this line needs. */
  tasks?: readonly string[]
}

/** A turn of a call. Only what the customer says is a need; the agent's words are context. */
export interface Turn {
  speaker: 'customer' | 'agent'
  text: string
}
export type Transcript = readonly Turn[]

/** An exact substring of the text read: `source.slice(start, end) === text`. */
export interface Evidence {
  text: string
  start: number
  end: number
  /** In a transcript: which turn; start and end still count in the joined text. */
  turn?: number
}

export interface DetectedSku {
  skuId: string
  name: string
  quantity: number
  /** 0–100: from 80 it is used, 50–79 it is shown to be confirmed. */
  confidence: number
  evidence: Evidence
}

export type OutOfScopeReason =
  | 'gas'
  | 'rewire'
  | 'roofing'
  | 'cleaning'
  | 'structural'
  | 'hazardous'
  | 'tree_surgery'
  | 'pest_control'
  | 'spam'

export interface OutOfScope {
  reason: OutOfScopeReason
  text: string
  start: number
  end: number
}

export interface Detection {
  detected: DetectedSku[]
  outOfScope: OutOfScope[]
}

/** At or above: priced without asking. */
export const SURE = 80
/** At or above, and below SURE: shown to the VA to confirm. Below: ignored. */
export const ASK = 50
