import { describe, expect, it } from 'vitest'
import { namesIn } from '../../../src/core/language/names.ts'
import { namesWithin, thingsIn } from '../../../src/core/language/things.ts'
import { buildDocument } from '../../support/build-document.ts'

const things = (text: string, language = 'en') =>
  thingsIn(text, language).map(({ start, end }) => text.slice(start, end))

describe('the things that a sentence names', () => {
  it('have their article and end where a verb, a joint or a mark follows', () => {
    expect(things('The approval process is long, but a clear budget, once made, helps.')).toEqual([
      'The approval process',
      'a clear budget',
    ])
  })

  it.each([
    ['that say nothing alone', 'The next week was long and the rest, a lot.'],
    ['with a verb among their words', 'The doctors contributed money.'],
    ['that go on with what they are of', 'The impact of rain shows.'],
    ['that name only the first of two', 'The researchers Anna Lind and Ben Moss won.'],
  ])('are none %s', (_, text) => {
    expect(things(text)).toEqual([])
  })

  it('are found in German by their capitals, and not in a relative clause', () => {
    expect(things('Die digitale Akte ist da, und das Gesetz, die Ärzte lesen, hilft.', 'de')).toEqual([
      'Die digitale Akte',
      'das Gesetz',
    ])
  })

  it('are none in a language that is not known', () => {
    expect(things('Le budget est clair.', 'fr')).toEqual([])
  })
})

describe('the names that a sentence holds', () => {
  it('are runs of two or more words that the article writes so', () => {
    const text = 'We met Anna Lind and later Anna Lind met us in Rome.'
    const names = namesIn(buildDocument(`# T\n${text}`))
    expect(namesWithin(text, names).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Anna Lind',
      'Anna Lind',
    ])
  })
})
