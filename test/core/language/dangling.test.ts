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
    expect(startsDangling(text)).toBe(true)
  })

  it.each([
    'Thistles grow.',
    'Item one is here.',
    'Sophie walks.',
    'It is hard to begin.',
    'So far we have walked.',
    'Those who walk talk.',
    'Helen laughs.',
    'Both rest and motion help.',
    'There are three paths.',
  ])('lets "%s" come first', (text) => {
    expect(startsDangling(text)).toBe(false)
  })
})

describe('leadingConnective', () => {
  it('gives the words that can go', () => {
    expect(leadingConnective('However, walks help.')).toBe('However, ')
    expect(leadingConnective('But walks help.')).toBe('But ')
    expect(leadingConnective('So far so good.')).toBeNull()
    expect(leadingConnective('Butter melts.')).toBeNull()
  })
})

describe('referenceIn', () => {
  it('finds words that point to another place', () => {
    expect(referenceIn('As mentioned above, it rains.')).toBe('As mentioned above')
    expect(referenceIn('You will see in this article that it rains.')).toBe('in this article')
    expect(referenceIn('Above all, rest.')).toBeNull()
  })
})

describe('hasLoosePronoun', () => {
  it('asks who or what is meant', () => {
    expect(hasLoosePronoun('Nurturing these bonds is essential.')).toBe(true)
    expect(hasLoosePronoun('With help, they can mend it.')).toBe(true)
    expect(hasLoosePronoun('Feeling noticed does that, and more.')).toBe(true)
    expect(hasLoosePronoun('Those who listen well are soon trusted.')).toBe(false)
    expect(hasLoosePronoun('Walks help everybody.')).toBe(false)
  })
})
