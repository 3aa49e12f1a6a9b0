import {
  type Block,
  blockText,
  type Document,
  type Paragraph,
  type Sentence,
} from '../../core/article/document.ts'
import { wordCount, wordPlaces } from '../../core/language/words.ts'

/** What an author may do to one paragraph. */
export type EditKind = 'replace' | 'extend' | 'cut' | 'insert' | 'delete'

export const EDIT_KINDS: readonly EditKind[] = ['replace', 'extend', 'cut', 'insert', 'delete']

/** An article with one paragraph edited. */
export interface EditedSource {
  readonly kind: EditKind
  readonly source: string
  /** The first words of the paragraph. */
  readonly place: string
}

const LONGEST_PLACE = 50

const ADDED =
  'A neighbour added these words later, and they are five and twenty in all, so that the paragraph grows and says little more than before.'

/** The paragraphs that go into emails, at most so many, spread evenly over the article. */
export function sampleParagraphs(document: Document, most: number): readonly Paragraph[] {
  const aside = new Set(document.setAside.map(({ block }) => block))
  const all = document.sections.flatMap(({ blocks }) => blocks).filter((block) => !aside.has(block.id))
  const paragraphs = all.filter(isPlacedParagraph)
  if (paragraphs.length <= most) return paragraphs
  return Array.from(
    { length: most },
    (_, index) => paragraphs[Math.floor((index * paragraphs.length) / most)],
  ).filter((paragraph) => paragraph !== undefined)
}

function isPlacedParagraph(block: Block): block is Paragraph {
  return (
    block.kind === 'paragraph' &&
    block.sentences.length > 0 &&
    block.sentences.every(({ span }) => span !== null)
  )
}

/** The source with one paragraph edited, or null where it cannot be edited so: one word cannot be cut. */
export function editParagraph(source: string, paragraph: Paragraph, kind: EditKind): EditedSource | null {
  const edited = EDITS[kind](source, paragraph)
  return edited === null || edited === source
    ? null
    : { kind, source: edited, place: blockText(paragraph).slice(0, LONGEST_PLACE) }
}

type Edit = (source: string, paragraph: Paragraph) => string | null

const EDITS: Readonly<Record<EditKind, Edit>> = {
  replace: replaceWords,
  extend: (source, paragraph) => {
    const at = paragraph.sentences.length > 1 ? endOf(paragraph.sentences[0]) : rangeOf(paragraph).end
    return spliced(source, { start: at, end: at }, ` ${ADDED}`)
  },
  cut: cutWords,
  insert: (source, paragraph) => {
    const { end } = wholeLines(source, rangeOf(paragraph))
    const gap = /^[ \t]*\n[ \t]*\n|^\s*$/.test(source.slice(end)) ? '\n\n' : '\n'
    return spliced(source, { start: end, end }, `${gap}${ADDED} ${ADDED}`)
  },
  delete: (source, paragraph) => {
    const { start, end } = wholeLines(source, rangeOf(paragraph))
    const gap = /^[ \t]*(?:\n[ \t]*){0,2}/.exec(source.slice(end))?.[0].length ?? 0
    return spliced(source, { start, end: end + gap }, '')
  },
}

/** A paragraph has its lines to itself; the marks of bold words and links stand on them too. */
function wholeLines(source: string, { start, end }: Range): Range {
  const next = source.indexOf('\n', end)
  return { start: source.lastIndexOf('\n', start - 1) + 1, end: next < 0 ? source.length : next }
}

interface Range {
  readonly start: number
  readonly end: number
}

function rangeOf({ sentences }: Paragraph): Range {
  return { start: sentences[0]?.span?.start ?? 0, end: endOf(sentences.at(-1)) }
}

function endOf(sentence: Sentence | undefined): number {
  return sentence?.span?.end ?? 0
}

function spliced(source: string, { start, end }: Range, words: string): string {
  return source.slice(0, start) + words + source.slice(end)
}

const NEW_WORDS = ['rewritten', 'afterwards', 'differently']

/** Replaces up to three long words that stand in no link and no code. */
function replaceWords(source: string, paragraph: Paragraph): string | null {
  const { start, end } = rangeOf(paragraph)
  const plain = paragraph.sentences
    .flatMap(({ inlines }) => inlines)
    .filter(({ marks, href }) => href === undefined && marks.length === 0)
  const words = plain
    .flatMap(({ text }) => wordPlaces(text).map(({ word }) => word))
    .filter((word) => /^\p{Ll}{5,}$/u.test(word))
  const slice = source.slice(start, end)
  const chosen = words.filter((word) => slice.split(word).length === 2).slice(0, NEW_WORDS.length)
  const edited = chosen.reduce((text, word, index) => text.replace(word, NEW_WORDS[index] ?? ''), slice)
  return spliced(source, { start, end }, edited)
}

/** Cuts about a third off the end: whole sentences where there are several, else words. */
function cutWords(source: string, paragraph: Paragraph): string | null {
  const { sentences } = paragraph
  const { start, end } = rangeOf(paragraph)
  if (sentences.length === 1) return cutSentence(source, { start, end }, sentences[0]?.text ?? '')
  const counts = sentences.map(({ text }) => wordCount(text))
  const wanted = 0.7 * counts.reduce((sum, count) => sum + count, 0)
  let kept = 0
  let words = counts[0] ?? 0
  while (kept + 1 < sentences.length - 1 && words + (counts[kept + 1] ?? 0) <= wanted) {
    kept += 1
    words += counts[kept] ?? 0
  }
  return spliced(source, { start: endOf(sentences[kept]), end }, '')
}

/** A sentence with marks in it is left alone: half of a link is none. */
function cutSentence(source: string, range: Range, text: string): string | null {
  const places = wordPlaces(text)
  const first = places[Math.ceil(0.7 * places.length)]
  if (!first || source.slice(range.start, range.end) !== text) return null
  return spliced(source, { start: range.start + first.start - 1, end: range.end }, '.')
}
