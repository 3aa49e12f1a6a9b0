import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapText } from '../../../src/core/mail/wrap-text.ts'

const indents = fc.constantFrom(
  { first: '', rest: '' },
  { first: '- ', rest: '  ' },
  { first: '> 10. ', rest: '>     ' },
)

describe('wrapText', () => {
  it('hangs further rows below the first', () => {
    const rows = wrapText('word '.repeat(20), { first: '- ', rest: '  ' })
    expect(rows).toEqual([`- ${'word '.repeat(14).trim()}`, `  ${'word '.repeat(6).trim()}`])
  })

  it('fills a row to exactly 72 columns', () => {
    expect(wrapText(`${'a'.repeat(36)} ${'b'.repeat(35)} c`)).toEqual([
      `${'a'.repeat(36)} ${'b'.repeat(35)}`,
      'c',
    ])
  })

  it('gives an unbreakable word a row of its own', () => {
    const address = `https://example.com/${'x'.repeat(90)}`
    expect(wrapText(`see ${address} for more`)).toEqual(['see', address, 'for more'])
  })

  it('holds no-break spaces and makes no row of nothing', () => {
    expect(wrapText('10\u00A0km')).toEqual(['10\u00A0km'])
    expect(wrapText(' \n\t ')).toEqual([])
  })

  it('never passes 72 columns except for one word, and loses no word', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }), { maxLength: 60 })
    fc.assert(
      fc.property(words, indents, (parts, indent) => {
        const rows = wrapText(parts.join(' '), indent)
        const bare = rows.map((row, index) => row.slice((index === 0 ? indent.first : indent.rest).length))
        for (const [index, row] of rows.entries()) {
          expect(row.length <= 72 || !/[ \t\r\n]/.test(bare[index] ?? ' ')).toBe(true)
        }
        const split = (text: string) => text.split(/[ \t\r\n]+/).filter((word) => word !== '')
        expect(bare.flatMap(split)).toEqual(split(parts.join(' ')))
      }),
    )
  })
})
