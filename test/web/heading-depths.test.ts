import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/core/article/document.ts'
import { headingDepths } from '../../src/web/heading-depths.ts'

const heading = (level: number, index: number): Block => ({
  kind: 'heading',
  id: `h${index}`,
  level,
  sentences: [],
})

const depthsOf = (...levels: number[]) => [...headingDepths(levels.map(heading)).values()]

describe('the depths of headings', () => {
  it('begin at the top, and leave no step out on the way down', () => {
    expect(depthsOf(2, 4, 4, 2, 3, 6)).toEqual([1, 2, 2, 1, 2, 3])
    expect(depthsOf(3, 2, 3, 1)).toEqual([1, 1, 2, 1])
  })

  it('count the headings inside quotations and lists too', () => {
    const quote: Block = { kind: 'quote', id: 'q', blocks: [heading(5, 1)] }
    const item = { label: null, sentences: [], children: [heading(3, 2)] }
    const list: Block = { kind: 'list', id: 'l', ordered: false, items: [item] }
    expect([...headingDepths([heading(1, 0), quote, list])]).toEqual([
      ['h0', 1],
      ['h1', 2],
      ['h2', 2],
    ])
  })
})
