import { describe, expect, it } from 'vitest'
import type { Mark } from '../../../src/core/article/document.ts'
import {
  type Cut,
  cutSentences,
  plainRun,
  type Run,
  runsText,
  sliceRun,
} from '../../../src/core/article/runs.ts'

const cut: Cut = { block: 'b1-1', first: 0, language: 'en', origin: 'source', whole: false }

function run(text: string, start: number, marks: readonly Mark[] = [], href?: string): Run {
  const bare = { ...plainRun(text, start), marks }
  return href === undefined ? bare : { ...bare, href }
}

describe('cutting runs into sentences', () => {
  it('numbers the sentences from the first index', () => {
    const sentences = cutSentences([run('One. Two.', 0)], { ...cut, first: 4 })
    expect(sentences.map(({ id, text }) => [id, text])).toEqual([
      ['b1-1:4', 'One.'],
      ['b1-1:5', 'Two.'],
    ])
  })

  it('keeps styles and links on the words that had them, also across the end of a sentence', () => {
    const runs = [
      run('Read ', 0),
      run('this. And this', 6, ['strong'], 'https://example.com'),
      run(' too.', 30),
    ]
    expect(cutSentences(runs, cut).map(({ inlines }) => inlines)).toEqual([
      [
        { text: 'Read ', marks: [] },
        { text: 'this.', marks: ['strong'], href: 'https://example.com' },
      ],
      [
        { text: 'And this', marks: ['strong'], href: 'https://example.com' },
        { text: ' too.', marks: [] },
      ],
    ])
  })

  it('collapses white space within runs and where they meet, and joins runs of one style', () => {
    const [sentence] = cutSentences([run('A \n b ', 0), run(' c', 10), run('d', 12, ['code'])], cut)
    expect(sentence?.text).toBe('A b cd')
    expect(sentence?.inlines.map(({ text }) => text)).toEqual(['A b c', 'd'])
  })

  it('spans the place of the sentence in the source, markup between its runs included', () => {
    const sentences = cutSentences([run('  One ', 10), run('two.', 20), run(' Three. ', 30)], cut)
    expect(sentences.map(({ span }) => span)).toEqual([
      { start: 12, end: 24 },
      { start: 31, end: 37 },
    ])
  })

  it('gives words of our own no span', () => {
    const [sentence] = cutSentences([run('One.', 3)], { ...cut, origin: 'own' })
    expect([sentence?.origin, sentence?.span]).toEqual(['own', null])
  })

  it('makes one sentence of all words where asked', () => {
    expect(
      cutSentences([run(' Why? Because. ', 0)], { ...cut, whole: true }).map(({ text }) => text),
    ).toEqual(['Why? Because.'])
  })

  it('makes none of white space', () => {
    expect(cutSentences([run(' \n ', 0)], cut)).toEqual([])
    expect(runsText([run(' \n ', 0)])).toBe('')
  })
})

describe('slicing a run', () => {
  it('keeps the place of what is left', () => {
    const part = sliceRun(plainRun('one two', 100), 4, 7)
    expect([part.text, part.place?.(0), part.place?.(3)]).toEqual(['two', 104, 107])
  })
})
