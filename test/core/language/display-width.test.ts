import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../../src/core/language/display-width.ts'

describe('displayWidth', () => {
  it('is the number of letters in a Latin text', () => {
    expect(displayWidth('Quiet walks — and “rest”')).toBe('Quiet walks — and “rest”'.length)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(displayWidth(text)).toBe(text.length)
      }),
    )
  })

  it('gives a square character the room of two, and a mark none', () => {
    expect(displayWidth('朝の散歩')).toBe(8)
    expect(displayWidth('산책')).toBe(4)
    expect(displayWidth('ＡＢ。')).toBe(6)
    expect(displayWidth('e\u0301')).toBe(1)
    expect(displayWidth('น้ำ')).toBe(2)
    expect(displayWidth('\u200Eאב\u200F')).toBe(2)
  })
})
