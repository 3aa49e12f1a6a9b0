import { idsByWords, type NextId } from './block-ids.ts'
import type { List, ListItem, Origin, Paragraph, Quote, Sentence, Table } from './document.ts'
import { type Block, blockText, type Code, type Divider, type Heading, type Image } from './document.ts'
import { itemLabel } from './list-labels.ts'
import { collapse, cutSentences, type Run, runsText } from './runs.ts'

/** What all blocks of one document share while it is put together, in reading order. */
export interface Composer {
  readonly nextId: NextId
  readonly language: string
  readonly origin: Origin
}

/** A composer for one document; `language` is a valid BCP 47 tag. */
export function newComposer(language: string, origin: Origin): Composer {
  return { nextId: idsByWords('b'), language, origin }
}

/** A paragraph cut into sentences, or null where nothing can be seen. */
export function composeParagraph(composer: Composer, runs: readonly Run[]): Paragraph | null {
  const text = runsText(runs)
  if (text === '') return null
  const id = composer.nextId(text)
  return { kind: 'paragraph', id, sentences: cut(composer, runs, { id, whole: false }) }
}

/** A heading: one sentence, however it is punctuated; null where nothing can be seen. */
export function composeHeading(composer: Composer, level: number, runs: readonly Run[]): Heading | null {
  const text = runsText(runs)
  if (text === '') return null
  const id = composer.nextId(text)
  return { kind: 'heading', id, level, sentences: cut(composer, runs, { id, whole: true }) }
}

export interface ItemParts {
  readonly runs: readonly Run[]
  readonly children: readonly Block[]
}

/** A list; items without words and children are left out, and a list without items is null. */
export function composeList(composer: Composer, ordered: boolean, parts: readonly ItemParts[]): List | null {
  const filled = parts.filter(({ runs, children }) => runsText(runs) !== '' || children.length > 0)
  if (filled.length === 0) return null
  const words = filled.map(({ runs, children }) => [runsText(runs), ...children.map(blockText)].join(' '))
  const id = composer.nextId(words.join(' '))
  let first = 0
  const items = filled.map(({ runs, children }): ListItem => {
    const sentences = cut(composer, runs, { id, whole: false, first })
    first += sentences.length
    return { label: itemLabel(runsText(runs), boldStart(runs)), sentences, children }
  })
  return { kind: 'list', id, ordered, items }
}

/** The first words of an item that are all in bold. */
function boldStart(runs: readonly Run[]): string {
  const shown = runs.slice(
    Math.max(
      runs.findIndex(({ text }) => text.trim() !== ''),
      0,
    ),
  )
  const end = shown.findIndex(({ text, marks }) => text.trim() !== '' && !marks.includes('strong'))
  return runsText(shown.slice(0, end === -1 ? shown.length : end))
}

/** The list with its first number, where that is not 1. */
export function startingAt(list: List | null, start: number | null): List | null {
  return list?.ordered && start !== null && start !== 1 ? { ...list, start } : list
}

/** A quotation of blocks, or null when it is empty. */
export function composeQuote(composer: Composer, blocks: readonly Block[]): Quote | null {
  if (blocks.length === 0) return null
  return { kind: 'quote', id: composer.nextId(blocks.map(blockText).join(' ')), blocks }
}

/** Code as one sentence with its line breaks, or null when it is blank. The run is taken as it stands. */
export function composeCode(composer: Composer, language: string | null, run: Run): Code | null {
  if (run.text.trim() === '') return null
  const id = composer.nextId(run.text)
  const span =
    run.place && composer.origin === 'source'
      ? { start: run.place(0), end: run.place(run.text.length) }
      : null
  const { text } = run
  const sentence: Sentence = {
    id: `${id}:0`,
    text,
    inlines: [{ text, marks: ['code'] }],
    origin: composer.origin,
    span,
  }
  return { kind: 'code', id, language, sentences: [sentence] }
}

/** A table of one sentence per cell, empty cells included so that columns stay; null without any words. */
export function composeTable(
  composer: Composer,
  rows: readonly (readonly (readonly Run[])[])[],
): Table | null {
  const text = collapse(rows.flat().map(runsText).join(' '))
  if (text === '') return null
  const id = composer.nextId(text)
  let first = 0
  const cells = rows.map((row) =>
    row.map((runs): Sentence => {
      const [sentence] = cut(composer, runs, { id, whole: true, first })
      first += 1
      return (
        sentence ?? { id: `${id}:${first - 1}`, text: '', inlines: [], origin: composer.origin, span: null }
      )
    }),
  )
  return { kind: 'table', id, rows: cells }
}

/** An image; its alternative text is one sentence, or none. */
export function composeImage(composer: Composer, url: string, alt: readonly Run[]): Image {
  const id = composer.nextId(runsText(alt) || url)
  return { kind: 'image', id, url, sentences: cut(composer, alt, { id, whole: true }) }
}

export function composeDivider(composer: Composer): Divider {
  return { kind: 'divider', id: composer.nextId('') }
}

interface CutPlace {
  readonly id: string
  readonly whole: boolean
  readonly first?: number
}

function cut(
  composer: Composer,
  runs: readonly Run[],
  { id, whole, first = 0 }: CutPlace,
): readonly Sentence[] {
  const { language, origin } = composer
  return cutSentences(runs, { block: id, first, language, origin, whole })
}
