import type { Run } from '../../../core/article/runs.ts'
import { cleanArticle } from '../../source-text.ts'
import { codeOf } from './dom-code.ts'
import { closePieces, opensPart } from './dom-containers.ts'
import { imageOf } from './dom-images.ts'
import { hasWords, joinBullets, lineBreak, paragraphsOf } from './dom-lines.ts'
import { markText } from './dom-marks.ts'
import { type Piece, withoutParts } from './dom-pieces.ts'
import { type Style, styleWithin } from './dom-style.ts'
import { isUnseen } from './dom-unseen.ts'
import { tagOf, walkDom } from './dom-walk.ts'

/** What is open while a page is read: the containers around, the styles around, and the line being filled. */
interface Flow {
  readonly base: string | null
  readonly open: { readonly element: Element; readonly pieces: Piece[] }[]
  readonly styles: Style[]
  runs: Run[]
  /** Images in the line, after its first word; they follow it. */
  images: Piece[]
  /** The last visible character of the line; empty where it has none yet. */
  last: string
  level: number | null
}

/** More containers than this in one another, and the inner ones are only the blocks that they hold. */
const deepest = 40

/** All that a browser shows of an element, as pieces in reading order; relative addresses are read from `base`. */
export function domPieces(root: Element, base: string | null): readonly Piece[] {
  const all: Piece[] = []
  const flow: Flow = {
    base,
    open: [{ element: root, pieces: all }],
    styles: [{ marks: [] }],
    runs: [],
    images: [],
    last: '',
    level: null,
  }
  walkDom(root, {
    enter: (element) => enter(flow, element),
    leave: (element) => leave(flow, element),
    text: (words) => addText(flow, words),
  })
  endLine(flow)
  return joinBullets(withoutParts(all))
}

const blockTags = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

function isBlock(element: Element, tag: string): boolean {
  return blockTags.has(tag) || /display:\s?(?:block|flex|grid)/.test(element.getAttribute('style') ?? '')
}

function enter(flow: Flow, element: Element): boolean {
  const tag = tagOf(element)
  if (isUnseen(element, tag) || isLeaf(flow, element, tag)) return false
  if (isBlock(element, tag)) beginBlock(flow, element, tag)
  if (tag === 'q') addText(flow, '“')
  flow.styles.push(styleWithin(styleOf(flow), element, flow.base))
  return true
}

/** Elements without an inside of their own, and marks; true if it was one. */
function isLeaf(flow: Flow, element: Element, tag: string): boolean {
  if (tag === 'br') addBreak(flow)
  else if (tag === 'img') addImage(flow, element)
  else if (tag === 'hr') addPiece(flow, { kind: 'divider' })
  else if (tag === 'pre') addPiece(flow, { kind: 'code', ...codeOf(element) })
  else {
    const mark = markText(element, tag, flow.last)
    if (mark === null) return false
    addText(flow, mark)
  }
  return true
}

function beginBlock(flow: Flow, element: Element, tag: string): void {
  if (isWithinHeading(flow, tag)) {
    addText(flow, ' ')
    return
  }
  endLine(flow)
  flow.level = /^h[1-6]$/.test(tag) ? Number(tag.slice(1)) : null
  const depth = flow.open.filter((one) =>
    /^(?:ol|ul|menu|dir|dl|blockquote)$/.test(tagOf(one.element)),
  ).length
  if (flow.open.length < deepest && opensPart(tag, depth)) flow.open.push({ element, pieces: [] })
}

/** A heading may hold blocks that are its words; a paragraph after those means that nobody closed the heading. */
function isWithinHeading(flow: Flow, tag: string): boolean {
  if (flow.level === null || /^h[1-6]$/.test(tag)) return false
  return tag === 'div' || (tag === 'p' && flow.last === '')
}

function leave(flow: Flow, element: Element): void {
  const tag = tagOf(element)
  flow.styles.pop()
  if (tag === 'q') addText(flow, '”')
  if (isWithinHeading(flow, tag)) addText(flow, ' ')
  else if (isBlock(element, tag)) endBlock(flow, element, tag)
}

function endBlock(flow: Flow, element: Element, tag: string): void {
  endLine(flow)
  flow.level = null
  const last = flow.open.at(-1)
  if (flow.open.length === 1 || last?.element !== element) return
  flow.open.pop()
  for (const piece of closePieces(element, tag, last.pieces)) flow.open.at(-1)?.pieces.push(piece)
}

function styleOf(flow: Flow): Style {
  return flow.styles.at(-1) ?? { marks: [] }
}

/** White space is what HTML calls so; invisible places to break a word are left out. */
function addText(flow: Flow, words: string): void {
  const text = cleanArticle(words)
    .replace(/[\t\n ]+/g, ' ')
    .replace(/[\u00ad\u200b\ufeff]/g, '')
  if (text === '' || (text === ' ' && flow.runs.length === 0)) return
  flow.runs.push({ ...styleOf(flow), text, place: null })
  flow.last = text.trimEnd().slice(-1) || flow.last
}

function addBreak(flow: Flow): void {
  if (flow.level !== null) addText(flow, ' ')
  else if (flow.last !== '') flow.runs.push({ text: lineBreak, marks: [], place: null })
}

function addImage(flow: Flow, element: Element): void {
  const image = imageOf(element, flow.base)
  if (image === null) return
  const piece: Piece = { kind: 'image', url: image.url, alt: image.alt }
  if (image.emoji) addText(flow, image.alt)
  else if (flow.last === '') flow.open.at(-1)?.pieces.push(piece)
  else flow.images.push(piece)
}

function addPiece(flow: Flow, piece: Piece): void {
  endLine(flow)
  flow.open.at(-1)?.pieces.push(piece)
}

/** Ends the paragraph or heading that is being filled, if it shows anything. */
function endLine(flow: Flow): void {
  const { runs, images, level } = flow
  const pieces = flow.open.at(-1)?.pieces
  if (hasWords(runs)) {
    if (level === null) for (const piece of paragraphsOf(runs)) pieces?.push(piece)
    else pieces?.push({ kind: 'heading', level, runs: runs.map(withoutBold) })
  }
  for (const image of images) pieces?.push(image)
  flow.runs = []
  flow.images = []
  flow.last = ''
}

/** A heading is bold by itself. */
function withoutBold(run: Run): Run {
  return { ...run, marks: run.marks.filter((mark) => mark !== 'strong') }
}
