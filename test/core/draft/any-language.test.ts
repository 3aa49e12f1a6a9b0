import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { documentSentences } from '../../../src/core/article/document.ts'
import type { Draft } from '../../../src/core/draft/draft.ts'
import { measureDraft } from '../../../src/core/draft/measures.ts'
import { findOwnWords } from '../../../src/core/language/own-words.ts'
import { wordCount } from '../../../src/core/language/words.ts'
import { letterOf } from '../../../src/core/mail/letter.ts'
import { compileLetter } from '../../../src/render/compile-letter.tsx'
import { draftedFile } from '../../support/drafted.ts'

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'languages')
const languages = readdirSync(folder).map((name) => name.replace('.md', ''))
const RIGHT_TO_LEFT = new Set(['ar', 'he'])

function draftIn(language: string): Draft {
  return draftedFile(join(folder, `${language}.md`))
}

describe.each(languages)('an article in "%s"', (language) => {
  const draft = draftIn(language)

  it('becomes a series that is whole, true and in order', () => {
    const measures = measureDraft(draft)
    expect(draft.document.language).toBe(language)
    expect(measures.coverage.violations).toEqual([])
    expect(measures.fidelity.unaccounted).toEqual([])
    expect(measures.order).toBe(1)
  })

  it('has subjects and preview texts that pass every check', () => {
    const { subjects, previews } = measureDraft(draft)
    expect([...subjects.faults, ...previews.faults]).toEqual([])
  })

  it('is cut into sentences whose words are counted', () => {
    const sentences = documentSentences(draft.document)
    // Thai ends no sentence with a mark: a paragraph is one.
    expect(sentences.length).toBeGreaterThan(language === 'th' ? 6 : 15)
    expect(sentences.every(({ text }) => wordCount(text) > 0)).toBe(true)
    const words = sentences.reduce((sum, { text }) => sum + wordCount(text), 0)
    expect(words).toBeGreaterThan(120)
    expect(words).toBeLessThan(700)
  })

  it('says so where its frame is in another language', () => {
    const told = draft.emails[0]?.lint.some(({ rule }) => rule === 'phrases')
    expect(told).toBe(findOwnWords(language) === null)
  })

  it('is marked with its language and the direction of its script', async () => {
    const [email] = draft.emails
    if (!email) throw new Error('A draft has emails.')
    const frame = { language, withoutName: draft.voice.greetingWithoutName }
    const compiled = await compileLetter(letterOf(email, frame))
    const html = compiled.kind === 'compiled' ? JSON.stringify(compiled.template.html) : ''
    expect(html).toContain(`lang=\\"${language}\\"`)
    expect(html.includes('dir=\\"rtl\\"')).toBe(RIGHT_TO_LEFT.has(language))
  })
})
