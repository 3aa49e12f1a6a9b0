import { describe, expect, it } from 'vitest'
import {
  composeCode,
  composeHeading,
  composeImage,
  composeList,
  composeParagraph,
  composeQuote,
  composeTable,
  newComposer,
} from '../../../src/core/article/compose-blocks.ts'
import { blockSentences } from '../../../src/core/article/document.ts'
import { plainRun, type Run } from '../../../src/core/article/runs.ts'
import { outlineBlocks } from '../../support/outline.ts'

function words(text: string): Run[] {
  return [plainRun(text, 0)]
}

describe('composing blocks', () => {
  it('numbers the sentences of a list through its items, and gives children ids of their own', () => {
    const composer = newComposer('en', 'source')
    const child = composeParagraph(composer, words('Inside.'))
    const list = composeList(composer, true, [
      { runs: words('One. Two.'), children: child ? [child] : [] },
      { runs: words('Label: three.'), children: [] },
    ])
    if (!list || !child) throw new Error('A list and its child were expected')
    expect(outlineBlocks([list])).toEqual(['ol', '- One. | Two.', '  p: Inside.', '- {Label} Label: three.'])
    expect(blockSentences(list).map(({ id }) => id)).toEqual([
      `${list.id}:0`,
      `${list.id}:1`,
      `${child.id}:0`,
      `${list.id}:2`,
    ])
  })

  it('keeps the line breaks of code in one sentence', () => {
    const code = composeCode(newComposer('en', 'source'), 'js', plainRun('a. b\n  c', 7))
    expect(code?.sentences).toMatchObject([{ text: 'a. b\n  c', span: { start: 7, end: 15 } }])
  })

  it('keeps empty cells of a table', () => {
    const table = composeTable(newComposer('en', 'source'), [
      [words('A'), words('')],
      [words(' '), words('One. Two.')],
    ])
    expect(table?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['A', ''],
      ['', 'One. Two.'],
    ])
    expect(table?.rows.flat().map(({ id }) => id.split(':')[1])).toEqual(['0', '1', '2', '3'])
  })

  it('tells images without words apart by their address', () => {
    const composer = newComposer('en', 'source')
    const [one, two] = [composeImage(composer, '/a.png', []), composeImage(composer, '/b.png', [])]
    expect(one.id).not.toBe(two.id)
    expect(one.sentences).toEqual([])
  })

  it('makes nothing of what shows nothing', () => {
    const composer = newComposer('en', 'source')
    expect(composeParagraph(composer, words(' \n'))).toBeNull()
    expect(composeHeading(composer, 2, [])).toBeNull()
    expect(composeList(composer, false, [{ runs: words(' '), children: [] }])).toBeNull()
    expect(composeQuote(composer, [])).toBeNull()
    expect(composeCode(composer, null, plainRun('\n', 0))).toBeNull()
    expect(composeTable(composer, [[words('')]])).toBeNull()
  })
})
