import { findAuthorBox } from './author-box.ts'
import { type BlockShape, isListOfAnchors, shapeOf } from './block-shape.ts'
import { type Block, blockText, type SetAside } from './document.ts'
import type { Furniture, FurnitureHeading, FurnitureLine, FurnitureWords } from './furniture.ts'
import { furnitureWords } from './furniture-words.ts'
import { findRepeats } from './repeated-blocks.ts'
import { wordKey } from './word-key.ts'

/** A heading, or null before the first one, with what stands under it. */
export interface Stretch {
  readonly heading: Block | null
  readonly blocks: readonly Block[]
}

/** Longer blocks are read as part of the article, whatever their words. */
const longest = 700

/**
 * The blocks that are no part of what an article says: page furniture that its place, its shape and its words
 * show to be such, tables of contents, and paragraphs that were said before. A heading goes with all that
 * stands under it. Nothing is set aside where nothing would be left.
 */
export function findSetAside(stretches: readonly Stretch[], language: string): readonly SetAside[] {
  const page = pageOf(stretches)
  const words = furnitureWords(language)
  const aside = new Map<string, SetAside>()
  const put = (block: Block, what: string, reason: SetAside['reason'] = 'boilerplate'): void => {
    if (!aside.has(block.id)) aside.set(block.id, { block: block.id, reason, what })
  }
  if (words) findFurniture(page, words, put)
  for (const { block } of contentsOf(page, words)) put(block, 'contents')
  for (const block of findRepeats(page.shapes.map(({ block }) => block))) put(block, 'repeated', 'duplicate')
  const kept = page.shapes.filter(({ block }) => !aside.has(block.id))
  if (words) for (const block of findAuthorBox(kept, words.biography)) put(block, 'author-box')
  for (const { heading, blocks } of stretches) putHeading(heading, blocks, aside)
  const isAllGone = page.shapes.every(({ block }) => aside.has(block.id))
  return isAllGone ? [] : inOrder(stretches, aside)
}

/** The worded blocks of an article with what their places are measured by. */
interface Page {
  readonly stretches: readonly Stretch[]
  readonly shapes: readonly BlockShape[]
  readonly hasLinks: boolean
}

function pageOf(stretches: readonly Stretch[]): Page {
  const blocks = stretches.flatMap((stretch) => stretch.blocks)
  const shapes = blocks.map(shapeOf).filter(({ text }) => text !== '')
  return { stretches, shapes, hasLinks: shapes.some(({ linked }) => linked > 0) }
}

type Put = (block: Block, what: Furniture) => void

function findFurniture(page: Page, words: FurnitureWords, put: Put): void {
  let top = 2
  for (const [at, shape] of page.shapes.entries()) {
    const isTop = at < top
    const isEnd = at >= page.shapes.length - Math.max(3, Math.ceil(page.shapes.length / 5))
    const line = words.lines.find((one) => fitsLine(one, shape, { isTop, isEnd, hasLinks: page.hasLinks }))
    if (!line) continue
    put(shape.block, line.what)
    if (isTop) top += 1
  }
  for (const stretch of page.stretches)
    for (const block of underFurniture(stretch, words, page.hasLinks)) put(block.block, block.what)
}

interface Place {
  readonly isTop: boolean
  readonly isEnd: boolean
  readonly hasLinks: boolean
}

function fitsLine(line: FurnitureLine, { text, words, linked, block }: BlockShape, place: Place): boolean {
  if (block.kind === 'code' || block.kind === 'table' || text.length > longest || words > line.mostWords)
    return false
  if (line.linked && place.hasLinks && linked < 0.5) return false
  const { isTop, isEnd } = place
  const where = { top: isTop, end: isEnd, edges: isTop || isEnd, anywhere: true }
  return where[line.place] && line.pattern.test(text)
}

/** The blocks under a heading that names furniture, where they are few enough and look like it. */
function underFurniture(
  { heading, blocks }: Stretch,
  words: FurnitureWords,
  hasLinks: boolean,
): readonly { block: Block; what: Furniture }[] {
  if (!heading) return []
  const title = blockText(heading)
  const found = title.length > 120 ? undefined : words.headings.find(({ pattern }) => pattern.test(title))
  if (!found || !isFurniture(found, blocks.map(shapeOf), hasLinks)) return []
  return blocks.map((block) => ({ block, what: found.what }))
}

function isFurniture(heading: FurnitureHeading, shapes: readonly BlockShape[], hasLinks: boolean): boolean {
  const total = shapes.reduce((sum, { words }) => sum + words, 0)
  if (total > heading.mostWords) return false
  if (!heading.linked || !hasLinks) return true
  return shapes.reduce((sum, { words, linked }) => sum + words * linked, 0) >= total / 2
}

/** Tables of contents: links to places on the page, or a list that names the headings, with the line above it. */
function contentsOf(page: Page, words: FurnitureWords | null): readonly BlockShape[] {
  const headings = new Set(
    page.stretches.flatMap(({ heading }) => (heading ? [wordKey(blockText(heading))] : [])),
  )
  return page.shapes.flatMap((shape, at) => {
    if (!isContents(shape.block, headings)) return []
    const above = page.shapes[at - 1]
    if (above && words?.contents.test(above.text)) return [above, shape]
    return above && /[:：]$/.test(above.text) ? [] : [shape]
  })
}

function isContents(block: Block, headings: ReadonlySet<string>): boolean {
  if (block.kind !== 'list') return false
  if (isListOfAnchors(block)) return true
  const named = block.items.filter(({ sentences }) =>
    headings.has(wordKey(sentences.map(({ text }) => text).join(' '))),
  )
  return block.items.length >= 3 && named.length >= block.items.length * 0.8
}

function putHeading(heading: Block | null, blocks: readonly Block[], aside: Map<string, SetAside>): void {
  const shown = blocks.filter((block) => blockText(block) !== '')
  const first = shown[0] ? aside.get(shown[0].id) : undefined
  if (heading && first && shown.every(({ id }) => aside.has(id)))
    aside.set(heading.id, { ...first, block: heading.id })
}

function inOrder(stretches: readonly Stretch[], aside: ReadonlyMap<string, SetAside>): readonly SetAside[] {
  const blocks = stretches.flatMap(({ heading, blocks }) => [...(heading ? [heading] : []), ...blocks])
  return blocks.map(({ id }) => aside.get(id)).filter((one) => one !== undefined)
}
