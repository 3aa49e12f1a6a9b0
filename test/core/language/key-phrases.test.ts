import { describe, expect, it } from 'vitest'
import { keyPhrases, readsWithoutArticle } from '../../../src/core/language/key-phrases.ts'

const texts = [
  'Quiet walks calm people. Mental health grows on quiet walks.',
  'Mental health needs quiet walks and friends.',
  'Friends support mental health.',
]

describe('keyPhrases', () => {
  it('puts what comes often and in several words first, without its parts', () => {
    const found = keyPhrases(texts, 'en').map(({ text, count }) => [text.toLowerCase(), count])
    expect(found.slice(0, 2)).toEqual([
      ['quiet walks', 3],
      ['mental health', 3],
    ])
    expect(found.map(([text]) => text)).not.toContain('walks')
  })

  it('runs over neither stop words nor punctuation', () => {
    const found = keyPhrases(['Tea, rest. Tea, rest. The tea of rest. Tea of rest.'], 'en')
    expect(found.map(({ text }) => text.toLowerCase())).toEqual(['tea', 'rest'])
  })

  it('gives no verbs and no adjectives alone', () => {
    const found = keyPhrases(
      ['They build trust quickly. We build trust quickly and feel emotional.', 'An emotional day.'],
      'en',
    )
    expect(found.map(({ text }) => text)).toEqual(['trust'])
  })
})

describe('readsWithoutArticle', () => {
  it('wants a plural or a thing not counted, and no name', () => {
    expect(['quiet walks', 'mental health'].every((text) => readsWithoutArticle(text, 'en'))).toBe(true)
    expect(
      ['design system', 'Justice Department', 'press'].some((text) => readsWithoutArticle(text, 'en')),
    ).toBe(false)
  })
})
