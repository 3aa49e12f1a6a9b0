import type { Block } from '../document.ts'
import { type BlockShape, shapeOf } from './block-shape.ts'
import type { Furniture } from './furniture.ts'

/** A heading, or null before the first one, with what stands under it. */
export interface Stretch {
  readonly heading: Block | null
  readonly blocks: readonly Block[]
}

/** The stretches of an article, and all their blocks that have words. */
export interface PageShape {
  readonly stretches: readonly Stretch[]
  readonly shapes: readonly BlockShape[]
  readonly hasLinks: boolean
}

/** A block with what it is, if no part of the article. */
export interface FoundFurniture {
  readonly block: Block
  readonly what: Furniture
}

/** Measures the blocks of an article once. */
export function pageShape(stretches: readonly Stretch[]): PageShape {
  const blocks = stretches.flatMap((stretch) => stretch.blocks)
  const shapes = blocks.map(shapeOf).filter(({ text }) => text !== '')
  return { stretches, shapes, hasLinks: shapes.some(({ linked }) => linked > 0) }
}
