import { describe, expect, it } from 'vitest'
import { scoreSentences } from '../../../src/core/language/sentence-score.ts'

describe('scoreSentences', () => {
  it('prefers a sentence about the heading', () => {
    const texts = ['Dogs bark at night.', 'Quiet walks calm the mind.', 'Cats sleep.']
    const scores = scoreSentences(texts, 'Why quiet walks work', 'en')
    expect(Math.max(...scores)).toBe(scores[1])
  })

  it('prefers the earlier of two equal sentences', () => {
    const [first = 0, second = 0] = scoreSentences(['Quiet walks help.', 'Quiet walks help.'], '', 'en')
    expect(first).toBeGreaterThan(second)
  })

  it('stays between 0 and 1, for no words too', () => {
    for (const score of scoreSentences(['', 'Of the and.', 'Tea.'], '', 'en')) {
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
    }
    expect(scoreSentences([], 'Tea', 'en')).toEqual([])
  })
})
