import { createHash } from 'node:crypto'
import type {
  Block,
  Document,
  Heading,
  ListItem,
  Section,
  Sentence,
} from '../../src/core/article/document.ts'
import type { ArticleInfo } from '../../src/core/draft/draft.ts'

interface Options {
  readonly language?: string
  /** How many of the last blocks promote the writer. */
  readonly promotion?: number
}

/**
 * A document from lines: "# title", "## heading", "- item" (neighbouring items are one list), else a
 * paragraph; blank lines end a list. A sentence ends where a full stop is followed by a space. Words between
 * ** are strong.
 */
export function buildDocument(text: string, { language = 'en', promotion = 0 }: Options = {}): Document {
  const builder = newBuilder()
  for (const line of text.split('\n').map((one) => one.trim())) builder.add(line)
  const { title } = builder
  const [first, ...others] = builder.sections
  const alone = first && others.length === 0 ? [{ ...first, role: 'body' as const }] : null
  const sections = alone ?? builder.sections
  const blocks = sections.flatMap((section) => section.blocks)
  return {
    title: title[0] ?? null,
    language,
    sections,
    setAside: [],
    promotion: promotion === 0 ? [] : blocks.slice(-promotion).map(({ id }) => id),
    meta: {},
  }
}

/** What is told of an article beside its document. */
export function articleInfo(document: Document, overrides: Partial<ArticleInfo> = {}): ArticleInfo {
  const title = document.title?.sentences[0]?.text ?? 'A text'
  return {
    title,
    language: document.language,
    format: 'text',
    sha256: '0'.repeat(64),
    url: null,
    ...overrides,
  }
}

interface OpenSection extends Omit<Section, 'blocks'> {
  readonly blocks: Block[]
}

function newBuilder() {
  const title: Heading[] = []
  const sections: OpenSection[] = []
  const ids = newIds()
  const section = (heading: Heading | null, level: number): void => {
    const words = heading?.sentences[0]?.text ?? ''
    const role = heading === null ? 'intro' : /^conclusion$/i.test(words) ? 'conclusion' : 'body'
    sections.push({ id: `s${sections.length}`, role, level, heading, blocks: [] })
  }
  let listOpen = false
  const add = (line: string): void => {
    const [, marks, words] = /^(#+|-)?\s*(.*)$/.exec(line) ?? []
    const wasOpen = listOpen
    listOpen = marks === '-'
    if (!words) return
    if (marks === '#') title.push(headingOf(ids, 1, words))
    else if (marks?.startsWith('#')) section(headingOf(ids, marks.length, words), marks.length)
    else {
      if (sections.length === 0) section(null, 0)
      addWords(sections.at(-1)?.blocks ?? [], ids, { words, item: listOpen, goesOn: wasOpen })
    }
  }
  return { title, sections, add }
}

type Ids = (text: string) => string

function newIds(): Ids {
  const seen = new Map<string, number>()
  return (text) => {
    const hash = createHash('sha256').update(text.toLowerCase()).digest('hex').slice(0, 10)
    seen.set(hash, (seen.get(hash) ?? 0) + 1)
    return `b${hash}-${seen.get(hash)}`
  }
}

function headingOf(ids: Ids, level: number, words: string): Heading {
  const id = ids(words)
  return { kind: 'heading', id, level, sentences: [sentenceOf(`${id}:0`, words)] }
}

function addWords(blocks: Block[], ids: Ids, line: { words: string; item: boolean; goesOn: boolean }): void {
  const last = blocks.at(-1)
  if (!line.item) {
    const id = ids(line.words)
    blocks.push({ kind: 'paragraph', id, sentences: sentencesOf(id, line.words, 0) })
  } else if (line.goesOn && last?.kind === 'list') {
    const count = last.items.reduce((sum, { sentences }) => sum + sentences.length, 0)
    blocks[blocks.length - 1] = { ...last, items: [...last.items, itemOf(last.id, line.words, count)] }
  } else {
    const id = ids(line.words)
    blocks.push({ kind: 'list', id, ordered: false, items: [itemOf(id, line.words, 0)] })
  }
}

function itemOf(id: string, words: string, first: number): ListItem {
  const label = /^([^:]{2,60}): \S/.exec(words)?.[1] ?? null
  return { label, sentences: sentencesOf(id, words, first), children: [] }
}

function sentencesOf(id: string, words: string, first: number): readonly Sentence[] {
  return words.split(/(?<=[.!?]) (?=\S)/).map((text, index) => sentenceOf(`${id}:${first + index}`, text))
}

function sentenceOf(id: string, marked: string): Sentence {
  const inlines = marked
    .split('**')
    .map((text, index) => ({ text, marks: index % 2 === 1 ? (['strong'] as const) : [] }))
    .filter(({ text }) => text !== '')
  const text = inlines.map((inline) => inline.text).join('')
  return { id, text, inlines, origin: 'source', span: { start: 0, end: text.length } }
}
