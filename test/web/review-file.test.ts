import { describe, expect, it } from 'vitest'
import type { Review } from '../../src/actions/review.ts'
import { documentSentences } from '../../src/core/article/document.ts'
import type { Draft } from '../../src/core/draft/draft.ts'
import { reviewFile } from '../../src/web/review-file.tsx'
import { buildDocument } from '../support/build-document.ts'
import { reviewed, reviewedDocument } from '../support/reviewed.ts'
import { sampleSeries } from './site.ts'

const { draft } = sampleSeries()
const review = reviewed(draft)
const page = reviewFile(review)

/** The page of the sample with something changed. */
const pageWith = (change: Partial<Draft>) => reviewFile({ ...review, draft: { ...draft, ...change } })

/** The page with the first email changed. */
function pageWithFirst(change: Partial<Draft['emails'][number]>): string {
  const emails = review.emails.map((one, index) =>
    index === 0 ? { ...one, email: { ...one.email, ...change } } : one,
  )
  return reviewFile({ ...review, emails, draft: { ...draft, emails: emails.map(({ email }) => email) } })
}

const idsIn = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1])

describe('the review page as a file', () => {
  it('needs nothing else: no script, and no address of anything to fetch', () => {
    expect(page).not.toMatch(/<script|<link[^>]*stylesheet|<iframe|<img|<form|@import|url\((?!"data:)/)
    expect(page).not.toMatch(/(?:src|href)="(?!#|data:)/)
    expect(page).toContain('default-src &#x27;none&#x27;')
  })

  it('is the same for the same draft', () => {
    expect(reviewFile(reviewed(sampleSeries().draft))).toBe(page)
  })

  it('leads nowhere that is not there', () => {
    const ids = idsIn(page, / id="([^"]+)"/g)
    expect(new Set(ids).size).toBe(ids.length)
    for (const target of idsIn(page, / href="#([^"]+)"/g)) expect(ids).toContain(target)
  })

  it('shows every sentence of the article, and the plain-text part of each email', () => {
    const sentences = documentSentences(draft.document)
    expect(idsIn(page, / id="a(\d+)"/g)).toHaveLength(sentences.length)
    for (const { text } of review.emails) expect(page).toContain(escaped(text))
  })

  it('gives each slot its rule in words, its sentence, and the alternatives', () => {
    const [, lesson] = draft.emails
    const others = lesson?.preview.alternatives ?? []
    expect(others.length).toBeGreaterThan(0)
    for (const { text } of others) expect(page).toContain(escaped(text))
    expect(page).toMatch(/the heading, from sentence <span><a href="#a\d+">/)
    expect(page).toContain(`${others.length} alternative`)
  })
})

describe('what a marketer is told', () => {
  it('asks for a look at an import on which two readers disagree', () => {
    const doubtful = pageWith({ article: { ...draft.article, confidence: 0.78 } })
    expect(doubtful).toContain('<strong class="alarm">Please check the import: two readers')
    const sure = pageWith({ article: { ...draft.article, confidence: 0.97 } })
    expect(sure).toContain('Two readers of the page agreed on 97 % of its text.')
    expect(page).not.toContain('<dt>Import</dt>')
  })

  it('says what stood on the page beside the article, and which entry of a feed it was', () => {
    const leftOut = [{ what: 'share-line', text: 'Share this' }]
    const html = reviewFile({ ...review, notes: { leftOut, entry: { number: 2, title: 'Two', of: 9 } } })
    expect(html).toContain('1 part of the page left out')
    expect(html).toMatch(/<span>share line<\/span><small><bdi>Share this/)
    expect(html).toMatch(/Entry 2 of 9: <bdi>Two/)
  })

  it('sets sentences that are in no email in grey, with the reason', () => {
    const [first] =
      draft.emails[1]?.body.flatMap((block) => ('sentences' in block ? block.sentences : [])) ?? []
    const id = first?.id ?? ''
    const without = review.emails.map((one) => ({ ...one, email: { ...one.email, body: [] } }))
    const dropped = documentSentences(draft.document).map((sentence) => ({
      id: sentence.id,
      reason: sentence.id === id ? ('boilerplate' as const) : ('budget' as const),
      ...(sentence.id === id && { what: 'share-line' }),
    }))
    const emails = without.map(({ email }) => email)
    const html = reviewFile({ ...review, emails: without, draft: { ...draft, emails, dropped } })
    expect(html).toContain('Boilerplate: share line, left out')
    expect(html).toContain('Left out of the digest')
    expect(html).toContain(`${dropped.length - 1} left out of the digest`)
  })

  it('lists what to mend before what to check, and names emails by their numbers', () => {
    const html = pageWithFirst({
      lint: [
        { rule: 'subject-alike', level: 'warn', message: `Much like that of ${draft.emails[2]?.id}.` },
        { rule: 'subject-empty', level: 'fail', message: 'No subject.' },
      ],
    })
    expect(html).toContain('1 to mend before publishing')
    expect(html).toMatch(
      /<b class="fail">Mend<\/b> No subject\.<\/li><li><b class="warn">Check<\/b> Much like that of email 3\./,
    )
  })

  it('gives each suggestion its reason, its place and the words that take it', () => {
    const found = draft.emails[0]?.body.flatMap((block) => ('sentences' in block ? block.sentences : []))[0]
    const sentence = found?.id ?? ''
    const edit = { kind: 'replace' as const, sentence, text: 'Think <again>.' }
    const html = pageWithFirst({
      suggestions: [{ what: 'Begin with “Think …”', sentence, why: 'It stands alone.', edit }],
    })
    expect(html).toMatch(
      /Begin with “Think …”<ins><bdi>Think &lt;again&gt;\.<\/bdi><\/ins><small>It stands alone\. <a href="#m\d+">Sentence/,
    )
  })

  it('shows what each mode would give, where that differs', () => {
    const full = { emails: 15, lessons: 13, share: 1 }
    const digest = { emails: 10, lessons: 8, share: 0.61 }
    const html = reviewFile({ ...review, modes: { full, digest, chosen: 'full' } })
    expect(html).toContain('Full: 15 emails; digest: 8 lessons with 61 % of the text; the rest is listed.')
  })

  it('says how many measures pass, and where one does not', () => {
    const id = draft.emails[3]?.id ?? ''
    const measures: Review['measures'] = [
      { id: 'Q1', name: 'coverage', value: '100 %', target: '100 %', level: 'pass', places: [] },
      {
        id: 'Q7',
        name: 'subjects',
        value: '80 %',
        target: '100 %',
        level: 'warn',
        places: [`${id}: is long`],
      },
    ]
    const html = reviewFile({ ...review, measures })
    expect(html).toMatch(/1 of 2 measures pass/)
    expect(html).toMatch(/aim: 100 %/)
    expect(html).toMatch(/<a href="#e4">email 4<\/a>: is long/)
  })

  it('tells a recorded edit', () => {
    const [email] = draft.emails
    const body = email?.body.map((block) =>
      block.kind === 'paragraph'
        ? { ...block, sentences: block.sentences.map((one) => ({ ...one, was: `${one.text} Once.` })) }
        : block,
    )
    expect(pageWithFirst({ body: body ?? [] })).toMatch(/<del>[^<]+Once\.<\/del> became <ins>/)
  })
})

describe('an article from anywhere', () => {
  const hostile = [
    '# <script>alert(1)</script> & "quotes"',
    '## </style><img src=x onerror=alert(1)>',
    ...Array.from(
      { length: 8 },
      (_, index) => `Sentence ${index} says <b>a</b> {{ x }} and {% y %} and \u202e bidi.`,
    ),
    '## Second part with </pre></details>',
    ...Array.from(
      { length: 8 },
      (_, index) => `Words ${index} of the second part go on and on for a while here.`,
    ),
  ].join('\n')

  it('becomes no markup', () => {
    const html = reviewFile(reviewedDocument(buildDocument(hostile)))
    expect(html).not.toMatch(/<script|<img|<b>a<\/b>/)
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(html).toContain('&lt;script&gt;')
  })

  it('has no address but those of the web', () => {
    const at = (url: string) => pageWith({ article: { ...draft.article, url } })
    expect(at('https://example.com/a')).toContain('href="https://example.com/a"')
    expect(at('javascript:alert(1)')).not.toContain('javascript:')
    expect(at('https://')).not.toContain('href="https:')
  })

  it('is set from the right where its language is', () => {
    const html = pageWith({ article: { ...draft.article, language: 'ar' } })
    expect(html).toContain('<div class="screen" lang="ar" dir="rtl">')
    expect(html).toContain('<div class="notes" lang="en" dir="ltr">')
  })
})

/** As React writes text. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
}
