import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapLine } from '../../src/cli/wrap-lines.ts'

describe('a line of the terminal', () => {
  it('stays whole where nobody watches', () => {
    const text = 'word '.repeat(100)
    expect(wrapLine({ text, indent: 2 })).toEqual([text])
  })

  it('is broken at spaces, its further rows indented', () => {
    expect(wrapLine({ text: '  3  one two three four', indent: 5 }, 14)).toEqual([
      '  3  one two',
      '     three',
      '     four',
    ])
  })

  it('loses no word, and is wider than the window only for a word that is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,30}$/)),
        fc.integer({ min: 10, max: 80 }),
        (words, width) => {
          const rows = wrapLine({ text: words.join(' '), indent: 4 }, width)
          expect(rows.join(' ').split(/ +/).filter(Boolean)).toEqual(words)
          for (const row of rows) expect(row.length <= width || !row.trim().includes(' ')).toBe(true)
        },
      ),
    )
  })
})
