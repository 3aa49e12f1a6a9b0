import type {
  Code,
  FootnoteDefinition,
  Html,
  Image,
  ImageReference,
  List,
  ListItem,
  RootContent,
  Table,
} from 'mdast'
import {
  type Composer,
  composeCode,
  composeDivider,
  composeHeading,
  composeImage,
  composeList,
  composeParagraph,
  composeQuote,
  composeTable,
  type ItemParts,
  startingAt,
} from '../../core/article/compose-blocks.ts'
import type { Block } from '../../core/article/document.ts'
import { domBlocks } from '../html/dom/dom-blocks.ts'
import { pageFault, parsePage } from '../html/page/page-dom.ts'
import { isCovered, uncoverShortcodes, withoutCover, withoutShortcodes } from './covered-source.ts'
import { imageAddress } from './image-address.ts'
import { htmlWords, isPlainHtml } from './markdown-html.ts'
import { imagesAsWords, imagesIn, type MarkdownContext, noteNumber, phrasingRuns } from './markdown-runs.ts'
import { stretchOf } from './markdown-tree.ts'
import { type ShortcodeDesk, shortcodeImage, shortcodeTexts } from './shortcode-blocks.ts'
import { type Shortcode, shortcodesWithin } from './shortcodes.ts'
import { alignPlaces, type Stretch } from './source-places.ts'

/** What turning the tree of one Markdown text into blocks needs; `parsed` has the length of the source. */
export interface MarkdownWork extends MarkdownContext, ShortcodeDesk {
  readonly composer: Composer
  /** In order; those of words that the marketer typed say nothing and are not among them. */
  readonly shortcodes: readonly Shortcode[]
}

/** The blocks of a Markdown text in reading order; its notes follow as one numbered list at the end. */
export function markdownBlocks(work: MarkdownWork, nodes: readonly RootContent[]): readonly Block[] {
  const blocks = nodes.flatMap((node) => [...flowBlocks(work, [node]), ...shortcodeBlocks(work, node)])
  const notes = composeNotes(work, nodes)
  return notes ? [...blocks, notes] : blocks
}

function flowBlocks(work: MarkdownWork, nodes: readonly RootContent[]): readonly Block[] {
  return nodes.flatMap((node) => nodeBlocks(work, node)).filter((block) => block !== null)
}

function nodeBlocks(work: MarkdownWork, node: RootContent): readonly (Block | null)[] {
  const { composer } = work
  switch (node.type) {
    case 'paragraph':
      return withMedia(work, node, composeParagraph(composer, runsOf(work, node)))
    case 'heading':
      return withMedia(work, node, composeHeading(composer, node.depth, runsOf(work, node)))
    case 'thematicBreak':
      return [composeDivider(composer)]
    case 'blockquote':
      return [composeQuote(composer, flowBlocks(work, node.children))]
    case 'list':
      return [listBlock(work, node)]
    case 'code':
      return [composeCode(composer, codeLanguage(node), codeRun(work, node.value, placeOf(work, node)))]
    case 'table':
      return [composeTable(composer, tableRuns(work, node)), ...shortcodeImages(work, node)]
    case 'html':
      return [...htmlBlocks(work, node), ...shortcodeImages(work, node)]
    default:
      return []
  }
}

type Worded = Extract<RootContent, { type: 'paragraph' | 'heading' | 'tableCell' }>

function runsOf(work: MarkdownWork, node: Worded) {
  return phrasingRuns(work, node.children, placeOf(work, node))
}

function placeOf(work: MarkdownWork, node: RootContent): Stretch {
  return stretchOf(node, { source: work.parsed, start: 0, end: work.parsed.length })
}

/** The images of a paragraph become blocks: before its words where it begins with one, else after them. */
function withMedia(work: MarkdownWork, node: Worded, words: Block | null): readonly (Block | null)[] {
  const media = mediaBlocks(work, node)
  const [first] = node.children
  const leads = first !== undefined && (imagesIn([first]).length > 0 || beginsCovered(work, node))
  return leads ? [...media, words] : [words, ...media]
}

function mediaBlocks(work: MarkdownWork, node: Worded): readonly Block[] {
  const images = imagesIn(node.children).map((image) => imageBlock(work, image))
  return [...images, ...shortcodeImages(work, node)]
}

function beginsCovered({ parsed }: MarkdownWork, { position }: Worded): boolean {
  return isCovered(parsed.charAt(position?.start.offset ?? parsed.length))
}

/** The images that the shortcodes in a node show. */
export function shortcodeImages(work: MarkdownWork, node: RootContent): readonly Block[] {
  return shortcodesIn(work, node).flatMap((one) => shortcodeImage(work.composer, one))
}

/** What the shortcodes in a node say beside its words. It stands beside the whole node, however deep it was found. */
export function shortcodeBlocks(work: MarkdownWork, node: RootContent): readonly Block[] {
  return shortcodesIn(work, node).flatMap((one) => shortcodeTexts(work, one))
}

/** The shortcodes in the words of a node; those in its code are code. */
function shortcodesIn(work: MarkdownWork, node: RootContent): readonly Shortcode[] {
  if (!node.position) return []
  const { start, end } = placeOf(work, node)
  const found = shortcodesWithin(work.shortcodes, start, end)
  const code = found.length === 0 ? [] : codeIn(node).map((one) => placeOf(work, one))
  return found.filter((one) => !code.some((place) => place.start <= one.start && one.start < place.end))
}

function codeIn(node: RootContent): readonly RootContent[] {
  if (node.type === 'inlineCode' || node.type === 'code') return [node]
  return 'children' in node ? node.children.flatMap(codeIn) : []
}

function imageBlock(work: MarkdownWork, image: Image | ImageReference): Block {
  const address = image.type === 'image' ? image.url : (work.addresses.get(image.identifier) ?? '')
  const [alt] = imagesAsWords([image])
  return composeImage(
    work.composer,
    imageAddress(address),
    alt ? phrasingRuns(work, [alt], placeOf(work, image)) : [],
  )
}

function listBlock(work: MarkdownWork, node: List): Block | null {
  const list = composeList(work.composer, node.ordered === true, listParts(work, node))
  return startingAt(list, node.start ?? null)
}

function listParts(work: MarkdownWork, list: List): readonly ItemParts[] {
  return list.children.map((item) => itemParts(work, item))
}

function itemParts(work: MarkdownWork, item: ListItem | FootnoteDefinition): ItemParts {
  const [first, ...rest] = item.children
  if (first?.type !== 'paragraph') return { runs: [], children: flowBlocks(work, item.children) }
  return { runs: runsOf(work, first), children: [...mediaBlocks(work, first), ...flowBlocks(work, rest)] }
}

/** A name that a shortcode would fill in is none. */
function codeLanguage({ lang }: Code): string | null {
  return lang && !isCovered(lang) ? lang : null
}

function codeRun(work: MarkdownWork, value: string, at: Stretch) {
  const fenced = /[`~]/.test(at.source.charAt(at.start))
  const start = fenced ? at.source.indexOf('\n', at.start) + 1 : at.start
  const place = alignPlaces(value, { ...at, start })
  return { text: uncoverShortcodes(value, place, work), marks: [], place }
}

function tableRuns(work: MarkdownWork, table: Table) {
  return table.children.map((row) =>
    row.children.map((cell) => runsOf(work, { ...cell, children: imagesAsWords(cell.children) })),
  )
}

/** Plain words keep their places; anything more is read as a page is. */
function htmlBlocks(work: MarkdownWork, node: Html): readonly (Block | null)[] {
  if (isPlainHtml(node.value)) return [plainHtmlBlock(work, node)]
  const html = withoutCover(node.value)
  return pageFault(html) === null ? domBlocks(work.composer, parsePage(html).body, { url: null }) : []
}

function plainHtmlBlock(work: MarkdownWork, node: Html): Block | null {
  const words = htmlWords(node.value, placeOf(work, node))
  if (words === null) return null
  const runs = words.runs.flatMap((run) => withoutShortcodes(run, work))
  return words.level === null
    ? composeParagraph(work.composer, runs)
    : composeHeading(work.composer, words.level, runs)
}

function composeNotes(work: MarkdownWork, nodes: readonly RootContent[]): Block | null {
  const notes = new Map<number, FootnoteDefinition>()
  for (const node of nodes.flatMap(notesIn)) {
    const number = noteNumber(work, node.identifier)
    if (!notes.has(number)) notes.set(number, node)
  }
  const inOrder = [...notes].sort(([left], [right]) => left - right)
  return composeList(
    work.composer,
    true,
    inOrder.map(([, note]) => itemParts(work, note)),
  )
}

function notesIn(node: RootContent): readonly FootnoteDefinition[] {
  if (node.type === 'footnoteDefinition') return [node]
  return 'children' in node ? node.children.flatMap(notesIn) : []
}
