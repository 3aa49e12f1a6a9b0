import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Block,
  blockSentences,
  type Inline,
  type Paragraph,
} from '../../../src/core/article/document.ts'
import { readMarkdownBlocks } from '../../../src/ingest/markdown/markdown.ts'
import { writeMarkdown } from '../../../src/ingest/markdown/write-markdown.ts'
import { cleanSource } from '../../../src/ingest/source-text.ts'

const pieces = [
  'words ',
  ' ',
  '. ',
  '*',
  '**',
  '_',
  '__',
  'snake_case',
  '5*3',
  '# ',
  '1. ',
  '2) ',
  '- ',
  '+ ',
  '> ',
  '===',
  '---',
  '***',
  '[',
  ']',
  '(',
  ')',
  '[x](https://example.com)',
  '![',
  '!',
  '<',
  '<b>',
  '<!-- ',
  '>',
  '&',
  '&amp;',
  '&#42;',
  '\\',
  '`',
  '``',
  '~',
  '~~',
  '|',
  ':',
  '{{ first_name }}',
  '{{< x >}}',
  '{% if %}',
  '"',
  '“',
  '’',
  'https://example.com/a_b*c*',
  'http://a',
  'www.example.com/_x_',
  'a_b@example.com',
  '[^1]',
  'é',
  '日本',
  '🎉',
  '\u00a0',
  '\u200b',
]

const words = fc
  .oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  .map((text) => cleanSource(text).replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '')

function paragraph(...inlines: readonly Inline[]): Paragraph {
  const text = inlines.map((inline) => inline.text).join('')
  return {
    kind: 'paragraph',
    id: 'b1',
    sentences: [{ id: 'b1:0', text, inlines, origin: 'own', span: null }],
  }
}

const plain = (text: string): Paragraph => paragraph({ text, marks: [] })

const readBack = (blocks: readonly Block[]) =>
  readMarkdownBlocks(`\n${writeMarkdown(blocks)}`, 'en', 'own') ?? []

/** Letters without spaces: sentences may end inside a word of nonsense. */
const lettersOf = (text: string) => text.replace(/\s+/g, '')

const textOf = (blocks: readonly Block[]) =>
  blocks
    .flatMap(blockSentences)
    .map(({ text }) => text)
    .join('')

describe('blocks as Markdown', () => {
  it('are one paragraph of the same words, whatever the words are', () => {
    fc.assert(
      fc.property(words, (text) => {
        const read = readBack([plain(text)])
        expect(read.map(({ kind }) => kind)).toEqual(['paragraph'])
        expect(lettersOf(textOf(read))).toBe(lettersOf(text))
      }),
      { numRuns: 600 },
    )
  })

  it('keep their words in any style', () => {
    const inline = fc.record({
      text: words,
      marks: fc.subarray(['strong', 'emphasis', 'code'] as const),
      href: fc.option(fc.constantFrom('https://example.com/', 'https://example.com/a_(b)?c=*d*')),
    })
    fc.assert(
      fc.property(fc.array(inline, { minLength: 1, maxLength: 4 }), (runs) => {
        const inlines = runs.map(({ text, marks, href }) => (href ? { text, marks, href } : { text, marks }))
        const read = readBack([paragraph(...inlines)])
        expect(lettersOf(textOf(read))).toBe(lettersOf(runs.map(({ text }) => text).join('')))
      }),
      { numRuns: 600 },
    )
  })
})
