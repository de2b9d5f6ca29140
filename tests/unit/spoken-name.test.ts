import { describe, expect, it } from 'vitest'
import { spokenName } from '../../admin/calls/spoken-name.ts'

const said = (...texts: string[]) =>
  spokenName(
    texts.map((text, key) => ({
      ...{ key: String(key), speaker: 'customer' as const, text, at: undefined },
    })),
  )

describe('a caller’s name', () => {
  it('is what they introduce themselves by', () => {
    expect(said('Hello', 'my name is Joan Bright, my tap drips')).toBe('Joan Bright')
    expect(said("Hi, this is Mrs O'Hara from Arnold")).toBe("Mrs O'Hara")
  })

  it('is not made up from other words', () => {
    expect(said('this is about a tap', 'my name is not important')).toBeNull()
  })

  it('is not ours', () => {
    const ours = { key: '1', speaker: 'agent' as const, text: 'my name is Vera', at: undefined }
    expect(spokenName([ours])).toBeNull()
  })
})
