import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, type Document, documentSentences } from '../../../src/core/article/document.ts'
import { collapse } from '../../../src/core/article/runs.ts'
import { cleanSource } from '../../../src/ingest/source-text.ts'
import { readText } from '../../../src/ingest/text/text.ts'

const lines = fc.oneof(
  fc.constantFrom(
    '',
    'The Power of Small Talk',
    'A long paragraph of plain words stands here. It has two sentences, and it goes on for a while.',
    'and a line that goes on in lower case, as wrapped lines of a paragraph mostly do in such a text',
    '● Say hello: it is enough.',
    '  - Nested one',
    '1. First',
    '2. Second',
    '(a) Letter',
    '-----',
    '=====',
    '* * *',
    '— Maya',
    'See https://example.com/a, please.',
    '    hangs below',
    '1.',
    '●',
    'Conclusion',
    'How does it begin?',
    'Q: Who writes?',
    'By Maya Okafor',
    'Doors open: 10 am',
    'Share this',
    '3. Third',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
const sources = fc.array(lines, { maxLength: 14 }).map((all) => cleanSource(all.join('\n')))

/** What may stand between sentences: white space, list marks, numbers of items, rows of signs. */
const markup = /^(?:\s|[●•◦▪■‣∙·○►▶➤✓✔✅*_=~+–—-]|\uFE0F|o\t|\(?(?:\d{1,2}|[a-z])[.)](?=\s))*$/u

function idsOf(document: Document): string[] {
  const blocks = document.sections.flatMap((section) => [
    ...(section.heading ? [section.heading] : []),
    ...section.blocks,
  ])
  const all = [...(document.title ? [document.title] : []), ...blocks].flatMap(withChildren)
  return [
    ...document.sections.map(({ id }) => id),
    ...all.map(({ id }) => id),
    ...documentSentences(document).map(({ id }) => id),
  ]
}

function withChildren(block: Block): Block[] {
  const children = block.kind === 'list' ? block.items.flatMap((item) => item.children) : []
  return [block, ...children.flatMap(withChildren)]
}

describe('any plain text', () => {
  it('has each visible character outside markup in exactly one sentence, in order, at its place', () => {
    fc.assert(
      fc.property(sources, (source) => {
        let from = 0
        for (const { text, span } of documentSentences(readText(source))) {
          if (span === null || span.start < from) return false
          if (!markup.test(source.slice(from, span.start))) return false
          if (collapse(source.slice(span.start, span.end)) !== text) return false
          from = span.end
        }
        return markup.test(source.slice(from))
      }),
      { numRuns: 300 },
    )
  })

  it('gives all ids once', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const ids = idsOf(readText(source))
        return new Set(ids).size === ids.length
      }),
    )
  })

  it('is read the same each time', () => {
    fc.assert(
      fc.property(sources, (source) => {
        expect(readText(source)).toEqual(readText(source))
      }),
      { numRuns: 50 },
    )
  })

  it('has inlines that make up each sentence', () => {
    fc.assert(
      fc.property(sources, (source) =>
        documentSentences(readText(source)).every(
          ({ text, inlines }) => text === inlines.map((inline) => inline.text).join(''),
        ),
      ),
    )
  })
})
