import { describe, expect, it } from 'vitest'
import { ageingWords } from '../../../src/core/language/ageing.ts'

describe('ageingWords', () => {
  it.each([
    ['Register by March 3 to get a seat.', 'Register by March 3'],
    ['Submissions are due by 4 April, at noon.', 'Submissions are due by 4 April'],
    ['We meet this Friday at the bridge.', 'this Friday'],
    ['The boats come back tomorrow.', 'tomorrow'],
    ['More about it next week.', 'next week'],
  ])('finds what is over when "%s" is read', (text, words) => {
    expect(ageingWords(text, 'en')).toBe(words)
  })

  it.each([
    'On March 3, 2011, the bridge was opened.',
    'Today, many people walk to work.',
    'The leaders of tomorrow walk today.',
    'Contact us today.',
    'Each Friday we meet at the bridge.',
  ])('lets "%s" stand', (text) => {
    expect(ageingWords(text, 'en')).toBeNull()
  })
})
