import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Draft } from '../../../src/core/draft/draft.ts'
import { measureDraft } from '../../../src/core/draft/measures.ts'
import { letterOf } from '../../../src/core/mail/letter.ts'
import { letterText } from '../../../src/render/letter-text.ts'
import { draftedFile } from '../../support/drafted.ts'

const file = join(import.meta.dirname, '..', '..', 'fixtures', 'languages', 'de.md')
let draft: Draft

beforeAll(() => {
  draft = draftedFile(file)
})

/** English words that no German sentence holds. */
const ENGLISH =
  /\b(?:the|and|of|this|your|you|part|reply|next|series of|lesson|lessons|welcome|hi|hello|just|missed|unsubscribe|browser\b(?! ansehen)|email\b)\b/i

describe('the series of a German article', () => {
  it('is known to be German, with its intro, conclusion and promotion', () => {
    expect(draft.document.language).toBe('de')
    expect(draft.document.sections.map(({ role }) => role)).toEqual([
      'intro',
      'body',
      'body',
      'body',
      'body',
      'conclusion',
    ])
    expect(draft.document.promotion).toHaveLength(1)
  })

  it('has German subjects of its own headings and lists', () => {
    expect(draft.emails.map(({ subject }) => subject.text)).toEqual([
      'Ihre 4-teilige Serie: guter Schlaf',
      'Warum das Licht am Abend so wichtig ist',
      'Feste Zeiten geben dem Körper Halt',
      'Das richtige Schlafzimmer',
      '4 Wege, wie Sie ruhiger schlafen',
      'Guter Schlaf: alles auf einen Blick',
    ])
  })

  it('gives the items of its checklist one by one as tips', () => {
    const tips = draft.emails.flatMap(({ tip }) => tip?.text ?? [])
    expect(tips.length).toBeGreaterThanOrEqual(3)
    expect(tips.every((tip) => /^(?:Licht|Feste|Auf|Sorgen) /.test(tip))).toBe(true)
    const checklist = draft.emails[4]?.body[0]
    expect(checklist?.kind === 'paragraph' && checklist.sentences[0]?.text).toMatch(/Checkliste\.$/)
  })

  it('holds nothing English in any letter but the marketer’s own sample lines', () => {
    const texts = draft.emails.map((email) =>
      letterText(letterOf(email, { language: 'de', withoutName: draft.voice.greetingWithoutName })),
    )
    const words = texts.map((text) => text.replace(/^Your (?:list|name|postal address)$/gm, ''))
    expect(words.flatMap((text) => ENGLISH.exec(text.replace(/https?:\S+/g, ''))?.[0] ?? [])).toEqual([])
    expect(texts[1]).toContain('Hallo Ana,')
    expect(texts[1]).toContain('Zum Ausprobieren: ')
    expect(texts[5]).toContain('Etwas verpasst?')
    expect(texts[1]?.replace(/\s+/g, ' ')).toContain(
      'weil Sie sich am 6. Januar 2026 auf example.com angemeldet haben.',
    )
  })

  it('says “in dieser Serie” where the article speaks of itself', () => {
    const sentences = draft.emails[0]?.body.flatMap((block) =>
      block.kind === 'paragraph' ? block.sentences : [],
    )
    const edited = sentences?.find(({ was }) => was !== undefined)
    expect(edited?.was).toMatch(/^In diesem Artikel lesen Sie/)
    expect(edited?.text).toMatch(/^In dieser Serie lesen Sie/)
  })

  it('suggests to drop a German connective and flags an unsourced claim', () => {
    const suggested = draft.emails.flatMap(({ suggestions }) => suggestions.map(({ what }) => what))
    expect(suggested.some((what) => what.includes('Viele Nächte scheitern'))).toBe(true)
    expect(draft.emails[1]?.lint.map(({ rule }) => rule)).toContain('unsourced-claim')
  })

  it('is whole, true, in order, and passes every check', () => {
    const measures = measureDraft(draft)
    expect(measures.coverage.violations).toEqual([])
    expect(measures.fidelity.unaccounted).toEqual([])
    expect([measures.order, measures.subjects.pass, measures.previews.pass]).toEqual([1, 1, 1])
    expect(measures.orphans.dangling).toEqual([])
  })
})
