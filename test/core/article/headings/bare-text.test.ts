import { describe, expect, it } from 'vitest'
import { bareText } from '../../../../src/core/article/headings/bare-text.ts'
import { readMarkdown } from '../../../../src/ingest/markdown/markdown.ts'

const source = `# Letters

A **first** line
that goes on.

## Why

- One
  1. Nested
- Two

> Quoted.

| a | b |
|---|---|
| c | d |

---

![A pen](https://example.com/pen.png)

\`\`\`
one

two
\`\`\`
`

function bare(layout: 'dense' | 'blank-lines'): string[] {
  const read = readMarkdown(source)
  if (read.kind !== 'read') throw new Error(read.kind)
  return bareText(read.document, layout).split('\n')
}

const lines = [
  'Letters',
  'A first line that goes on.',
  'Why',
  '• One',
  '  1. Nested',
  '• Two',
  'Quoted.',
  'a\tb',
  'c\td',
  'one',
  'two',
]

describe('the bare text of an article', () => {
  it('has a line for each block, item and row, without any mark of what it is', () => {
    expect(bare('dense')).toEqual([...lines, ''])
  })

  it('may have blank lines between blocks', () => {
    const blank = bare('blank-lines')
    expect(blank.filter((line) => line !== '')).toEqual(lines)
    expect(blank.slice(0, 9)).toEqual([
      'Letters',
      '',
      'A first line that goes on.',
      '',
      'Why',
      '',
      '• One',
      '  1. Nested',
      '• Two',
    ])
  })
})
