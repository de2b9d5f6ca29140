import { describe, expect, it } from 'vitest'
import { placeLabels } from '../../admin/contractors/place-labels.ts'

describe('the names on a contractor’s map', () => {
  it('stand above their dot where there is room', () => {
    const labels = placeLabels([{ name: 'NG5', x: 20, y: 20 }], [], 1)
    expect(labels.get('NG5')).toMatchObject({ x: 20, textAnchor: 'middle' })
    expect(labels.get('NG5')?.y).toBeLessThan(20)
  })

  it('make way for one another and for what else is drawn', () => {
    const dots = [
      { name: 'NG1', x: 0, y: -3 },
      { name: 'NG7', x: -5, y: -3 },
      { name: 'NG2', x: 5, y: 3 },
    ]
    const labels = placeLabels(dots, [{ x: 0, y: 0 }], 1)
    expect(labels.size).toBe(3)
    expect(new Set([...labels.values()].map(({ textAnchor }) => textAnchor)).size).toBeGreaterThan(
      1,
    )
  })

  it('are left out of a crowd rather than laid over another', () => {
    const crowd = Array.from({ length: 30 }, (_, at) => ({ name: `NG${at}`, x: at / 10, y: 0 }))
    expect(placeLabels(crowd, [], 1).size).toBeLessThan(6)
  })
})
