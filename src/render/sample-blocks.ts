import type { Block, Inline, ListItem, Mark, Sentence } from '../core/article/document.ts'
import type { SampleWords } from './sample-words.ts'

/** Where the one picture of the samples is said to be; a preview without a network draws one itself. */
export const samplePicture = 'https://example.com/mill.jpg'

/** Numbers the parts of one letter, so that each has an id of its own. */
interface Numbering {
  next: number
}

type Kinds = { readonly [Kind in Block['kind']]: (words: SampleWords, ids: Numbering) => readonly Block[] }

/** A kind of block that is missing here does not compile. */
const kinds: Kinds = {
  paragraph: (words, ids) => [
    paragraph(ids, ...words.paragraph),
    paragraph(ids, linked(words), stressed(words)),
  ],
  heading: (words, ids) => [
    heading(ids, 2, words.heading),
    paragraph(ids, words.paragraph[0]),
    heading(ids, 3, words.smallHeading),
  ],
  list: (words, ids) => [listInList(words, ids), ordered(words, ids)],
  quote: (words, ids) => [
    { kind: 'quote', id: newId(ids), blocks: [paragraph(ids, words.quote), paragraph(ids, linked(words))] },
  ],
  code: (words, ids) => [
    paragraph(ids, [run(`${words.inner[0]} `), run('walk --slowly', { marks: ['code'] })]),
    {
      kind: 'code',
      id: newId(ids),
      language: 'sh',
      sentences: [
        sentence(ids, 'walk --slowly \\\n  --together --phone=off  # one line that is longer than a phone'),
      ],
    },
  ],
  table: ({ cells }, ids) => [
    {
      kind: 'table',
      id: newId(ids),
      rows: [0, 2, 4].map((at) => cells.slice(at, at + 2).map((cell) => sentence(ids, cell))),
    },
  ],
  image: ({ alt }, ids) => [
    { kind: 'image', id: newId(ids), url: samplePicture, sentences: [sentence(ids, alt)] },
  ],
  divider: (words, ids) => [{ kind: 'divider', id: newId(ids) }, paragraph(ids, words.paragraph[1])],
}

/** Every kind of block that a document can have, in one language. */
export function everyKindOfBlock(words: SampleWords): readonly Block[] {
  const ids: Numbering = { next: 1 }
  return Object.values(kinds).flatMap((make) => make(words, ids))
}

/** A few words as an email of a series has them: two paragraphs and a list. */
export function plainBlocks(words: SampleWords): readonly Block[] {
  const ids: Numbering = { next: 1 }
  return [...kinds.paragraph(words, ids), listInList(words, ids)]
}

function newId(ids: Numbering): string {
  return `b_${ids.next++}`
}

function run(text: string, more: { marks?: readonly Mark[]; href?: string } = {}): Inline {
  return { marks: [], ...more, text }
}

function sentence(ids: Numbering, words: string | readonly Inline[]): Sentence {
  const inlines = typeof words === 'string' ? [run(words)] : words
  const text = inlines.map((inline) => inline.text).join('')
  return { id: newId(ids), text, inlines, origin: 'source', span: null }
}

function paragraph(ids: Numbering, ...words: (string | readonly Inline[])[]): Block {
  return { kind: 'paragraph', id: newId(ids), sentences: words.map((one) => sentence(ids, one)) }
}

function heading(ids: Numbering, level: number, words: string): Block {
  return { kind: 'heading', id: newId(ids), level, sentences: [sentence(ids, words)] }
}

function linked({ linked: [before, words, after] }: SampleWords): readonly Inline[] {
  return [run(before), run(words, { href: 'https://example.com/study?a=1&b=2' }), run(after)]
}

function stressed({ stressed: [before, words, after] }: SampleWords): readonly Inline[] {
  const [first = '', ...rest] = after.trim().split(' ')
  const emphasis = run(first, { marks: ['emphasis'] })
  return [run(before), run(words, { marks: ['strong'] }), run(' '), emphasis, run(` ${rest.join(' ')}`)]
}

function item(ids: Numbering, text: string, children: readonly Block[] = []): ListItem {
  const label = /^([^:]{3,40}):/u.exec(text)?.[1] ?? null
  return { label, sentences: [sentence(ids, text)], children }
}

function listInList({ items, inner }: SampleWords, ids: Numbering): Block {
  const [first, second, third] = items
  const below: Block = { kind: 'list', id: newId(ids), ordered: false, items: [item(ids, inner[0])] }
  const more = paragraph(ids, inner[1])
  const outer = [item(ids, first), item(ids, second, [below]), item(ids, third, [more])]
  return { kind: 'list', id: newId(ids), ordered: false, items: outer }
}

function ordered({ items }: SampleWords, ids: Numbering): Block {
  return {
    kind: 'list',
    id: newId(ids),
    ordered: true,
    start: 2,
    items: items.slice(1).map((words) => item(ids, words)),
  }
}
