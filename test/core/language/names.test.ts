import { describe, expect, it } from 'vitest'
import { midSentence, namesIn, sentenceCase } from '../../../src/core/language/names.ts'
import { buildDocument } from '../../support/build-document.ts'

const names = namesIn(
  buildDocument(`# Walks
We met Anna Berg near Lake Geneva. Then Anna spoke, and we heard Anna laugh.
At Green Treatment House, we listen. People walk. A treatment plan helps. Some said Hello once.
Experts at UNICEF agree, and we told them of the McKay method.`),
)

describe('sentenceCase', () => {
  it.each([
    ['The Power of Small Walks', 'The power of small walks'],
    ['A Walk With Anna Berg by Lake Geneva', 'A walk with Anna Berg by Lake Geneva'],
    ['Choosing a Treatment Plan', 'Choosing a treatment plan'],
    ['How UNICEF and McKay Help', 'How UNICEF and McKay help'],
    ['What to Do Each Monday', 'What to do each Monday'],
    ['Why I Walk', 'Why I walk'],
    ['Find Out More', 'Find out more'],
    ['Q&A Overview for All', 'Q&A overview for all'],
    ['THE POWER OF WALKS', 'The power of walks'],
    ['Already a sentence about Rome', 'Already a sentence about Rome'],
    ['small beginnings', 'Small beginnings'],
  ])('writes "%s" as "%s"', (title, expected) => {
    expect(sentenceCase(title, names)).toBe(expected)
  })

  it('leaves the capitals of other languages alone', () => {
    const german = namesIn(buildDocument('# Wege\nWir gehen.', { language: 'de' }))
    expect(sentenceCase('Die Kraft der Kleinen Wege', german)).toBe('Die Kraft der Kleinen Wege')
  })
})

describe('midSentence', () => {
  it('begins with a small letter unless a name does', () => {
    expect(midSentence('The Power of Walks', names)).toBe('the power of walks')
    expect(midSentence('Anna Berg on Walking', names)).toBe('Anna Berg on walking')
    expect(midSentence('UNICEF at Work', names)).toBe('UNICEF at work')
  })
})
