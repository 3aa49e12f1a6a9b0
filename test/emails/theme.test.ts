import { describe, expect, it } from 'vitest'
import { type Palette, plainTheme } from '../../src/core/mail/theme.ts'
import { contrast } from '../../src/core/mail/theme-contrast.ts'

const palettes: [string, Palette][] = [
  ['light', plainTheme.light],
  ['dark', plainTheme.dark],
]

describe.each(palettes)('the %s palette', (_, palette) => {
  it.each([
    ['ink', 'page'],
    ['ink', 'soft'],
    ['quiet', 'page'],
    ['quiet', 'soft'],
    ['accent', 'page'],
    ['accent', 'soft'],
    ['onAccent', 'accent'],
  ] as const)('sets %s on %s with a contrast of at least 4.5', (words, ground) => {
    expect(contrast(palette[words], palette[ground])).toBeGreaterThanOrEqual(4.5)
  })
})
