import { describe, expect, it } from 'vitest'
import { type Palette, plainTheme } from '../../src/core/mail/theme.ts'

/** Relative luminance as WCAG 2 has it. */
function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
  const linear = channels.map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
  const [red = 0, green = 0, blue = 0] = linear
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const palettes: [string, Palette][] = [
  ['light', plainTheme.light],
  ['dark', plainTheme.dark],
]

describe.each(palettes)('the %s palette', (_, palette) => {
  it.each([
    ['ink', 'page'],
    ['ink', 'soft'],
    ['quiet', 'page'],
    ['accent', 'page'],
    ['accent', 'soft'],
    ['onAccent', 'accent'],
  ] as const)('sets %s on %s with a contrast of at least 4.5', (words, ground) => {
    expect(contrast(palette[words], palette[ground])).toBeGreaterThanOrEqual(4.5)
  })
})
