import { describe, expect, it } from 'vitest'
import { nearestWord } from '../../src/core/nearest-word.ts'

const keys = ['subject', 'preview', 'greeting', 'ps']

describe('the nearest word', () => {
  it.each([
    ['subjct', 'subject'],
    ['Subject', 'subject'],
    ['previw', 'preview'],
    ['greting', 'greeting'],
    ['p', 'ps'],
  ])('takes "%s" for "%s"', (typed, meant) => {
    expect(nearestWord(typed, keys)).toBe(meant)
  })

  it('is none where nothing is near', () => {
    expect(nearestWord('banana', keys)).toBeNull()
    expect(nearestWord('', keys)).toBeNull()
    expect(nearestWord('subject', [])).toBeNull()
  })

  it('is found quickly for very long words', () => {
    expect(nearestWord('x'.repeat(1_000_000), keys)).toBeNull()
  })
})
