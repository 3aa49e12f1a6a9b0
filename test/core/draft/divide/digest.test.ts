import { describe, expect, it } from 'vitest'
import { blockText } from '../../../../src/core/article/document.ts'
import { compareModes } from '../../../../src/core/draft/divide/compare-modes.ts'
import type { Draft } from '../../../../src/core/draft/draft.ts'
import { measureCoverage } from '../../../../src/core/draft/measures/coverage.ts'
import { buildDocument } from '../../../support/build-document.ts'
import { drafted } from '../../../support/drafted.ts'

const names = [
  'Apples',
  'Berries',
  'Cherries',
  'Dates',
  'Figs',
  'Grapes',
  'Lemons',
  'Melons',
  'Olives',
  'Pears',
]

function paragraph(name: string, index: number): string {
  const filler = Array.from({ length: 70 }, (_, word) => `word${(index * 7 + word) % 50}`).join(' ')
  return `${name} keep best in shelf ${index} when ${filler}.`
}

function section(name: string): string {
  const paragraphs = Array.from({ length: 5 }, (_, index) => paragraph(name, index))
  return `## How ${name.toLowerCase()} are kept\n${paragraphs.join('\n')}\nHowever, ${name.toLowerCase()} may ${'rest '.repeat(40)}longer.`
}

const long = buildDocument(`# Keeping fruit\nAll about keeping.\n${names.map(section).join('\n')}`)

describe('a digest', () => {
  const draft = drafted(long)
  const bodies = draft.emails.map(({ body }) =>
    body.filter(({ kind }) => kind === 'paragraph').map(blockText),
  )

  it('is what a long article makes, in at most eight lessons', () => {
    expect(draft.division.mode).toBe('digest')
    expect(draft.emails.filter(({ kind }) => kind === 'lesson').length).toBeLessThanOrEqual(8)
  })

  it('holds something of each section', () => {
    const text = bodies.flat().join('\n')
    for (const name of names) expect(text).toContain(`${name} keep best`)
  })

  it('lists every sentence that it leaves out', () => {
    const listed = draft.dropped.filter(({ reason }) => reason === 'budget')
    expect(listed.length).toBeGreaterThan(20)
    expect(measureCoverage(draft).violations).toEqual([])
  })

  it('says once that no page with all of it is linked, and nothing where one is', () => {
    const rules = (one: Draft) => one.emails.flatMap(({ lint }) => lint.map(({ rule }) => rule))
    expect(rules(draft).filter((rule) => rule === 'digest-link')).toHaveLength(1)
    const published = drafted(long, { article: { url: 'https://example.com/fruit' } })
    expect(rules(published)).not.toContain('digest-link')
    expect(published.emails[1]?.cta).toMatchObject({ kind: 'link', url: 'https://example.com/fruit' })
  })

  it('keeps the heading of a section whose first paragraph it leaves out', () => {
    const weak = `Rain.\n${names.map((name) => `## How ${name.toLowerCase()} are kept\nWe begin.\n${[0, 1, 2, 3].map((index) => paragraph(name, index)).join('\n')}`).join('\n')}`
    const { emails } = drafted(buildDocument(`# Keeping fruit\n${weak}`))
    const subjects = emails.filter(({ kind }) => kind === 'lesson').map(({ subject }) => subject.text)
    expect(subjects.filter((subject) => /^How \w+ are kept$/.test(subject)).length).toBe(subjects.length)
  })

  it('takes a paragraph that leans on the one before it only together with that one', () => {
    const texts = bodies.flat()
    for (const [index, text] of texts.entries()) {
      if (text.startsWith('However')) expect(texts[index - 1]).toMatch(/shelf 4/)
    }
  })
})

describe('the comparison of modes', () => {
  it('tells how many emails each gives and how much of the article it holds', () => {
    const modes = compareModes(long)
    expect(modes?.chosen).toBe('digest')
    expect(modes?.full.share).toBe(1)
    expect(modes?.full.lessons).toBeGreaterThan(8)
    expect(modes?.full.emails).toBe((modes?.full.lessons ?? 0) + 2)
    expect(modes?.digest.share).toBeGreaterThan(0.3)
    expect(modes?.digest.share).toBeLessThan(0.6)
  })

  it('is null where there is too little for any', () => {
    expect(compareModes(buildDocument('# T\nToo short.'))).toBeNull()
  })

  it('agrees with what is then drafted', () => {
    const modes = compareModes(long, 5)
    const digest = drafted(long, { maxEmails: 5 })
    expect(digest.emails).toHaveLength(5)
    expect(modes?.digest.emails).toBe(5)
    expect(modes?.full.emails).toBe(5)
  })
})
