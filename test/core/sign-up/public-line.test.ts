import { describe, expect, it } from 'vitest'
import { lineFault, lineProblem } from '../../../src/core/sign-up/public-line.ts'

describe('words of a list that anybody may read', () => {
  it.each([
    ['two\nlines', 'break'],
    ['two\u2028lines', 'break'],
    ['next\u0085line', 'break'],
    ['bell\u0007', 'control'],
    ['c1 \u009b31m', 'control'],
    ['right \u202egpj.exe', 'direction'],
    ['isolate \u2067x', 'direction'],
    ['pop \u2069', 'direction'],
    ['xxxxxxxxxxxxxxxxxxxxx', 'long'],
    ['  twenty characters ok  ', null],
    ['Café 👩‍👩‍👧 طيب\u200f', null],
  ])('are one line without control characters: %j', (text, fault) => {
    expect(lineFault(text, 20)).toBe(fault)
  })

  it('are refused with the name of the words, and of the character', () => {
    expect(lineProblem('The footer note', 'a\u202eb', 20)).toBe(
      'The footer note holds a character that turns the direction of writing (U+202E): take it out.',
    )
    expect(lineProblem('The sender name', 'a\u0007b', 20)).toContain('(U+0007)')
    expect(lineProblem('It', 'x'.repeat(2001), 2000)).toBe(
      'It must have at most 2,000 characters, and has 2,001.',
    )
    expect(lineProblem('It', 'fine', 20)).toBeNull()
  })
})
