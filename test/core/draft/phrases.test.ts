import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchPhrases } from '../../../src/core/draft/phrase-match.ts'
import { ALL_PHRASES, countWord, hasPhrases, joinItems, phrase } from '../../../src/core/draft/phrases.ts'
import { OWN_WORDS } from '../../../src/core/language/own-words.ts'

describe('the phrases', () => {
  it('name no span of time, so that no schedule can make them wrong', () => {
    const time =
      /\b(?:today|tonight|tomorrow|yesterday|soon|later|now|daily|weekly|monthly|(?:second|minute|hour|day|week|month|year)s?|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b/i
    expect(ALL_PHRASES.filter(({ text }) => time.test(text.replace(/\{\w+\}/g, '')))).toEqual([])
  })

  it('state no fact: neither numbers nor health, money or research', () => {
    const fact = /\d|\b(?:research|stud(?:y|ies)|proven|percent|health|cure|save|free|guarantee)\b/i
    expect(ALL_PHRASES.filter(({ text }) => fact.test(text))).toEqual([])
  })

  it('are filled, begin with a capital, and quote what their fillers quote', () => {
    const from = [{ sentence: 's1', start: 0, end: 3 }]
    const wording = phrase('en', 'welcome-preview', {
      count: 'five',
      first: { text: 'tea', from },
      second: 'rest',
    })
    expect(wording).toEqual({
      text: 'Five lessons on tea and rest.',
      rule: 'welcome-preview',
      origin: 'phrase',
      from,
    })
  })

  it('take a filler as it stands, dollar signs and braces included', () => {
    expect(phrase('en', 'ps-next', { subject: 'Save $& and {topic}' }).text).toBe(
      'P.S. Next: Save $& and {topic}',
    )
  })

  it('are English where a language has none', () => {
    expect(hasPhrases('en-GB')).toBe(true)
    expect(hasPhrases('fi')).toBe(false)
    expect(phrase('fi', 'coming', {}).text).toBe(phrase('en', 'coming', {}).text)
  })
})

describe('matchPhrases', () => {
  it('finds a phrase again with what stands in its gaps', () => {
    expect(matchPhrases('Part 2 of 5 on quiet walks.')).toContainEqual({
      id: 'opener',
      fillers: ['2', '5', 'quiet walks'],
    })
  })

  it('finds each phrase of each language again, whatever fills it', () => {
    const filler = fc
      .array(fc.constantFrom('stille', 'Wege', 'light', 'and', 'Über', '2', '散歩', '$&', 'ein'), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => words.join(' '))
    const places = [...OWN_WORDS.values()].flatMap((own) => Object.entries(own.phrases))
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.array(filler, { minLength: 4, maxLength: 4 }),
        (place, fillers) => {
          const [id, template] = place
          const left = [...fillers]
          const used: string[] = []
          const text = template.replace(/\{\w+\}/g, () => {
            const next = left.shift() ?? ''
            used.push(next)
            return next
          })
          const found = matchPhrases(text).filter((match) => match.id === id)
          expect(found.map((match) => match.fillers.length)).toContain(used.length)
          const refilled = found.map((match) => {
            const again = [...match.fillers]
            return template.replace(/\{\w+\}/g, () => again.shift() ?? '')
          })
          expect(refilled).toContain(text)
        },
      ),
    )
  })

  it('finds nothing in words that are not a phrase', () => {
    expect(matchPhrases('Walks')).toEqual([])
  })
})

describe('joinItems', () => {
  it('joins one, two and more items', () => {
    const text = (items: readonly string[]) => joinItems('en', items)
    expect(text(['tea'])).toMatchObject({ text: 'tea' })
    expect(text(['tea', 'rest'])).toMatchObject({ text: 'tea and rest' })
    expect(text(['tea', 'rest', 'light'])).toMatchObject({ text: 'tea, rest, and light' })
    expect(joinItems('de', ['Tee', 'Ruhe', 'Licht'])).toMatchObject({ text: 'Tee, Ruhe und Licht' })
  })
})

describe('countWord', () => {
  it('is a word of its language', () => {
    expect([countWord('de', 5), countWord('de-CH', 12), countWord('fi', 3)]).toEqual([
      'fünf',
      'zwölf',
      'three',
    ])
  })

  it('is a word up to twelve', () => {
    expect([countWord('en', 5), countWord('en', 12), countWord('en', 13)]).toEqual(['five', 'twelve', '13'])
  })
})
