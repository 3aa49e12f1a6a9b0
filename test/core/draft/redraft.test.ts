import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockText } from '../../../src/core/article/document.ts'
import type { Draft, Email } from '../../../src/core/draft/draft.ts'
import { draftSeries } from '../../../src/core/draft/draft-series.ts'
import { measureCoverage } from '../../../src/core/draft/measures/coverage.ts'
import { redraft, redraftSeries } from '../../../src/core/draft/redraft.ts'
import { defaultVoice } from '../../../src/core/draft/voice.ts'
import { articleInfo, buildDocument } from '../../support/build-document.ts'
import { drafted } from '../../support/drafted.ts'

const vocabulary =
  'garden water roots morning leaves patience seeds shade compost tools weather harvest insects fences paths stones'.split(
    ' ',
  )

/** Sentences that differ from each other, so that each paragraph can be told from the others. */
function prose(seed: number, words: number): string {
  const all = Array.from({ length: words }, (_, index) => {
    const word = vocabulary[(seed * 7 + index * (seed + 3)) % vocabulary.length] ?? 'garden'
    return index % 6 === 5 ? `${word}${seed}` : word
  })
  const sentences = Array.from({ length: Math.ceil(words / 12) }, (_, index) =>
    all.slice(index * 12, index * 12 + 12).join(' '),
  )
  return sentences.map((words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`).join(' ')
}

const sections = fc.array(fc.array(fc.integer({ min: 25, max: 90 }), { minLength: 1, maxLength: 4 }), {
  minLength: 2,
  maxLength: 7,
})

/** Lines of an article, a paragraph or a heading each. */
function linesOf(shape: readonly (readonly number[])[]): readonly string[] {
  return [
    '# Keeping a garden through the year',
    prose(99, 40),
    ...shape.flatMap((paragraphs, section) => [
      `## Season ${section} in the ${vocabulary[section] ?? 'garden'} bed`,
      ...paragraphs.map((words, index) => prose(section * 10 + index, words)),
    ]),
  ]
}

const edits: Readonly<Record<string, (line: string) => readonly string[]>> = {
  replace: (line) => [line.replace(/ (\p{L}+) (\p{L}+)\./u, ' kettle $2.')],
  extend: (line) => [`${line} ${prose(500, 24)}`],
  shorten: (line) => [line.split('. ').slice(0, -1).join('. ') || line],
  insert: (line) => [line, prose(600, 30)],
  delete: () => [],
}

function contentOf(email: Email): string {
  const body = email.body.filter(({ id }) => !id.startsWith('coming')).map(blockText)
  return JSON.stringify([email.subject.text, email.preview.text, email.tip?.text, body])
}

function changedEmails(before: Draft, after: Draft): readonly string[] {
  const [old, now] = [before, after].map(
    ({ emails }) => new Map(emails.map((one) => [one.id, contentOf(one)])),
  )
  const ids = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])
  return [...ids].filter((id) => old?.get(id) !== now?.get(id))
}

describe('an article drafted again', () => {
  it('gives the same draft, word for word, where nothing changed', () => {
    fc.assert(
      fc.property(sections, (shape) => {
        const before = drafted(buildDocument(linesOf(shape).join('\n')))
        expect(redraft({ before, document: before.document, article: before.article })).toEqual(before)
      }),
      { numRuns: 30 },
    )
  })

  it.each(Object.keys(edits))('changes at most one email where one paragraph is edited: %s', (name) => {
    const edit = edits[name]
    fc.assert(
      fc.property(sections, fc.nat(), (shape, at) => {
        const lines = linesOf(shape)
        const paragraphs = lines.flatMap((line, index) => (line.startsWith('#') ? [] : [index]))
        const place = paragraphs[at % paragraphs.length] ?? 1
        const before = drafted(buildDocument(lines.join('\n')))
        const changed = [
          ...lines.slice(0, place),
          ...(edit?.(lines[place] ?? '') ?? []),
          ...lines.slice(place + 1),
        ]
        const document = buildDocument(changed.join('\n'))
        const result = redraftSeries({ before, document, article: before.article })
        if (result.kind !== 'drafted') return
        expect(measureCoverage(result.draft).violations).toEqual([])
        if (name === 'delete' && removesAll(before, lines[place] ?? '')) return
        expect(changedEmails(before, result.draft).length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 30 },
    )
  })

  it('keeps the ids of all emails when the first words of one change', () => {
    const lines = linesOf([
      [80, 60],
      [70, 70],
      [90, 50],
    ])
    const before = drafted(buildDocument(lines.join('\n')))
    const at = lines.findIndex((line) => line.startsWith('## Season 1')) + 1
    const changed = lines.map((line, index) => (index === at ? `Kettles come first. ${line}` : line))
    const after = redraft({ before, document: buildDocument(changed.join('\n')), article: before.article })
    expect(after.emails.map(({ id }) => id)).toEqual(before.emails.map(({ id }) => id))
    expect(after.emails.flatMap(({ body }) => body.map(blockText)).join(' ')).toContain('Kettles come first.')
  })

  it('puts a new paragraph under its heading into the email of that section', () => {
    const lines = linesOf([
      [80, 60],
      [70, 70],
      [90, 50],
    ])
    const before = drafted(buildDocument(lines.join('\n')))
    const at = lines.findIndex((line) => line.startsWith('## Season 1'))
    const changed = [...lines.slice(0, at + 1), prose(700, 30), ...lines.slice(at + 1)]
    const after = redraft({ before, document: buildDocument(changed.join('\n')), article: before.article })
    const home = after.emails.find(({ body }) => body.some((block) => blockText(block) === prose(700, 30)))
    expect(home?.subject.text).toContain('Season 1')
  })

  it('keeps a section that is written anew in its own email, and a new intro in the welcome', () => {
    const lines = linesOf([
      [80, 60],
      [70, 70],
      [90, 50],
    ])
    const before = drafted(buildDocument(lines.join('\n')))
    const at = lines.findIndex((line) => line.startsWith('## Season 1'))
    const kettle = `Kettles ${'whistle loudly in small kitchens '.repeat(14)}today.`
    const intro = `Teapots ${'wait on old shelves '.repeat(8)}now.`
    const changed = lines
      .map((line, index) => (index === at + 1 ? kettle : index === 1 ? intro : line))
      .filter((_, index) => index !== at + 2)
    const after = redraft({
      before,
      document: buildDocument(changed.join('\n')),
      article: before.article,
    })
    const homeOf = (text: string) =>
      after.emails.find(({ body }) => body.some((block) => blockText(block) === text))?.id
    expect(after.emails.map(({ id }) => id)).toEqual(before.emails.map(({ id }) => id))
    expect(homeOf(intro)).toBe(before.emails[0]?.id)
    expect(homeOf(kettle)).toBe(before.emails[2]?.id)
  })

  it('divides as its division says, also where today’s rules would cut elsewhere', () => {
    const document = buildDocument(
      linesOf([
        [80, 60],
        [70, 70],
        [90, 50],
      ]).join('\n'),
    )
    const first = drafted(document)
    const [welcome, lesson, , ...others] = first.division.emails
    if (!welcome || !lesson) throw new Error('The draft has fewer emails than it should.')
    const division = { ...first.division, emails: [welcome, lesson, ...others] }
    const again = draftSeries({ document, article: articleInfo(document), voice: defaultVoice, division })
    if (again.kind !== 'drafted') throw new Error(again.message)
    expect(again.draft.division).toEqual(division)
    expect(measureCoverage(again.draft).violations).toEqual([])
  })

  it('keeps a digest’s choice of paragraphs', () => {
    const lines = linesOf(Array.from({ length: 10 }, () => [80, 80, 80]))
    const before = drafted(buildDocument(lines.join('\n')), { mode: 'digest' })
    const changed = lines.map((line, index) => (index === 3 ? `${line} ${prose(800, 24)}` : line))
    const after = redraft({ before, document: buildDocument(changed.join('\n')), article: before.article })
    expect(after.division.leftOut.length).toBe(before.division.leftOut.length)
    expect(changedEmails(before, after).length).toBeLessThanOrEqual(1)
  })
})

/** Whether a paragraph is all that an email holds: with it the email goes. */
function removesAll({ emails }: Draft, line: string): boolean {
  return emails.some(
    ({ body }) =>
      body
        .filter(({ kind }) => kind === 'paragraph')
        .map(blockText)
        .join() === line,
  )
}
