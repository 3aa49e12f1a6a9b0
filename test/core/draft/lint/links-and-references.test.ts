import { describe, expect, it } from 'vitest'
import type { Block, Image, Inline } from '../../../../src/core/article/document.ts'
import type { Draft, Email, Finding } from '../../../../src/core/draft/draft.ts'
import { lintEmails } from '../../../../src/core/draft/lint.ts'
import { buildDocument } from '../../../support/build-document.ts'
import { drafted } from '../../../support/drafted.ts'

const prose = (word: string): string =>
  `${`People ${word} here and then people ${word} there. `.repeat(9)}The river ${word} is long enough for two old friends.`
const base = drafted(
  buildDocument(
    `# Quiet walks\nAn opening.\n## Why people walk far\n${prose('walk')}\n## Where friends talk\n${prose('talk')}`,
  ),
)

function findingsFor(
  body: readonly Block[],
  change: Partial<Email> = {},
  draft: Draft = base,
): readonly Finding[] {
  const emails = draft.emails.map((email, index) => (index === 1 ? { ...email, ...change, body } : email))
  return lintEmails({ ...draft, emails })[1]?.lint ?? []
}

function bodyOf(words: string): readonly Block[] {
  return buildDocument(`# T\n${words}`).sections[0]?.blocks ?? []
}

function rulesFor(body: readonly Block[]): readonly string[] {
  return findingsFor(body).map(({ rule }) => rule)
}

function linked(inline: Inline): readonly Block[] {
  const [block] = bodyOf(prose('walk'))
  if (block?.kind !== 'paragraph') throw new Error('no paragraph')
  const link = { id: 'link', text: inline.text, inlines: [inline], origin: 'source' as const, span: null }
  return [{ ...block, sentences: [...block.sentences, link] }]
}

describe('links in a body', () => {
  it.each([
    ['/about', 'link-relative'],
    ['../rivers.html', 'link-relative'],
    ['#rivers', 'link-anchor'],
    ['', 'link-broken'],
    ['http:/example.com', 'link-broken'],
    ['https://example.com/two words', 'link-broken'],
  ])('to "%s" are flagged: %s', (unlinked, rule) => {
    const [finding, ...others] = findingsFor(linked({ text: 'the rivers', marks: [], unlinked }))
    expect(others).toEqual([])
    expect(finding).toMatchObject({ rule, level: 'warn', message: expect.stringContaining('the rivers') })
  })

  it.each([
    ['http://localhost:8080/x', ['link-local']],
    ['https://intranet/rivers', ['link-local']],
    ['https://example.com/rivers', []],
    ['mailto:ana@example.com', []],
  ])('to "%s" give %j', (href, rules) => {
    expect(rulesFor(linked({ text: 'the rivers', marks: [], href }))).toEqual(rules)
  })
})

describe('pictures in a body', () => {
  const image = (url: string, words: string): Image => ({
    kind: 'image',
    id: 'picture',
    url,
    sentences: words === '' ? [] : [{ id: 'alt', text: words, inlines: [], origin: 'source', span: null }],
  })
  const withImage = (one: Image) => findingsFor([...bodyOf(prose('walk')), one])

  it('need a web address and a description', () => {
    expect(withImage(image('https://example.com/a.png', 'A river'))).toEqual([])
    expect(withImage(image('https://example.com/a.png', '')).map(({ rule }) => rule)).toEqual([
      'image-description',
    ])
    expect(withImage(image('/a.png', 'A river'))[0]).toMatchObject({
      rule: 'image-address',
      message: expect.stringContaining('its description only'),
    })
  })

  it('are named once where they have neither', () => {
    expect(withImage(image('a.png', ''))).toEqual([
      { rule: 'image-address', level: 'warn', message: expect.stringContaining('readers see nothing of it') },
    ])
  })
})

describe('references', () => {
  it('name the email that holds what they point to', () => {
    const [lesson] = base.emails.slice(1)
    const block = lesson?.body[0]
    if (block?.kind !== 'paragraph') throw new Error('no paragraph')
    const [first, ...others] = block.sentences
    if (!first) throw new Error('no sentence')
    const pointing = { ...first, text: 'People walk, as the next section shows.' }
    const [finding] = findingsFor([{ ...block, sentences: [...others, pointing] }])
    expect(finding).toMatchObject({
      rule: 'reference',
      message: expect.stringContaining('email 3 (“Where friends talk”)'),
    })
  })

  it('are fine where what they point to stands in the same email', () => {
    expect(rulesFor(bodyOf(`${prose('walk')} The rivers are listed below.\n- Elbe\n- Oder`))).toEqual([])
    expect(rulesFor(bodyOf(`${prose('walk')} The rivers are listed below.`))).toEqual(['reference'])
  })

  it('are fine where they are the link', () => {
    const inline = { text: 'Click here for rivers.', marks: [], href: 'https://example.com/' }
    expect(rulesFor(linked(inline))).toEqual([])
  })
})

describe('words of a body', () => {
  it.each([
    ['hanging-start', `Members also walk. ${prose('walk')}`],
    ['hanging-start', `A walk needs the following things. ${prose('walk')}`],
    ['ages', `${prose('walk')} Register by March 3 for a seat.`],
    [
      'early-promotion',
      `${prose('walk')}\nAt Walk Works, we walk with you. Contact us for a free consultation.`,
    ],
  ])('are flagged: %s', (rule, words) => {
    expect(rulesFor(bodyOf(words))).toEqual([rule])
  })

  it('are fine where a source stands in the sentence before or after', () => {
    const source = { text: 'A report counts rivers.', marks: [], href: 'https://example.com/report' }
    const [block] = linked(source)
    if (block?.kind !== 'paragraph') throw new Error('no paragraph')
    const claim = {
      id: 'claim',
      text: 'Nearly 40% of rain is wet.',
      inlines: [],
      origin: 'source' as const,
      span: null,
    }
    expect(rulesFor([{ ...block, sentences: [...block.sentences, claim] }])).toEqual([])
    expect(rulesFor([{ ...block, sentences: [claim, ...block.sentences] }])).toEqual(['unsourced-claim'])
  })

  it('are too many where Gmail cuts them off', () => {
    expect(rulesFor(bodyOf(prose('walk').repeat(250)))).toEqual(['long', 'size'])
  })
})

describe('a call for replies', () => {
  it('is flagged on a topic that people keep to themselves', () => {
    const document = { ...base.document, title: buildDocument('# Living with grief\nx').title }
    const reply = base.emails[1]?.cta
    const rules = (draft: Draft) =>
      findingsFor(bodyOf(prose('walk')), reply && { cta: reply }, draft).map(({ rule }) => rule)
    expect(reply?.kind).toBe('reply')
    expect(rules(base)).toEqual([])
    expect(rules({ ...base, document })).toEqual(['reply-sensitive'])
  })
})

describe('a subject that a phone cuts', () => {
  const text = 'What everybody in town knows about lanterns'
  const slot = { text, rule: 'own', origin: 'own' as const, from: [], alternatives: [] }

  it('is flagged where the word that the email is about is cut off', () => {
    const about = bodyOf(`${prose('walk')} Lanterns and lanterns and lanterns hang here.`)
    const cut = findingsFor(about, { subject: slot }).find(({ rule }) => rule === 'subject-cut')
    expect(cut?.message).toContain('“lanterns”')
  })

  it('is fine where the email is about something else', () => {
    expect(findingsFor(bodyOf(prose('walk')), { subject: slot }).map(({ rule }) => rule)).toEqual([])
  })
})
