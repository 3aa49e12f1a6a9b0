import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/core/article/document.ts'
import type { Letter, Words } from '../../src/core/mail/letter.ts'
import type { CompiledTemplate } from '../../src/core/mail/template.ts'
import { compileLetter } from '../../src/render/compile-letter.tsx'
import { letterHtml } from '../../src/render/letter-html.ts'
import { letterText } from '../../src/render/letter-text.ts'
import { sampleSubscriber } from '../../src/render/sample-reader.ts'
import { decodeHtml, tagsOf, visibleText, wordLikeness } from '../support/mail-words.ts'
import {
  everyBlock,
  lessonLetter,
  letter,
  list,
  own,
  ownParagraph,
  paragraph,
  phrase,
  recapLetter,
  run,
  sentence,
  welcomeLetter,
} from '../support/sample-letters.ts'

async function compiled(given: Letter): Promise<CompiledTemplate> {
  const result = await compileLetter(given)
  if (result.kind !== 'compiled') throw new Error(JSON.stringify(result))
  return result.template
}

async function htmlOf(given: Letter): Promise<string> {
  return letterHtml(await compiled(given))
}

/** The same words in every slot and in a block of the body. */
function filled(words: Words): Letter {
  const block: Block = { kind: 'paragraph', id: 'b', sentences: [sentence([run(words.text)], words.origin)] }
  return letter({
    subject: words,
    preview: words,
    greeting: { withName: words, withoutName: words },
    opener: words,
    body: [block],
    tip: words,
    cta: { label: words, kind: 'link', url: own('https://example.com') },
    signoff: words,
    ps: words,
    links: [{ step: 's', label: words.text }],
  })
}

const samples: [string, Letter][] = [
  ['welcome', welcomeLetter()],
  ['lesson', lessonLetter()],
  ['recap', recapLetter()],
  ['letter of every block', letter({ body: everyBlock() })],
]

describe.each(samples)('the %s', (_, sample) => {
  it('has the same words in both parts', async () => {
    expect(wordLikeness(await htmlOf(sample), letterText(sample))).toBeGreaterThanOrEqual(0.98)
  })

  it('is at most 12 KB of HTML', async () => {
    expect(Buffer.byteLength(await htmlOf(sample))).toBeLessThan(12 * 1024)
  })

  it('survives being kept as JSON', async () => {
    const template = await compiled(sample)
    expect(JSON.parse(JSON.stringify(template))).toEqual(template)
  })
})

describe('a compiled letter', () => {
  it('is literals and fields: what may change on a list is a field', async () => {
    const { fields, fragments, greeting } = await compiled(lessonLetter())
    expect(fields.toSorted()).toEqual([
      'because',
      'click_url',
      'footer_note',
      'imprint_url',
      'list_name',
      'open_url',
      'postal_address',
      'preferences_url',
      'privacy_url',
      'unsubscribe_url',
      'view_url',
    ])
    expect(fragments).toEqual({ 'own:0': 'Hi {{ first_name }},' })
    expect(greeting).toEqual({ withName: [{ field: 'own:0' }], withoutName: ['Hello,'] })
  })

  it('signs with the sender of the list where it names nobody', async () => {
    const template = await compiled(letter({ signoff: null }))
    expect(template.fields).toContain('sender_name')
    expect(visibleText(letterHtml(template))).toContain('Your name')
  })

  it('puts its parts in the order of a letter', async () => {
    const text = visibleText(await htmlOf(lessonLetter()))
    const parts = [
      'Hi Ana,',
      'Part 1 of 3',
      'Two people',
      'Try this',
      'Read the whole',
      'Maya,',
      'P.S. Next',
      'Your list',
    ]
    const places = parts.map((part) => text.indexOf(part))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBe(0)
  })

  it('hides the preview text at the very start, padded against the body', async () => {
    const html = await htmlOf(lessonLetter())
    const [, hidden = ''] =
      /<div data-skip-in-text="true" style="display:none[^>]*>([^<]*)<\/div>/.exec(html) ?? []
    expect(hidden).toMatch(/^Side by side, .* to go\.(?:\u2007\uFEFF\u034F)+$/)
    expect(Buffer.byteLength(hidden)).toBeLessThan(600)
  })

  it('says its language and direction', async () => {
    expect(await htmlOf(letter())).toMatch(/<html dir="ltr" lang="en">/)
    const arabic = await htmlOf(letter({ language: 'ar', tip: phrase('جرب هذا') }))
    expect(arabic).toMatch(/<html dir="rtl" lang="ar">/)
    expect(arabic).toContain('border-right:3px solid')
    expect(arabic).not.toContain('border-left:3px solid')
  })

  it('leaves out what its reader has no use for', async () => {
    const template = await compiled(recapLetter())
    const sample = sampleSubscriber(template)
    const system = { ...sample.system, because: '', view_url: '' }
    const html = letterHtml(template, { ...sample, system, stepUrls: { e1: 'https://example.com/view/e1' } })
    expect(html).not.toContain('View in browser')
    expect(html).toContain('href="https://example.com/view/e1"')
    expect(html).toContain('>Four ways to keep it going</li>')
  })
})

describe('every block', () => {
  it('has its tags', async () => {
    const html = await htmlOf(letter({ body: everyBlock() }))
    for (const tag of [
      'h2',
      'p',
      'em',
      'code',
      'ul',
      'ol',
      'li',
      'blockquote',
      'pre',
      'th',
      'td',
      'hr',
      'img',
    ]) {
      expect(html).toContain(`<${tag}`)
    }
    expect(html).toContain('<th scope="col"')
    expect(html).toContain('alt="The old mill at dusk"')
    expect(html).toContain('walk --slowly\n  --together')
    expect(html).not.toContain('rel="preload"')
  })

  it('sets the label of an item strong', async () => {
    const html = await htmlOf(
      letter({ body: [list([{ label: 'Leave gaps', text: 'Leave gaps: a walk has room.' }])] }),
    )
    expect(html).toContain('<strong>Leave gaps:</strong> a walk has room.')
  })

  it('shows an image that cannot be fetched as its words', async () => {
    const image: Block = {
      kind: 'image',
      id: 'i',
      url: 'data:image/png;base64,x',
      sentences: [sentence('A mill')],
    }
    const html = await htmlOf(letter({ body: [image] }))
    expect(html).not.toContain('<img')
    expect(visibleText(html)).toContain('A mill')
  })
})

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style></head><body>',
  '--><b>out</b><!--',
  '{{ site.title }} {% include "x" %} {{',
  '\x24{7*7} <%= 7*7 %> #{7*7}',
  '&lt;b&gt; &amp; &#x27;',
  '{{ constructor.constructor("return 1")() }}',
]

describe('hostile words', () => {
  const plain = htmlOf(filled(phrase('harmless words')))

  it.each(hostile)('%s stand in every slot as words', async (words) => {
    const html = await htmlOf(filled({ text: words, origin: 'source' }))
    expect(tagsOf(html)).toEqual(tagsOf(await plain))
    expect(visibleText(html).split(words.replace(/\s+/g, ' '))).toHaveLength(9)
    expect(letterText(filled({ text: words, origin: 'source' })).replace(/\s+/g, ' ')).toContain(words)
  })

  it('with line breaks start no header', async () => {
    const { subject } = await compiled(filled(phrase('Hello\r\nBcc: x@example.com')))
    expect(subject).toEqual(['Hello\nBcc: x@example.com'])
  })

  it('decode back to the same words, whatever they are', async () => {
    // Line separators become line breaks, and controls go.
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((text) => !/[\p{Cc}\u2028\u2029]/u.test(text))
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const html = await htmlOf(letter({ body: [paragraph(`«${text}»`)] }))
        const [, shown = ''] = /«(.*)»/s.exec(html) ?? []
        expect(decodeHtml(shown)).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  it('that are tokens of ours are refused', async () => {
    expect(await compileLetter(letter({ opener: phrase('a\uFDD0unsubscribe_url\uFDD1b') }))).toMatchObject({
      kind: 'broken-fragment',
      where: 'opener',
    })
  })
})

describe("the marketer's own words", () => {
  it('are Liquid, one run at a time, and each value is data', async () => {
    const body = [
      ownParagraph([run('Dear '), run('{{ name | upcase }}', { marks: ['strong'] }), run(' & all')]),
    ]
    expect(await htmlOf(letter({ body }))).toContain('Dear <strong>ANA SAMPLE</strong> &amp; all')
  })

  it('and so is a greeting of our own phrases, since it is there to name the reader', async () => {
    const greeting = { withName: phrase('Hi {{ first_name }},'), withoutName: phrase('Hello,') }
    expect(visibleText(await htmlOf(letter({ greeting })))).toMatch(/^Hi Ana, /)
  })

  it('and no others: Liquid in an article is shown as it is', async () => {
    const html = await htmlOf(letter({ body: [paragraph('Write {{ site.title }} and {% if x %}.')] }))
    expect(visibleText(html)).toContain('Write {{ site.title }} and {% if x %}.')
  })

  it.each([
    ['subject', { subject: own('For {{ nick }}') }],
    ['greeting', { greeting: { withName: own('Hi {{ nick }}'), withoutName: own('Hi') } }],
    ['tip', { tip: own('{{ nick }}') }],
    ['body', { body: [ownParagraph('{{ nick }}')] }],
    ['link in the body', { body: [ownParagraph([run('x', { href: 'https://example.com/{{ nick }}' })])] }],
    ['P.S.', { ps: own('Dear {{ nick }}') }],
  ])('name an unknown field of the %s', async (where, parts) => {
    expect(await compileLetter(letter(parts))).toEqual({ kind: 'unknown-field', field: 'nick', where })
  })

  it('say what is broken, and where', async () => {
    expect(await compileLetter(letter({ opener: own('Dear {{ name') }))).toEqual({
      kind: 'broken-fragment',
      where: 'opener',
      message: expect.stringContaining('not closed'),
    })
  })

  it.each([
    [
      'address of the button',
      { cta: { label: own('Go'), kind: 'link' as const, url: own('javascript:alert(1)') } },
    ],
    ['link in the body', { body: [ownParagraph([run('x', { href: 'javascript:alert(1)' })])] }],
  ])('cannot lead to a script: %s', async (where, parts) => {
    expect(await compileLetter(letter(parts))).toMatchObject({ kind: 'broken-fragment', where })
  })

  it('lose a link that becomes unsafe for one reader, and keep its words', async () => {
    const address = '{% if name == "" %}javascript:x{% else %}https://example.com/{{ name }}{% endif %}'
    const template = await compiled(letter({ body: [ownParagraph([run('our page', { href: address })])] }))
    const sample = sampleSubscriber(template)
    expect(letterHtml(template)).toMatch(/<a href="https:\/\/example.com\/Ana%20Sample"[^>]*>our page<\/a>/)
    const nameless = letterHtml(template, { ...sample, reader: { name: null, address: 'x@example.com' } })
    expect(visibleText(nameless)).toContain('our page')
    expect(nameless).not.toMatch(/javascript|>our page<\/a>/)
  })
})

it('a link of the article that leads to a script is words', async () => {
  const html = await htmlOf(letter({ body: [paragraph([run('press', { href: 'javascript:alert(1)' })])] }))
  expect(html).not.toContain('javascript')
  expect(visibleText(html)).toContain('press')
})
