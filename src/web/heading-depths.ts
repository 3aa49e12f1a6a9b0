import type { Block } from '../core/article/document.ts'

/** By the id of each heading, how deep it stands: 1 at the top, and never more than one below the heading before. */
export function headingDepths(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>()
  const above: number[] = []
  for (const { id, level } of headingsIn(blocks)) {
    while ((above.at(-1) ?? 0) >= level) above.pop()
    above.push(level)
    depths.set(id, above.length)
  }
  return depths
}

function headingsIn(blocks: readonly Block[]): readonly Extract<Block, { kind: 'heading' }>[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block]
    if (block.kind === 'quote') return headingsIn(block.blocks)
    return block.kind === 'list' ? block.items.flatMap(({ children }) => headingsIn(children)) : []
  })
}
