import { describe, expect, it } from 'vitest'
import { draftJson } from '../../../src/core/draft/draft-json.ts'
import { draftedFile, plainText, sampleArticle } from '../../support/drafted.ts'
import {
  balanceOf,
  inventedLines,
  leaningTexts,
  lessonsOf,
  lostContent,
  misplaced,
  orderOf,
  previewFault,
  purityOf,
  type SeriesJson,
  subjectFault,
} from '../../support/series-quality.ts'

const draft = draftedFile(sampleArticle, { voice: { signer: 'Ada, Willow Lane' } })
const series: SeriesJson = JSON.parse(JSON.stringify(draftJson(draft, plainText)))
const { emails } = series

describe('the series of the sample article, from its JSON alone', () => {
  it('has a welcome, five lessons and a recap', () => {
    expect(emails.map(({ kind }) => kind)).toEqual(['welcome', ...Array(5).fill('lesson'), 'recap'])
  })

  it('has every sentence in exactly one email or drop (Q1)', () => {
    expect(misplaced(series)).toEqual([])
    expect(lostContent(series)).toEqual([])
  })

  it('shows only words of the article, phrases around them, and what the marketer typed (Q2)', () => {
    const own = [draft.voice.greeting, draft.voice.signer ?? '']
    expect(inventedLines(series, own)).toEqual([])
  })

  it('keeps the order of the article (Q3)', () => {
    expect(orderOf(series)).toBe(1)
  })

  it('gives each lesson one section (Q4)', () => {
    expect(Math.min(...purityOf(series))).toBeGreaterThanOrEqual(0.8)
  })

  it('makes the lessons about equally long, 50 to 300 words each (Q5, Q6)', () => {
    expect(balanceOf(series)).toBeLessThanOrEqual(0.1)
    for (const { words } of lessonsOf(emails)) {
      expect(words).toBeGreaterThanOrEqual(50)
      expect(words).toBeLessThanOrEqual(300)
    }
  })

  it('has subjects of 15 to 50 characters that stand alone (Q7)', () => {
    expect(emails.map((email) => subjectFault(email, emails))).toEqual(emails.map(() => null))
  })

  it('has preview texts that add to the subject (Q8)', () => {
    expect(emails.map((email) => previewFault(email, series))).toEqual(emails.map(() => null))
  })

  it('begins nothing with words that lean on another email (Q9)', () => {
    expect(leaningTexts(series)).toEqual([])
  })

  it('keeps the promotion for the last email', () => {
    const promoting = draft.emails.filter(({ body }) =>
      body.some(({ id }) => draft.document.promotion.includes(id)),
    )
    expect(promoting.map(({ kind }) => kind)).toEqual(['recap'])
  })

  it('reads as its editor would want it', () => {
    expect(emails.map(({ subject, preview }) => `${subject.text} | ${preview.text}`)).toMatchInlineSnapshot(`
      [
        "Your 5-part series: everyday connection | How the people around us support our mental health",
        "Small moments matter more than grand gestures | Each moment says the same thing: you belong here, and somebody is glad of it.",
        "Being known makes hard days lighter | Kept to ourselves, a single awkward email can swell into an evening of what-ifs.",
        "When closeness feels complicated | Some conversations leave us tense for hours.",
        "What good listeners do differently | The reward runs in both directions: people who listen well are soon trusted with what matters.",
        "Simple ways to keep your people close | Start with one name, share a chore, protect a regular hour, and say the kind thing aloud.",
        "Everyday connection: putting it all together | A handful of warm, imperfect bonds can carry us through a grey Tuesday as well as a crisis.",
      ]
    `)
  })
})
