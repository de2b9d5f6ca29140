import { detectWork } from '../../../operations/intake/detect-work.ts'
import { staffVerb } from '../define-endpoint.ts'

/** Reads the description and the transcript again. The VA decides what becomes of it. */
export const detectSkus = staffVerb('detectSkus', {
  method: 'post',
  path: '/:id/detect-skus',
  transaction: false,
  act: async (req, { params }) => {
    const { detected, tasks } = await detectWork(req, params.id ?? '', { answer: false })
    return {
      detected: detected.map(
        ({ skuId, name, quantity, confidence, evidence: { text, start, end } }) => ({
          skuId,
          name,
          quantity,
          confidence,
          evidence: { text, start, end },
        }),
      ),
      tasks,
    }
  },
})
