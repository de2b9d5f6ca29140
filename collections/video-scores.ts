import { RECOMMENDED_ACTIONS } from '../domain/vocabulary.ts'
import { defineTable } from './define-table.ts'
import { instant, integer, json, oneOf, relation, text } from './fields.ts'

export const VideoScores = defineTable('video-scores', {
  audited: false,
  fields: [
    relation('lead', 'leads', { required: true }),
    relation('media', 'media', { index: false }),
    { name: 'videoUrl', type: 'textarea' },
    { name: 'transcript', type: 'textarea' },
    json('extractedFrames'),
    integer('complexityScore', { min: 0, max: 100 }),
    integer('quotableScore', { min: 0, max: 100 }),
    json('detectedSkus'),
    json('detectedTasks'),
    json('reasons'),
    oneOf('recommendedAction', RECOMMENDED_ACTIONS),
    text('model'),
    integer('promptTokens'),
    integer('completionTokens'),
    integer('latencyMs'),
    json('modelCalls'),
    integer('durationMs'),
    integer('rotation'),
    instant('scoredAt'),
  ],
})
