import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockSentences, documentSentences } from '../../../src/core/article/document.ts'
import type { Draft } from '../../../src/core/draft/draft.ts'
import { draftJson } from '../../../src/core/draft/draft-json.ts'
import { draftSeries } from '../../../src/core/draft/draft-series.ts'
import { defaultVoice } from '../../../src/core/draft/voice.ts'
import { articleInfo, buildDocument } from '../../support/build-document.ts'
import { drafted, plainText } from '../../support/drafted.ts'

const words = (count: number, seed = 0): string =>
  Array.from({ length: count }, (_, index) => `word${(index * 7 + seed) % 50}`).join(' ')
const paragraph = (count: number, seed = 0): string => `Some ${words(count - 1, seed)}.`

function sourceIds(draft: Draft): readonly string[] {
  const sentences = draft.emails.flatMap(({ body }) => body.flatMap(blockSentences))
  return sentences.filter(({ origin }) => origin === 'source').map(({ id }) => id)
}

describe('draftSeries', () => {
  it('says in one sentence that a text is too short', () => {
    const document = buildDocument('# Tea\nTea is warm. It is also wet.')
    const result = draftSeries({ document, article: articleInfo(document), voice: defaultVoice })
    expect(result).toEqual({ kind: 'too-short', message: expect.stringMatching(/^The article has .*\.$/) })
  })

  it('makes a welcome and one lesson of one paragraph, and nothing to recall', () => {
    const draft = drafted(buildDocument(`# Deep sleep\n${paragraph(80)}`))
    expect(draft.emails.map(({ kind }) => kind)).toEqual(['welcome', 'lesson'])
    expect(draft.emails[1]?.opener).toBeNull()
    expect(draft.emails[1]?.ps?.text).toMatch(/last email/)
  })

  it('cuts a single paragraph of 600 words between its sentences', () => {
    const sentences = Array.from({ length: 40 }, (_, index) => paragraph(15, index)).join(' ')
    const draft = drafted(buildDocument(`# Deep sleep\n${sentences}`))
    const lessons = draft.emails.filter(({ kind }) => kind === 'lesson')
    expect(lessons.length).toBeGreaterThan(1)
    expect(new Set(draft.emails.map(({ id }) => id)).size).toBe(draft.emails.length)
  })

  it('lets a text without headings introduce itself with its first paragraph', () => {
    const text = Array.from({ length: 8 }, (_, index) => paragraph(60, index)).join('\n')
    const draft = drafted(buildDocument(`# Deep sleep\n${text}`))
    const welcome = draft.emails[0]?.body.flatMap(blockSentences).filter(({ origin }) => origin === 'source')
    expect(welcome).toHaveLength(1)
  })

  it('gives an article without a conclusion a recap in our own words', () => {
    const text = `# Deep sleep\n## Evening light matters\n${paragraph(90)}\n## Cooler rooms help\n${paragraph(90, 3)}`
    const recap = drafted(buildDocument(text)).emails.at(-1)
    expect(recap?.kind).toBe('recap')
    expect(recap?.body.flatMap(blockSentences).map(({ origin }) => origin)).toEqual(['phrase'])
  })

  it('makes at most eight lessons of 5,000 words, about equally long', () => {
    const sections = Array.from(
      { length: 30 },
      (_, index) => `## Step ${index} of the long road\n${paragraph(166, index)}`,
    )
    const draft = drafted(buildDocument(`# The long road\n${sections.join('\n')}`), {
      mode: 'full',
      maxEmails: 10,
    })
    expect(draft.emails.filter(({ kind }) => kind === 'lesson')).toHaveLength(8)
    expect(draftJson(draft, plainText).measures.balance).toBeLessThan(0.2)
  })

  it('links the recap to each lesson by its id', () => {
    const text = `# Deep sleep\n## Evening light matters\n${paragraph(90)}\n## Cooler rooms help\n${paragraph(90, 3)}`
    const { emails } = drafted(buildDocument(text))
    const lessons = emails.filter(({ kind }) => kind === 'lesson')
    expect(emails.at(-1)?.links).toEqual(
      lessons.map(({ id, subject }) => ({ email: id, label: subject.text })),
    )
  })

  it('names the series as it is told to', () => {
    const document = buildDocument(`# Deep sleep\n${paragraph(80)}`)
    const input = { document, article: articleInfo(document), voice: defaultVoice }
    const result = draftSeries({ ...input, name: 'Nights' })
    expect(result.kind === 'drafted' && result.draft.name).toBe('Nights')
  })

  it('speaks with the voice of the marketer', () => {
    const text = `# Deep sleep\n## Evening light matters\n${paragraph(90)}\n## Cooler rooms help\n${paragraph(90, 3)}`
    const link = { label: 'Read the article', url: 'https://example.com/sleep' }
    const { emails } = drafted(buildDocument(text), { voice: { signer: 'Ada', ps: 'See you.', link } })
    for (const email of emails) {
      expect([email.signoff?.text, email.ps?.text]).toEqual(['Ada', 'See you.'])
      expect(email.cta).toMatchObject({
        kind: 'link',
        url: link.url,
        label: { text: link.label, origin: 'own' },
      })
    }
  })
})

const token = fc.constantFrom(
  'tea',
  'sleep',
  'walk',
  'friend',
  'river',
  'morning',
  'quiet',
  'light',
  'Anna',
  'talk',
)
const sentence = fc
  .tuple(
    fc.constantFrom('People', 'This', 'However, they', 'Evenings', 'It', 'Some'),
    fc.array(token, { minLength: 2, maxLength: 14 }),
  )
  .map(([first, rest]) => `${first} ${rest.join(' ')}.`)
const prose = fc.array(sentence, { minLength: 1, maxLength: 8 }).map((sentences) => sentences.join(' '))
const items = fc
  .array(prose, { minLength: 1, maxLength: 4 })
  .map((texts) => texts.map((text) => `- ${text}`).join('\n'))
const heading = fc.array(token, { minLength: 1, maxLength: 5 }).map((parts) => `## ${parts.join(' ')}`)
const line = fc.oneof(
  { weight: 6, arbitrary: prose },
  { weight: 2, arbitrary: items },
  { weight: 3, arbitrary: heading },
)
const document = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 25 }), fc.integer({ min: 0, max: 2 }))
  .map(([lines, promotion]) => buildDocument(`# Walks: tea and talk\n${lines.join('\n')}`, { promotion }))

describe('draftSeries on any document', () => {
  it('holds each sentence once, in order, and drops only headings', () => {
    fc.assert(
      fc.property(document, (any) => {
        const result = draftSeries({ document: any, article: articleInfo(any), voice: defaultVoice })
        if (result.kind === 'too-short') return
        const { draft } = result
        const ids = documentSentences(any).map(({ id }) => id)
        const used = sourceIds(draft)
        const dropped = new Set(draft.dropped.map(({ id }) => id))
        expect(ids.filter((id) => !dropped.has(id))).toEqual(used)
        const content = any.sections.flatMap(({ blocks }) => blocks.flatMap(blockSentences))
        expect(content.filter(({ id }) => dropped.has(id))).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('has no empty email, no two ids or subjects alike, and promotion only at the end', () => {
    fc.assert(
      fc.property(document, (any) => {
        const result = draftSeries({ document: any, article: articleInfo(any), voice: defaultVoice })
        if (result.kind === 'too-short') return
        const { emails } = result.draft
        expect(emails.filter(({ body }) => body.flatMap(blockSentences).length === 0)).toEqual([])
        expect(new Set(emails.map(({ id }) => id)).size).toBe(emails.length)
        expect(new Set(emails.map(({ subject }) => subject.text)).size).toBe(emails.length)
        const early = emails.slice(0, -1).flatMap(({ body }) => body.map(({ id }) => id))
        expect(early.filter((id) => any.promotion.includes(id))).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('never fails a check of its own wording, and accounts for every word', () => {
    fc.assert(
      fc.property(document, (any) => {
        const result = draftSeries({ document: any, article: articleInfo(any), voice: defaultVoice })
        if (result.kind === 'too-short') return
        const { measures } = draftJson(result.draft, plainText)
        expect(measures.subjects.faults.filter(({ fault }) => !/much like/.test(fault))).toEqual([])
        expect(measures.previews.faults).toEqual([])
        expect(measures.fidelity.unaccounted).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('gives the same JSON for the same document', () => {
    fc.assert(
      fc.property(document, (any) => {
        const json = () => {
          const result = draftSeries({ document: any, article: articleInfo(any), voice: defaultVoice })
          return result.kind === 'drafted'
            ? JSON.stringify(draftJson(result.draft, plainText))
            : result.message
        }
        expect(json()).toBe(json())
      }),
      { numRuns: 15 },
    )
  })
})

describe('the time that draftSeries takes', () => {
  const timed = (any: ReturnType<typeof buildDocument>): number => {
    const start = performance.now()
    drafted(any)
    return performance.now() - start
  }

  it('is under 100 ms for 650 words once it is warm', () => {
    const text = Array.from(
      { length: 5 },
      (_, index) => `## Part ${index} of the walk\n${paragraph(130, index)}`,
    )
    const any = buildDocument(`# Walks\n${text.join('\n')}`)
    drafted(any)
    expect(Math.min(...[1, 2, 3].map(() => timed(any)))).toBeLessThan(100)
  })

  it('is under a second for 200 KB', () => {
    const prose = Array.from({ length: 2400 }, (_, index) => paragraph(12, index)).map((one, index) => {
      return index % 40 === 0
        ? `\n## Part ${index} of the walk\n${one}`
        : index % 4 === 0
          ? `\n${one}`
          : ` ${one}`
    })
    const any = buildDocument(`# Walks\n${prose.join('')}`)
    expect(
      documentSentences(any)
        .map(({ text }) => text)
        .join(' ').length,
    ).toBeGreaterThan(190_000)
    expect(Math.min(...[1, 2, 3].map(() => timed(any)))).toBeLessThan(1000)
  })
})
