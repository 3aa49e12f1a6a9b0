import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, isReadable, mix, nearestReadable } from '../../../src/core/mail/theme-contrast.ts'

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`)

describe('contrast', () => {
  it('is reckoned as WCAG has it', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(contrast('#ffffff', '#ff0000')).toBeCloseTo(4.0, 2)
  })
})

describe('the nearest readable colour', () => {
  it('can be read on its ground, and is the colour itself where that can be', () => {
    fc.assert(
      fc.property(color, color, (words, ground) => {
        const near = nearestReadable(words, [ground])
        expect(near !== null && isReadable(near, [ground])).toBe(true)
        if (isReadable(words, [ground])) expect(near).toBe(words)
      }),
    )
  })

  it('is none on grounds that no colour fits', () => {
    expect(nearestReadable('#777777', ['#ffffff', '#222222'])).toBeNull()
  })
})

it('a mix of nothing is the first colour, of all the second', () => {
  expect([mix('#102030', '#ffffff', 0), mix('#102030', '#ffffff', 1)]).toEqual(['#102030', '#ffffff'])
})
