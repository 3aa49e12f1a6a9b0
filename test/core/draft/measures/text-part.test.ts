import { describe, expect, it } from 'vitest'
import type { Draft, Email } from '../../../../src/core/draft/draft.ts'
import { measureDraft } from '../../../../src/core/draft/measures.ts'
import { letterOf } from '../../../../src/core/mail/letter.ts'
import { letterText } from '../../../../src/render/letter-text.ts'
import { buildDocument } from '../../../support/build-document.ts'
import { drafted } from '../../../support/drafted.ts'

const prose = (word: string): string =>
  `People ${word} here and then people ${word} there. `.repeat(10).trim()
const draft = drafted(
  buildDocument(
    `# Quiet walks\nAn opening.\n## Why people walk far\n${prose('walk')}\n- Bring water: It is good.\n- Go slowly: Slow walks are good.\n## Where friends talk\n${prose('talk')}`,
  ),
)

function rendered(one: Draft, email: Email): string {
  return letterText(letterOf(email, { language: 'en', withoutName: one.voice.greetingWithoutName }))
}

function unaccounted(change: (text: string) => string, one: Draft = draft): readonly string[] {
  return measureDraft(one, (email) => change(rendered(one, email))).fidelity.unaccounted
}

describe('the sentences of a text part', () => {
  it('are the article’s, our phrases, or the marketer’s', () => {
    expect(unaccounted((text) => text)).toEqual([])
  })

  it('are found out where somebody else wrote one into a paragraph', () => {
    const forged = (text: string) =>
      text.replace('People walk here', 'Walks cure everything. People walk here')
    expect(unaccounted(forged)).toEqual(['Walks cure everything.'])
  })

  it('may stand behind the marks of lists and quotations, and beside addresses', () => {
    const marked = (text: string) =>
      text.replace(
        'An opening.',
        '> An opening. <https://example.com/a>\n\n- People talk here and then\n  people talk there.',
      )
    expect(unaccounted(marked)).toEqual([])
  })

  it('may be what the marketer typed, around a merge field too', () => {
    const own = {
      text: 'See you soon, {{ first_name }}.',
      rule: 'own',
      origin: 'own' as const,
      from: [],
      alternatives: [],
    }
    const emails = draft.emails.map((email) => ({ ...email, signoff: own }))
    expect(unaccounted((text) => text, { ...draft, emails })).toEqual([])
    const forged = (text: string) => text.replace('See you soon', 'Buy soon')
    expect(unaccounted(forged, { ...draft, emails })).toEqual(['Buy soon, Ana.'])
  })
})
