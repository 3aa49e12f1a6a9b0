import { blockText } from '../document.ts'
import { type BlockShape, shapeOf } from './block-shape.ts'
import type { FurnitureHeading, FurnitureLine, FurnitureWords } from './furniture.ts'
import type { FoundFurniture, PageShape, Stretch } from './page-shape.ts'

/** Longer blocks are read as part of the article, whatever their words. */
const longest = 700
/** Without links, blocks of more words are text, not names of pages. */
const longestName = 30

/** The blocks whose place, shape and words, or whose heading, say that they belong to the page, not to the article. */
export function findFurniture(page: PageShape, words: FurnitureWords): readonly FoundFurniture[] {
  return [...furnitureLines(page, words), ...furnitureSections(page, words)]
}

/** What is furniture at the top makes room for what stands below it. */
function furnitureLines({ shapes, hasLinks }: PageShape, words: FurnitureWords): readonly FoundFurniture[] {
  const end = shapes.length - Math.max(3, Math.ceil(shapes.length / 5))
  let top = 2
  return shapes.flatMap((shape, at): readonly FoundFurniture[] => {
    const place = { isTop: at < top, isEnd: at >= end, hasLinks }
    const line = words.lines.find((one) => fitsLine(one, shape, place))
    if (line && place.isTop) top += 1
    return line ? [{ block: shape.block, what: line.what }] : []
  })
}

interface Place {
  readonly isTop: boolean
  readonly isEnd: boolean
  readonly hasLinks: boolean
}

function fitsLine(line: FurnitureLine, { text, words, linked, block }: BlockShape, place: Place): boolean {
  if (block.kind === 'code' || block.kind === 'table') return false
  if (text.length > longest || words > line.mostWords) return false
  if (line.linked && place.hasLinks && linked < 0.5) return false
  const { isTop, isEnd } = place
  const where = { top: isTop, end: isEnd, edges: isTop || isEnd, anywhere: true }
  return where[line.place] && line.pattern.test(text)
}

/** A section that its heading calls furniture stands at the end, after the text, or is mostly links. */
function furnitureSections(
  { stretches, hasLinks }: PageShape,
  words: FurnitureWords,
): readonly FoundFurniture[] {
  const named = stretches.map((stretch) => furnitureHeading(stretch, words))
  const text = named.lastIndexOf(undefined)
  return stretches.flatMap(({ blocks }, at): readonly FoundFurniture[] => {
    const heading = named[at]
    const section = { shapes: blocks.map(shapeOf), hasLinks, isLast: at > text }
    if (!heading || !isFurniture(heading, section)) return []
    return blocks.map((block) => ({ block, what: heading.what }))
  })
}

function furnitureHeading({ heading }: Stretch, words: FurnitureWords): FurnitureHeading | undefined {
  const text = heading ? blockText(heading) : ''
  return text.length > 120 ? undefined : words.headings.find(({ pattern }) => pattern.test(text))
}

interface NamedSection {
  readonly shapes: readonly BlockShape[]
  readonly hasLinks: boolean
  readonly isLast: boolean
}

function isFurniture(heading: FurnitureHeading, { shapes, hasLinks, isLast }: NamedSection): boolean {
  const total = shapes.reduce((sum, { words }) => sum + words, 0)
  const linked = shapes.reduce((sum, { words, linked }) => sum + words * linked, 0)
  if (total > heading.mostWords) return false
  if (!heading.linked) return isLast
  return hasLinks ? linked >= total / 2 : isLast && shapes.every(areNames)
}

function areNames({ block, text, words }: BlockShape): boolean {
  if (block.kind === 'list') return words <= block.items.length * longestName
  return words <= longestName && !/[.:…][”"’)]?$/.test(text)
}
