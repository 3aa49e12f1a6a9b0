import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src/core/article/document.ts'
import { readMarkdownBlocks } from '../../../src/ingest/markdown/markdown.ts'
import { writeMarkdown } from '../../../src/ingest/markdown/write-markdown.ts'

const blocksOf = (...lines: string[]): readonly Block[] =>
  readMarkdownBlocks(lines.join('\n'), 'en', 'source') ?? []

const startsOf = (blocks: readonly Block[]): unknown[] =>
  blocks.map((block) => (block.kind === 'list' ? (block.start ?? 1) : block.kind))

describe('the numbers of a list', () => {
  const interrupted = ['1. One', '2. Two', '', 'Between.', '', '3. Three', '4. Four']

  it('go on where words stood between', () => {
    expect(startsOf(blocksOf(...interrupted))).toEqual([1, 'paragraph', 3])
    expect(startsOf(blocksOf('0. Zero', '1. One'))).toEqual([0])
    expect(startsOf(blocksOf('- One', '- Two'))).toEqual([1])
  })

  it('are written as they were, also below the words of an item', () => {
    expect(writeMarkdown(blocksOf(...interrupted))).toBe(interrupted.join('\n'))
    const nested = blocksOf('- Words', '', '  7. Seven', '  8. Eight')
    const [list] = blocksOf(writeMarkdown(nested))
    expect(list?.kind === 'list' && startsOf(list.items[0]?.children ?? [])).toEqual([7])
  })
})
