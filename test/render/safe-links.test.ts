import { describe, expect, it } from 'vitest'
import type { Block, Inline } from '../../src/core/article/document.ts'
import { readCopy } from '../../src/ingest/read-article.ts'
import { compileLetter } from '../../src/render/compile-letter.tsx'
import { letterHtml } from '../../src/render/letter-html.ts'
import { letter, list, paragraph, run, sentence } from '../support/sample-letters.ts'

const unsafe = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.com/x',
  '//example.com',
  '/path',
]

const OWN = /^https:\/\/example\.com\/(?:(?:unsubscribe|preferences|view)\/sample|privacy|imprint)$/

async function addressesIn(body: readonly Block[]): Promise<string[]> {
  const compiled = await compileLetter(letter({ body }))
  if (compiled.kind !== 'compiled') throw new Error(JSON.stringify(compiled))
  const html = letterHtml(compiled.template)
  expect(html).not.toMatch(/<(?:script|iframe|object|svg)|\son\w+=/i)
  return [...html.matchAll(/(?:href|src|srcset|background|action)="([^"]*)"/gi)]
    .map(([, address = '']) => address)
    .filter((address) => !OWN.test(address))
}

/** A block of each kind whose every word leads to this address. */
function blocksLeadingTo(href: string): Record<Block['kind'], Block> {
  const inlines: Inline[] = [run('press', { href })]
  const words = sentence(inlines)
  const item = {
    label: null,
    sentences: [words],
    children: [list([{ text: 'in', children: [paragraph(inlines)] }])],
  }
  return {
    paragraph: paragraph(inlines),
    heading: { kind: 'heading', id: 'h', level: 2, sentences: [words] },
    list: { kind: 'list', id: 'l', ordered: true, items: [item] },
    quote: { kind: 'quote', id: 'q', blocks: [paragraph(inlines)] },
    code: { kind: 'code', id: 'c', language: null, sentences: [words] },
    table: { kind: 'table', id: 't', rows: [[words], [words]] },
    image: { kind: 'image', id: 'i', url: href, sentences: [words] },
    divider: { kind: 'divider', id: 'd' },
  }
}

describe.each(unsafe)('%j is no address', (href) => {
  it('of a link or a picture in any kind of block', async () => {
    expect(await addressesIn(Object.values(blocksLeadingTo(href)))).toEqual([])
  })

  it('in Markdown, however it is written there', async () => {
    const markdown = [
      '# A title of an article',
      `A [link](<${href}>) and a ![picture](<${href}>) and <${href}>.`,
      `> A quotation with a [link][ref].`,
      `- An item with a [link][ref]\n  - and one below with a [link](<${href}>)`,
      `| Head | [link](<${href}>) |\n| --- | --- |\n| cell | [link](<${href}>) |`,
      `Raw <a href="${href}" onclick="alert(1)">words</a> <img src="${href}" onerror="alert(1)"> <script>alert(1)</script>`,
      `[ref]: <${href}>`,
    ].join('\n\n')
    const read = readCopy(Buffer.from(markdown), 'article.md')
    if (read.kind !== 'read') throw new Error(read.kind)
    const body = read.article.document.sections.flatMap(({ heading, blocks }) => [
      ...(heading ? [heading] : []),
      ...blocks,
    ])
    expect(body.length).toBeGreaterThan(3)
    expect(await addressesIn(body)).toEqual([])
  })
})

it.each(['https://example.com/a', 'http://example.com/a', 'mailto:maya@example.com', 'tel:+491234'])(
  '%s is an address of a link in every kind of block that has words, and of a picture only where it is on the web',
  async (href) => {
    const found = await addressesIn(Object.values(blocksLeadingTo(href)))
    expect([...new Set(found)]).toEqual([href])
    expect(found).toHaveLength(href.startsWith('http') ? 8 : 7)
  },
)
