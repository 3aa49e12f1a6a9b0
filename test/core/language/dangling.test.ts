import { describe, expect, it } from 'vitest'
import {
  hasLoosePronoun,
  leadingConnective,
  referenceIn,
  startsDangling,
} from '../../../src/core/language/dangling.ts'

describe('startsDangling', () => {
  it.each([
    'However, walks help.',
    'This is where it began.',
    'They talk.',
    'It’s quiet.',
    'But why?',
    'Similarly, others wait.',
    '“But that was long ago.”',
    'When these are missing, ask.',
    'In this case, wait.',
    'Here’s how it goes:',
  ])('knows that "%s" cannot come first', (text) => {
    expect(startsDangling(text, 'en')).toBe(true)
  })

  it.each([
    'Thistles grow.',
    'Item one is here.',
    'Sophie walks.',
    'It is hard to begin.',
    'So far we have walked.',
    'Helen laughs.',
    'There are three paths.',
  ])('lets "%s" come first', (text) => {
    expect(startsDangling(text, 'en')).toBe(false)
  })
})

describe('leadingConnective', () => {
  it('gives the words that can go', () => {
    expect(leadingConnective('However, walks help.', 'en')).toBe('However, ')
    expect(leadingConnective('But walks help.', 'en')).toBe('But ')
    expect(leadingConnective('So far so good.', 'en')).toBeNull()
    expect(leadingConnective('Butter melts.', 'en')).toBeNull()
  })
})

describe('referenceIn', () => {
  it('finds words that point to another place', () => {
    expect(referenceIn('As mentioned above, it rains.', 'en')).toBe('As mentioned above')
    expect(referenceIn('You will see in this article that it rains.', 'en')).toBe('in this article')
    expect(referenceIn('Above all, rest.', 'en')).toBeNull()
  })
})

describe('hasLoosePronoun', () => {
  it('asks who or what is meant', () => {
    expect(hasLoosePronoun('Nurturing these bonds is essential.', 'en')).toBe(true)
    expect(hasLoosePronoun('With help, they can mend it.', 'en')).toBe(true)
    expect(hasLoosePronoun('Feeling noticed does that, and more.', 'en')).toBe(true)
    expect(hasLoosePronoun('Those who listen well are soon trusted.', 'en')).toBe(false)
    expect(hasLoosePronoun('Walks help everybody.', 'en')).toBe(false)
  })
})
