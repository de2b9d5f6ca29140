import { describe, expect, it } from 'vitest'
import { lineAt, spokenTimes } from '../../admin/calls/spoken-times.ts'

const BEGUN = '2026-11-23T10:00:00.000Z'
const later = (seconds: number) =>
  new Date(new Date(BEGUN).getTime() + seconds * 1000).toISOString()

describe('where a line is spoken in a recording', () => {
  it('is just before it reached us, never over the line before', () => {
    const times = spokenTimes(
      [
        { text: 'my kitchen tap is dripping', at: later(4) },
        { text: 'and a door sticks', at: later(5) },
        { text: 'how soon can you come please', at: later(10) },
      ],
      BEGUN,
      10,
    )
    expect(times[0]).toEqual({ from: 2, until: 4 })
    expect(times[1]).toEqual({ from: 4, until: 5 })
    expect(times[2]?.from).toBeCloseTo(7.6)
  })

  it('is spread by length where the times do not fit the recording', () => {
    const lines = [
      { text: 'one two three', at: later(100) },
      { text: 'one two three', at: later(200) },
    ]
    const times = spokenTimes(lines, BEGUN, 8)
    expect(times.map(({ from, until }) => [from, until])).toEqual([
      [0, 4],
      [4, 8],
    ])
    expect(spokenTimes([{ text: 'no times at all' }], null, 6)).toEqual([{ from: 0, until: 6 }])
  })

  it('is found again from the moment the player is at', () => {
    const times = [
      { from: 1, until: 3 },
      { from: 5, until: 8 },
    ]
    expect([0, 1, 4, 5, 99].map((at) => lineAt(times, at))).toEqual([-1, 0, 0, 1, 1])
  })
})
