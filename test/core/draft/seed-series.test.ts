import { describe, expect, it } from 'vitest'
import { blockSentences } from '../../../src/core/article/document.ts'
import type { Draft, Email } from '../../../src/core/draft/draft.ts'
import { draftJson } from '../../../src/core/draft/draft-json.ts'
import { draftedFile, noSeed, plainText, seedArticle } from '../../support/drafted.ts'
import {
  balanceOf,
  inventedLines,
  leaningTexts,
  misplaced,
  type SeriesJson,
} from '../../support/series-quality.ts'

/** Numbers of the sentences in reading order, the title being 1. */
const BODIES = [
  [2, 3, 4],
  [6, 7, 8, 9, 10, 11],
  [13, 14, 15, 16, 17, 18],
  [20, 21, 22, 23, 24, 25],
  [27, 28, 29, 30, 31, 32, 33, 34],
  [36, 37, 38, 39, 40, 41, 42],
  [44, 45, 46, 47, 48, 49],
]
const HEADINGS = [1, 5, 12, 19, 26, 35, 43]

const skipped =
  noSeed === null ? 'the series of the seed article' : `the series of the seed article (${noSeed})`

describe.skipIf(noSeed !== null)(skipped, () => {
  const draft = noSeed === null ? draftedFile(seedArticle) : null
  const open = (): Draft => {
    if (draft === null) throw new Error('The seed was not read.')
    return draft
  }
  const json = (): SeriesJson => JSON.parse(JSON.stringify(draftJson(open(), plainText)))
  const numbers = (email: Email): readonly number[] => {
    const ids = json().sentences.map(({ id }) => id)
    const sources = email.body.flatMap(blockSentences).filter(({ origin }) => origin === 'source')
    return sources.map(({ id }) => ids.indexOf(id) + 1)
  }

  it('is a welcome, five lessons and a recap, cut where its sections begin', () => {
    expect(open().emails.map(({ kind }) => kind)).toEqual(['welcome', ...Array(5).fill('lesson'), 'recap'])
    expect(open().emails.map(numbers)).toEqual(BODIES)
  })

  it('drops the title and the headings, and nothing else', () => {
    const ids = json().sentences.map(({ id }) => id)
    expect(open().dropped.map(({ id }) => ids.indexOf(id) + 1)).toEqual(HEADINGS)
    expect(misplaced(json())).toEqual([])
  })

  it('has lessons of nearly equal length', () => {
    expect(balanceOf(json())).toBeLessThanOrEqual(0.1)
  })

  it('has a day for each email: at once, two days later, then weekly', () => {
    expect(open().emails.map(({ day }) => day)).toEqual([0, 2, 9, 16, 23, 30, 37])
  })

  it('has subjects a subscriber would open', () => {
    const subjects = open().emails.map(({ subject }) => subject)
    expect(subjects.map(({ rule }) => rule)).toEqual([
      'welcome-subject',
      'heading',
      'heading',
      'heading',
      'subject-things-in',
      'subject-ways',
      'recap-subject',
    ])
    for (const { text } of subjects) {
      expect(text.length).toBeGreaterThanOrEqual(15)
      expect(text.length).toBeLessThanOrEqual(50)
    }
  })

  it('quotes a clear sentence or clause as each preview text', () => {
    const rules = open().emails.map(({ preview }) => preview.rule)
    expect(rules).toEqual([
      'subtitle',
      'key-sentence',
      'key-sentence',
      'key-clause',
      'key-clause',
      'list-labels',
      'key-clause',
    ])
  })

  it('gives each of the four tips once, where it fits, before the checklist', () => {
    const ids = json().sentences.map(({ id }) => id)
    const quoted = open().emails.map(
      ({ tip }) => tip?.from.map(({ sentence }) => ids.indexOf(sentence) + 1) ?? [],
    )
    expect(quoted).toEqual([[], [39], [38], [40], [41], [], []])
    const [checklist] = open().emails[5]?.body.flatMap(blockSentences) ?? []
    expect(checklist?.text).toMatch(/one by one; here they are as a checklist/)
  })

  it('invents nothing and leans on nothing', () => {
    expect(inventedLines(json(), [open().voice.greeting])).toEqual([])
    expect(leaningTexts(json())).toEqual([])
  })

  it('suggests the edits an editor would make, and hardly any others', () => {
    const ids = json().sentences.map(({ id }) => id)
    const edits = open().emails.flatMap(({ suggestions }) => suggestions.map(({ edit }) => edit))
    const numbersOf = (kind: string) =>
      edits.filter((edit) => edit.kind === kind).map(({ sentence }) => ids.indexOf(sentence) + 1)
    expect(numbersOf('cut')).toEqual([11, 34, 42])
    expect(numbersOf('replace')).toEqual([3, 9, 16, 25])
    expect(numbersOf('first').length).toBeLessThanOrEqual(1)
  })

  it('flags the claim without a source', () => {
    const flagged = open().emails.flatMap(({ lint }) => lint.filter(({ rule }) => rule === 'unsourced-claim'))
    expect(flagged).toHaveLength(1)
  })
})
