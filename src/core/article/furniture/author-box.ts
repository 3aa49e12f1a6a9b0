import type { Block } from '../document.ts'
import type { BlockShape } from './block-shape.ts'

/**
 * Among the last two paragraphs, those that introduce a writer by name and job; not where the article speaks
 * of that person, whose name then stands in other paragraphs too.
 */
export function findAuthorBox(shapes: readonly BlockShape[], biography: RegExp): readonly Block[] {
  return shapes
    .slice(-2)
    .filter(
      (shape) =>
        shape.words <= 110 && shape.text.length < 900 && isAbsent(nameIn(shape, biography), shapes, shape),
    )
    .map(({ block }) => block)
}

function nameIn({ block, text }: BlockShape, biography: RegExp): string | null {
  return block.kind === 'paragraph' ? (biography.exec(text)?.[1] ?? null) : null
}

/** Whether a name, or its last part, stands in no other block but a short line such as a byline. */
function isAbsent(name: string | null, shapes: readonly BlockShape[], own: BlockShape): boolean {
  const last = name?.split(' ').at(-1)
  if (!last) return false
  return shapes.every((shape) => shape === own || shape.words <= 12 || !shape.text.includes(last))
}
