import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Email } from '../../../../src/core/draft/draft.ts'
import { readThrough } from '../../../../src/core/draft/reading.ts'
import { matchTips } from '../../../../src/core/draft/slots/tip-match.ts'
import { articleInfo, buildDocument } from '../../../support/build-document.ts'
import { drafted } from '../../../support/drafted.ts'

const about = (word: string): string => `People ${word} here and then they ${word} there. `.repeat(12).trim()

function lessonsOf(...sections: readonly string[]): readonly Email[] {
  const text = `# Quiet walks\nAn opening of some words.\n${sections.join('\n')}`
  return drafted(buildDocument(text)).emails.filter(({ kind }) => kind === 'lesson')
}

const list = (...items: readonly string[]): string =>
  `Try these:\n${items.map((item) => `- ${item}`).join('\n')}`
const phone = 'Leave the phone: A phone hums and hums.'
const water = 'Bring water: Water is what rivers are made of.'

describe('the tips', () => {
  it('go to the earlier lessons whose words they share', () => {
    const lessons = lessonsOf(
      `## About rivers\n${about('rivers')}`,
      `## About phones\n${about('phone')}`,
      `## What to try first\n${about('walk')}\n${list(phone, water)}`,
    )
    expect(lessons.map(({ tip }) => tip?.text ?? null)).toEqual([water, phone, null])
  })

  it('stand in the list as a checklist once all were given', () => {
    const [, , last] = lessonsOf(
      `## About rivers\n${about('rivers')}`,
      `## About phones\n${about('phone')}`,
      `## What to try first\n${about('walk')}\n${list(phone, water)}`,
    )
    expect(last?.body[0]).toMatchObject({
      sentences: [{ origin: 'phrase', text: expect.stringMatching(/checklist/) }],
    })
    expect(last?.cta.label?.text).toMatch(/the one you will try/)
  })

  it('are never given after their list', () => {
    const lessons = lessonsOf(
      `## What to try first\n${about('walk')}\n${list(phone, water)}`,
      `## About phones\n${about('phone')}`,
    )
    expect(lessons.map(({ tip }) => tip)).toEqual([null, null])
  })

  it('are only items that ask for something', () => {
    const lessons = lessonsOf(
      `## About rivers\n${about('rivers')}`,
      `## What it costs\n${about('cost')}\n${list('Date: The river walk is in June.', 'Contact details: Rivers have none.')}`,
    )
    expect(lessons.map(({ tip }) => tip)).toEqual([null, null])
  })

  it('quote every word of their item', () => {
    const lessons = lessonsOf(
      `## About phones\n${about('phone')}`,
      `## What to try first\n${about('walk')}\n${list(phone)}`,
    )
    const { tip } = lessons[0] ?? {}
    expect(tip?.from.map(({ start, end }) => end - start)).toEqual([phone.length])
  })
})

describe('matchTips', () => {
  const reading = () => {
    const document = buildDocument('# T\nRivers run. Phones hum. Birds sing. Lamps glow.')
    return readThrough(document, articleInfo(document))
  }

  it('serves as many lessons as it can, one tip each, before the lesson of the list', () => {
    const word = fc.constantFrom('rivers', 'phones', 'birds', 'lamps')
    const tip = fc.record({ text: word, lesson: fc.integer({ min: 0, max: 5 }) })
    fc.assert(
      fc.property(
        fc.array(tip, { maxLength: 6 }),
        fc.array(word, { minLength: 1, maxLength: 6 }),
        (tips, lessons) => {
          const chosen = matchTips(tips, lessons, reading())
          const given = chosen.filter((lesson) => lesson >= 0)
          expect(new Set(given).size).toBe(given.length)
          for (const [index, lesson] of chosen.entries())
            expect(lesson).toBeLessThan(tips[index]?.lesson ?? 0)
          const free = lessons.map((_, lesson) => lesson).filter((lesson) => !given.includes(lesson))
          const unused = tips.filter((_, index) => (chosen[index] ?? -1) < 0)
          expect(unused.flatMap((one) => free.filter((lesson) => lesson < one.lesson))).toEqual([])
        },
      ),
    )
  })
})
