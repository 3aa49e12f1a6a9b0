import { describe, expect, it } from 'vitest'
import { blockSentences } from '../../../src/core/article/document.ts'
import type { Draft, Email } from '../../../src/core/draft/draft.ts'
import { type Measures, measureDraft } from '../../../src/core/draft/measures.ts'
import { buildDocument } from '../../support/build-document.ts'
import { drafted } from '../../support/drafted.ts'

const prose = (word: string): string =>
  `People ${word} here and then people ${word} there. `.repeat(10).trim()
const list = 'Try these:\n- Bring water: Water is good.\n- Walk slowly: Slow walks are good.'
const base = drafted(
  buildDocument(
    `# Quiet walks\nAn opening.\n## Why people walk far\n${prose('walk')}\n## Where friends talk\n${prose('talk')}\n## What to take along\n${prose('take')}\n${list}\n## Conclusion\nWalks last long.\nContact us today, we walk too.`,
    { promotion: 1 },
  ),
  { voice: { signer: 'Ada' } },
)

function measured(change: (emails: readonly Email[]) => readonly Email[], draft: Draft = base): Measures {
  return measureDraft({ ...draft, emails: change(draft.emails) })
}

function changed(
  at: number,
  change: (email: Email) => Partial<Email>,
): (emails: readonly Email[]) => readonly Email[] {
  return (emails) => emails.map((email, index) => (index === at ? { ...email, ...change(email) } : email))
}

describe('measureDraft', () => {
  it('finds a fresh draft whole, true and in order', () => {
    const measures = measureDraft(base)
    expect(measures.coverage.violations).toEqual([])
    expect(measures.coverage.inEmails + measures.coverage.dropped).toBe(measures.coverage.sentences)
    expect(measures.fidelity.unaccounted).toEqual([])
    expect([measures.drops.share, measures.order, measures.tips]).toEqual([0, 1, 1])
    expect(measures.calls).toEqual({ one: 1, silent: [], earlyPromotion: 0 })
    expect(measures.purity).toEqual({ mean: 1, least: 1, mixed: [] })
  })

  it('counts a sentence that is lost and one that is there twice (Q1)', () => {
    const first = base.emails[1]?.body[0]
    const lost = measured(changed(1, ({ body }) => ({ body: body.slice(1) })))
    const twice = measured(changed(2, ({ body }) => ({ body: first ? [...body, first] : body })))
    const ids = first ? blockSentences(first).map(({ id }) => id) : []
    expect(lost.coverage.violations).toEqual(ids)
    expect(twice.coverage.violations).toEqual(ids)
  })

  it('counts content that was dropped (Q1b)', () => {
    const content = base.document.sections.flatMap(({ blocks }) => blocks.flatMap(blockSentences))
    const dropped = content.slice(0, 1).map(({ id }) => ({ id, reason: 'user' as const }))
    const { drops } = measureDraft({ ...base, dropped })
    expect(drops.share).toBeCloseTo(1 / content.length)
    expect(drops.reasons).toEqual({ user: 1 })
  })

  it('names words that come from nowhere (Q2)', () => {
    const invented = 'Walks cure everything.'
    const forged = measured(changed(1, ({ preview }) => ({ preview: { ...preview, text: invented } })))
    expect(forged.fidelity.unaccounted).toEqual([invented])
    const phrase = measured(
      changed(1, ({ opener }) => ({ opener: opener && { ...opener, text: 'Part 1 of 3 on golf.' } })),
    )
    expect(phrase.fidelity.unaccounted).toEqual(['Part 1 of 3 on golf.'])
  })

  it('does not blame what the marketer typed (Q2)', () => {
    const own = measured(
      changed(1, ({ preview }) => ({ preview: { ...preview, origin: 'own', text: 'My own words.' } })),
    )
    expect(own.fidelity.unaccounted).toEqual([])
    expect(own.fidelity.own).toBeGreaterThan(measureDraft(base).fidelity.own)
  })

  it('sees emails that changed places (Q3)', () => {
    expect(measured((emails) => [...emails].reverse()).order).toBeLessThan(0)
  })

  it('sees two sections in one email and unequal lengths (Q4, Q5, Q6)', () => {
    const [, one, two] = base.emails
    const merged = measured((emails) =>
      emails.flatMap((email) => {
        if (email === one && two) return [{ ...email, body: [...email.body, ...two.body] }]
        return email === two ? [] : [email]
      }),
    )
    expect(merged.purity.least).toBeCloseTo(0.5)
    expect(merged.balance).toBeGreaterThan(measureDraft(base).balance)
    expect(merged.coverage.violations).toEqual([])
  })

  it('judges subjects, preview texts and leaning words (Q7, Q8, Q9)', () => {
    const slot = base.emails[1]?.subject
    if (!slot) throw new Error('no subject')
    const bad = measured(
      changed(1, () => ({
        subject: { ...slot, text: 'They walk' },
        preview: { ...slot, text: 'They talk' },
      })),
    )
    expect(bad.subjects.pass).toBeCloseTo(1 - 1 / base.emails.length)
    expect(bad.previews.faults.map(({ email }) => email)).toContain(base.emails[1]?.id)
    expect(bad.orphans.dangling.map(({ text }) => text)).toEqual(['They walk', 'They talk'])
  })

  it('sees an email that asks for nothing, and promotion before the last (Q11)', () => {
    const silent = measured(changed(1, () => ({ cta: { label: null, kind: 'none', url: null } })))
    expect(silent.calls.one).toBeCloseTo(1 - 1 / base.emails.length)
    const sensitive = { ...base.document, title: buildDocument('# Living with grief\nx').title }
    const quiet = changed(1, () => ({ cta: { label: null, kind: 'none', url: null } }))
    expect(measured(quiet, { ...base, document: sensitive }).calls.one).toBe(1)
    const offer = base.emails.at(-1)?.body.filter(({ id }) => base.document.promotion.includes(id)) ?? []
    expect(measured(changed(1, ({ body }) => ({ body: [...body, ...offer] }))).calls.earlyPromotion).toBe(6)
  })

  it('tells how hard English words are to read, and nothing of other languages', () => {
    const graded = (words: string, language = 'en') =>
      measureDraft(drafted(buildDocument(`# Walks\n## Why people walk\n${words}`, { language }))).grade
    const easy = graded('We walk to the sea and we talk by the sea. '.repeat(12)) ?? Number.NaN
    const hard = graded(
      'International organisations systematically underestimate environmental responsibilities. '.repeat(12),
    )
    expect(easy).toBeLessThan(4)
    expect(hard).toBeGreaterThan(20)
    expect(graded('Wir gehen an das Meer und reden dort miteinander. '.repeat(12), 'de')).toBeNull()
  })

  it('counts a tip that is missing or given twice (Q12)', () => {
    const tip = base.emails[2]?.tip ?? null
    expect(measured(changed(1, () => ({ tip: null }))).tips).toBe(0.5)
    expect(measured(changed(1, () => ({ tip }))).tips).toBe(0.5)
  })
})
