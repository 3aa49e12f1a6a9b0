import { describe, expect, it } from 'vitest'
import type { Draft, Email, Finding } from '../../../src/core/draft/draft.ts'
import { lintEmails } from '../../../src/core/draft/lint.ts'
import { buildDocument } from '../../support/build-document.ts'
import { drafted } from '../../support/drafted.ts'

const prose = (word: string): string =>
  `${`People ${word} here and then people ${word} there. `.repeat(9)}The river ${word} is long enough for two old friends.`
const base = drafted(
  buildDocument(
    `# Quiet walks\nAn opening.\n## Why people walk far\n${prose('walk')}\n## Where friends talk\n${prose('talk')}`,
  ),
)

/** What lint says of the first lesson once it is changed like this. */
function findingsFor(change: Partial<Email>, draft: Draft = base): readonly Finding[] {
  const emails = draft.emails.map((email, index) => (index === 1 ? { ...email, ...change } : email))
  return lintEmails({ ...draft, emails })[1]?.lint ?? []
}

function slot(text: string, alternatives: readonly string[] = []): Email['subject'] {
  const others = alternatives.map((other) => ({ text: other, rule: 'own', origin: 'own' as const, from: [] }))
  return { text, rule: 'own', origin: 'own', from: [], alternatives: others }
}

function bodyOf(words: string): Email['body'] {
  return buildDocument(`# T\n${words}`).sections[0]?.blocks ?? []
}

describe('lint', () => {
  it('has nothing to say of a fresh draft of plain words', () => {
    expect(base.emails.flatMap(({ lint }) => lint)).toEqual([])
  })

  it.each([
    ['', 'subject-empty', 'fail'],
    ['Walk', 'subject', 'warn'],
    ['A subject that goes on for much longer than any phone would ever show', 'subject', 'warn'],
    ['However, people walk far', 'subject', 'warn'],
    ['Where friends talk', 'subject-repeated', 'fail'],
    ['Where good friends talk', 'subject-alike', 'warn'],
    ['Walking away from addiction', 'lock-screen', 'warn'],
  ])('finds fault with the subject "%s": %s', (text, rule, level) => {
    expect(findingsFor({ subject: slot(text) })).toContainEqual({
      rule,
      level,
      message: expect.stringMatching(/\.$/),
    })
  })

  it('offers an alternative that a lock screen may show', () => {
    const findings = findingsFor({
      subject: slot('Walking away from addiction', ['Life after trauma', 'One day at a time']),
    })
    expect(findings.find(({ rule }) => rule === 'lock-screen')?.message).toMatch(/“One day at a time”/)
  })

  it('finds fault with a preview text that is short or repeats the subject', () => {
    const rules = (text: string) => findingsFor({ preview: slot(text) }).map(({ rule }) => rule)
    expect(rules('Too short.')).toEqual(['preview'])
    expect(rules('Why people walk far and why people walk far')).toContain('preview')
  })

  it('says where our own words only fill a place', () => {
    const preview = {
      ...slot('The next part of the series on quiet walks.'),
      origin: 'phrase' as const,
      rule: 'preview-topic',
    }
    expect(findingsFor({ preview }).map(({ rule }) => rule)).toContain('stopgap')
  })

  it.each([
    ['a leaning start', `They ${prose('walk')}`, 'dangling-start'],
    ['a reference', `${prose('walk')} As mentioned above, it rains.`, 'reference'],
    ['a claim', `${prose('walk')} Research shows that rain is wet.`, 'unsourced-claim'],
    ['a number', `${prose('walk')} Nearly 40% of rain is wet.`, 'unsourced-claim'],
    ['few words', 'Rain is wet and soft.', 'short'],
    ['many words', Array(7).fill(prose('walk')).join(' '), 'long'],
  ])('warns of a body with %s', (_, words, rule) => {
    expect(findingsFor({ body: bodyOf(words) }).map((finding) => finding.rule)).toEqual([rule])
  })

  it('lets a claim with its source pass', () => {
    const words = `${prose('walk')} According to the harbour office, research shows that rain is wet.`
    expect(findingsFor({ body: bodyOf(words) })).toEqual([])
  })

  it('fails a button without address or words', () => {
    const cta: Email['cta'] = { label: slot(''), kind: 'link', url: ' ' }
    expect(findingsFor({ cta }).map(({ rule, level }) => [rule, level])).toEqual([
      ['button-address', 'fail'],
      ['button-words', 'fail'],
    ])
  })

  it('asks for the address of the promotion, and only until it is there', () => {
    const text = `# Quiet walks\nAn opening.\n## Why people walk far\n${prose('walk')}\n## Conclusion\nWalks last.\nContact us today.`
    const document = buildDocument(text, { promotion: 1 })
    const rules = (offerUrl: string | null) =>
      drafted(document, { voice: { offerUrl } })
        .emails.at(-1)
        ?.lint.map(({ rule }) => rule)
    expect(rules(null)).toEqual(['offer-address'])
    expect(rules('https://example.com')).toEqual([])
  })

  it('says that a language has no phrases yet', () => {
    const document = buildDocument(`# Spaziergang\n## Warum wir gehen\n${prose('gehen')}`, { language: 'fi' })
    expect(drafted(document).emails[0]?.lint.map(({ rule }) => rule)).toContain('phrases')
  })
})
