import type { Block, Inline } from '../../src/core/article/document.ts'
import type { Letter, Words } from '../../src/core/mail/letter.ts'

/** Words of our own for a template's sample; they stand as they are. */
export function sampleWords(text: string): Words {
  return { text, origin: 'phrase' }
}

/** A paragraph of a template's sample, with an id that is its place. */
export function sampleParagraph(id: string, text: string, link?: { words: string; href: string }): Block {
  const inlines: Inline[] = [{ text, marks: [] }]
  if (link) inlines.push({ text: link.words, marks: [], href: link.href }, { text: '.', marks: [] })
  const all = inlines.map((inline) => inline.text).join('')
  return {
    kind: 'paragraph',
    id,
    sentences: [{ id: `${id}:0`, text: all, inlines, origin: 'phrase', span: null }],
  }
}

/** A list of a template's sample. */
export function sampleList(id: string, items: readonly string[]): Block {
  return {
    kind: 'list',
    id,
    ordered: false,
    items: items.map((text, index) => ({
      label: null,
      sentences: [
        { id: `${id}:${index}`, text, inlines: [{ text, marks: [] }], origin: 'phrase', span: null },
      ],
      children: [],
    })),
  }
}

/** What the letters of the samples have in common. */
export function sampleLetter(parts: Partial<Letter> & Pick<Letter, 'kind' | 'subject' | 'preview'>): Letter {
  return {
    language: 'en',
    greeting: { withName: sampleWords('Hi Ana,'), withoutName: sampleWords('Hello,') },
    opener: null,
    body: [],
    tip: null,
    cta: { label: null, kind: 'none', url: null },
    signoff: sampleWords('Maya'),
    ps: null,
    links: [],
    ...parts,
  }
}
