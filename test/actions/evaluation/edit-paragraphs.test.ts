import { describe, expect, it } from 'vitest'
import {
  EDIT_KINDS,
  editParagraph,
  sampleParagraphs,
} from '../../../src/actions/evaluation/edit-paragraphs.ts'
import type { Paragraph } from '../../../src/core/article/document.ts'
import { readCopy } from '../../../src/ingest/read-article.ts'

const source = `# Quiet walks

People often walk along rivers. Friends usually meet there. Lamps are finally lit in the evening.

See [the wonderful rivers](https://example.com/wonderful).

Boats.
`

function read(markdown: string) {
  const copy = readCopy(new TextEncoder().encode(markdown), 'article.md')
  if (copy.kind !== 'read') throw new Error(copy.message)
  return copy.article.document
}

function paragraphsOf(markdown: string): readonly Paragraph[] {
  return sampleParagraphs(read(markdown), 12)
}

function textsOf(markdown: string): readonly string[] {
  return paragraphsOf(markdown).map(({ sentences }) => sentences.map(({ text }) => text).join(' '))
}

const [walks, rivers, boats] = paragraphsOf(source)
const edited = (paragraph: Paragraph | undefined, kind: (typeof EDIT_KINDS)[number]) =>
  paragraph ? editParagraph(source, paragraph, kind)?.source : undefined

describe('an edit of one paragraph', () => {
  it.each(EDIT_KINDS)('leaves all other paragraphs as they are: %s', (kind) => {
    const others = textsOf(source).slice(1)
    expect(textsOf(edited(walks, kind) ?? '').slice(-2)).toEqual(others)
  })

  it('replaces three words, adds 25, or cuts about a third', () => {
    const words = (text: string | undefined) => text?.split(/\s+/).length ?? 0
    const [before] = textsOf(source)
    expect(textsOf(edited(walks, 'replace') ?? '')[0]).toMatch(/rewritten .*afterwards .*differently/)
    expect(words(textsOf(edited(walks, 'extend') ?? '')[0]) - words(before)).toBe(25)
    expect(textsOf(edited(walks, 'cut') ?? '')[0]).toBe(
      'People often walk along rivers. Friends usually meet there.',
    )
  })

  it('inserts a paragraph after it, or takes it away', () => {
    expect(textsOf(edited(walks, 'insert') ?? '')).toHaveLength(4)
    expect(textsOf(edited(walks, 'delete') ?? '')).toEqual(textsOf(source).slice(1))
  })

  it('never cuts a link in two, nor a word', () => {
    expect(edited(rivers, 'cut')).toBeUndefined()
    expect(edited(boats, 'cut')).toBeUndefined()
    expect(edited(rivers, 'replace')).toBeUndefined()
  })
})

describe('the sampled paragraphs', () => {
  it('are spread over the article and never more than asked for', () => {
    const many = Array.from({ length: 40 }, (_, index) => `Paragraph number ${index} says so.`).join('\n\n')
    const found = sampleParagraphs(read(`# Many\n\n${many}`), 4)
    expect(found.map(({ sentences }) => sentences[0]?.text)).toEqual([
      'Paragraph number 0 says so.',
      'Paragraph number 10 says so.',
      'Paragraph number 20 says so.',
      'Paragraph number 30 says so.',
    ])
  })
})
