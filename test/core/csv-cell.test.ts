import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeCell, restoreCell } from '../../src/core/csv-cell.ts'
import '../support/property-seed.ts'

const formulas = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']

describe('cells of a CSV file', () => {
  it('put an apostrophe before whatever a spreadsheet takes for a formula', () => {
    for (const sign of formulas) expect(escapeCell(`${sign}1+1`)).toBe(`'${sign}1+1`)
  })

  it('leave other words alone', () => {
    for (const words of ['', 'Ana', "O'Neill", "'tis", 'a=b', "'Twas"]) {
      expect(escapeCell(words)).toBe(words)
      expect(restoreCell(words)).toBe(words)
    }
  })

  it('come back as they were, whatever they began with', () => {
    const text = fc.array(fc.constantFrom(...formulas, "'", 'a', ' ')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (words) => {
        expect(restoreCell(escapeCell(words))).toBe(words)
        expect(/^[=+\-@\t\r\n＝＋－＠]/.test(escapeCell(words))).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})
