import { expect, it } from 'vitest'
import type { List } from '../../src/core/article/document.ts'
import { blockLines } from '../../src/render/block-text.ts'
import { PARAGRAPH } from '../../src/render/text-line.ts'

it('numbers a list from where the article does', () => {
  const item = { label: null, sentences: [], children: [] }
  const words = (text: string) => ({
    ...item,
    sentences: [{ id: text, text, inlines: [{ text, marks: [] }], origin: 'source' as const, span: null }],
  })
  const list: List = { kind: 'list', id: 'b', ordered: true, start: 9, items: [words('Nine'), words('Ten')] }
  const lines = blockLines([list], PARAGRAPH)
  expect(lines.map(({ first, pieces }) => first + pieces.join(''))).toEqual(['9. Nine', '10. Ten'])
})
