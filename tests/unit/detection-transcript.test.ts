import { describe, expect, it } from 'vitest'
import { buildIndex } from '../../domain/detection/catalogue-index.ts'
import { detectSkus } from '../../domain/detection/detect-skus.ts'
import { tasksForDetected } from '../../domain/detection/detected-tasks.ts'
import { joinTurns } from '../../domain/detection/transcript.ts'
import type { Transcript } from '../../domain/detection/types.ts'
import { PRICE_BOOK } from '../../scripts/demo/price-book.ts'

const catalogue = PRICE_BOOK.map((sku) => ({ ...sku, id: sku.code }))
const index = buildIndex(catalogue)

/** Turns by turn: the agent's begin with 'A:', the customer's with 'C:'. */
const call = (...turns: string[]): Transcript =>
  turns.map((turn) => ({
    speaker: turn.startsWith('A:') ? 'agent' : 'customer',
    text: turn.slice(2).trim(),
  }))
const found = (transcript: Transcript) =>
  detectSkus(transcript, index).detected.map(({ skuId, quantity }) => `${skuId} ×${quantity}`)

describe('detecting SKUs in a call', () => {
  it('hears only the customer', () => {
    const talk = call(
      'A: We do taps, doors, shelves, painting and gutters',
      'C: lovely, I just need a telly mounting on the wall',
      'A: And the kitchen tap is dripping, did you say?',
      'C: no no, just the telly',
    )
    expect(found(talk)).toEqual(['MNT-TV ×1'])
  })

  it('takes no house number for a quantity', () => {
    const talk = call(
      'A: What number is the house?',
      'C: number 19',
      'C: my kitchen tap is dripping',
    )
    expect(found(talk)).toEqual(['PLB-TAP-KITCHEN ×1'])
    expect(found(call('C: flat 4', 'C: kitchen tap is dripping'))).toEqual(['PLB-TAP-KITCHEN ×1'])
    expect(found(call('C: two of my internal doors need hanging'))).toEqual(['CAR-DOOR-INT ×2'])
  })

  it('finds the same whatever order the price book comes in', () => {
    const reversed = buildIndex([...catalogue].reverse())
    const said = 'I have some doors to hang and the kitchen tap drips'
    expect(detectSkus(said, reversed)).toEqual(detectSkus(said, index))
  })

  it('takes a number as the answer to how many', () => {
    const talk = call('C: I need some doors hanging', 'A: How many doors is it?', 'C: four')
    expect(found(talk)).toEqual(['CAR-DOOR-INT ×4'])
    expect(detectSkus(talk, index).detected[0]?.confidence).toBeGreaterThanOrEqual(80)
  })

  it('takes a room as the answer to which', () => {
    const talk = call(
      "C: I've a tap that won't stop dripping",
      'A: Which one?',
      'C: the bathroom one',
    )
    expect(found(talk)).toEqual(['PLB-TAP-BATHROOM ×1'])
  })

  it('asks about what was only agreed to', () => {
    const talk = call('A: Do you want the gutters clearing?', 'C: Yes please')
    const [sku] = detectSkus(talk, index).detected
    expect(sku?.skuId).toBe('OUT-GUTTER-CLEAR')
    expect(sku?.confidence).toBeLessThan(80)
    expect(found(call('A: Do you want the gutters clearing?', 'C: No thanks'))).toEqual([])
  })

  it('quotes the joined turns, and says which turn', () => {
    const talk = call('A: Hello?', 'C: hi, um', 'C: two shelves want putting up')
    const [sku] = detectSkus(talk, index).detected
    const { start, end, text, turn } = sku?.evidence ?? { start: 0, end: 0, text: '', turn: -1 }
    expect(joinTurns(talk).slice(start, end)).toBe(text)
    expect(text).toContain('two shelves')
    expect(turn).toBe(2)
  })

  it('reads labels in a transcript kept as plain text', () => {
    const text = 'Agent: do you need a door hanging?\nCustomer: no, the kitchen tap is dripping'
    expect(detectSkus(text, index).detected.map((sku) => sku.skuId)).toEqual(['PLB-TAP-KITCHEN'])
  })
})

describe('tasks behind what was detected', () => {
  it('names each task once, primary, with the surest confidence', () => {
    const { detected } = detectSkus(
      'kitchen tap dripping, outside tap burst, hang two doors',
      index,
    )
    const tasks = tasksForDetected(detected, catalogue)
    expect(tasks.map((task) => task.taskId).sort()).toEqual([
      'fit-outside-taps',
      'fix-leaking-taps',
      'hang-internal-doors',
    ])
    for (const task of tasks) {
      expect(task).toMatchObject({ requiredConfidence: 'capable', isPrimary: true })
    }
  })

  it('takes the higher of two confidences, and nothing from unknown SKUs', () => {
    const book = [
      { id: 'a', tasks: ['t'] },
      { id: 'b', tasks: ['t', 'u'] },
    ]
    const sure = [
      { skuId: 'a', confidence: 60 },
      { skuId: 'b', confidence: 90 },
      { skuId: 'gone', confidence: 99 },
    ]
    expect(tasksForDetected(sure, book).map((task) => [task.taskId, task.confidence])).toEqual([
      ['t', 90],
      ['u', 90],
    ])
  })
})
