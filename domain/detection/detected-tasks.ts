import type { CatalogueEntry, DetectedSku } from './types.ts'

/** A task the detected work needs. Every detected task is a primary one. */
export interface DetectedTask {
  taskId: string
  requiredConfidence: 'capable'
  isPrimary: true
  /** 0–100: of the surest SKU that needs it. */
  confidence: number
}

/** The tasks behind the detected SKUs, each once, in the order they were first needed. */
export const tasksForDetected = (
  detected: readonly Pick<DetectedSku, 'skuId' | 'confidence'>[],
  catalogue: readonly Pick<CatalogueEntry, 'id' | 'tasks'>[],
): DetectedTask[] => {
  const tasksOf = new Map(catalogue.map((entry) => [entry.id, entry.tasks ?? []]))
  const surest = new Map<string, number>()
  for (const { skuId, confidence } of detected) {
    for (const taskId of tasksOf.get(skuId) ?? []) {
      surest.set(taskId, Math.max(surest.get(taskId) ?? 0, confidence))
    }
  }
  return [...surest].map(([taskId, confidence]) => ({
    taskId,
    requiredConfidence: 'capable',
    isPrimary: true,
    confidence,
  }))
}
