import { blockText, type SetAside } from '../document.ts'
import { findAuthorBox } from './author-box.ts'
import { findContents } from './contents-lists.ts'
import { furnitureWords } from './furniture-words.ts'
import { findFurniture } from './page-furniture.ts'
import { pageShape, type Stretch } from './page-shape.ts'
import { findRepeats } from './repeated-blocks.ts'

/**
 * The blocks that are no part of what an article says: page furniture that its place, its shape and its words
 * show to be such, tables of contents, and paragraphs that were said before. A heading goes with all that
 * stands under it. Nothing is set aside where nothing would be left.
 */
export function findSetAside(stretches: readonly Stretch[], language: string): readonly SetAside[] {
  const page = pageShape(stretches)
  const words = furnitureWords(language)
  const aside = new Map<string, SetAside>()
  for (const { block, what } of [...(words ? findFurniture(page, words) : []), ...findContents(page, words)])
    if (!aside.has(block.id)) aside.set(block.id, { block: block.id, reason: 'boilerplate', what })
  for (const { id } of findRepeats(page.shapes.map(({ block }) => block)))
    if (!aside.has(id)) aside.set(id, { block: id, reason: 'duplicate', what: 'repeated' })
  const kept = page.shapes.filter(({ block }) => !aside.has(block.id))
  for (const { id } of words ? findAuthorBox(kept, words.biography) : [])
    aside.set(id, { block: id, reason: 'boilerplate', what: 'author-box' })
  for (const stretch of stretches) putHeading(stretch, aside)
  const isAllGone = page.shapes.every(({ block }) => aside.has(block.id))
  return isAllGone ? [] : inOrder(stretches, aside)
}

function putHeading({ heading, blocks }: Stretch, aside: Map<string, SetAside>): void {
  const shown = blocks.filter((block) => blockText(block) !== '')
  const first = shown[0] ? aside.get(shown[0].id) : undefined
  if (heading && first && shown.every(({ id }) => aside.has(id)))
    aside.set(heading.id, { ...first, block: heading.id })
}

function inOrder(stretches: readonly Stretch[], aside: ReadonlyMap<string, SetAside>): readonly SetAside[] {
  const blocks = stretches.flatMap(({ heading, blocks }) => [...(heading ? [heading] : []), ...blocks])
  return blocks.map(({ id }) => aside.get(id)).filter((one) => one !== undefined)
}
