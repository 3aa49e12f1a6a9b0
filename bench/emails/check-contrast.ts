import type { Palette, Theme } from '../../src/core/mail/theme.ts'
import type { CheckRun, Finding } from './finding.ts'

/** WCAG 2.2, 1.4.3, for words of ordinary size. */
const LEAST_CONTRAST = 4.5

const PAIRS: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ['ink', 'page'],
  ['ink', 'soft'],
  ['quiet', 'page'],
  ['accent', 'page'],
  ['accent', 'soft'],
  ['onAccent', 'accent'],
]

/** Every pair of words and ground in both palettes of each theme, reckoned from their values. */
export function checkContrast(themes: Readonly<Record<string, Theme>>): CheckRun {
  const palettes = Object.entries(themes).flatMap(([name, { light, dark }]) => [
    { name: `${name}, light`, palette: light },
    { name: `${name}, dark`, palette: dark },
  ])
  const pairs = palettes.flatMap(({ name, palette }) => PAIRS.map((pair) => ({ name, palette, pair })))
  const least = Math.min(
    ...pairs.map(({ palette, pair: [words, ground] }) => contrast(palette[words], palette[ground])),
  )
  return {
    check: 'contrast',
    asks: `words stand out by at least ${LEAST_CONTRAST} to 1, light and dark`,
    looked: pairs.length,
    remark: `least ${least.toFixed(1)}`,
    skipped: false,
    findings: pairs.flatMap(weakPair),
  }
}

function weakPair(of: {
  name: string
  palette: Palette
  pair: readonly [keyof Palette, keyof Palette]
}): Finding[] {
  const [words, ground] = of.pair
  const found = contrast(of.palette[words], of.palette[ground])
  if (found >= LEAST_CONTRAST) return []
  const detail = `${of.palette[words]} on ${of.palette[ground]} is ${found.toFixed(2)}`
  return [{ check: 'contrast', what: `${words} on ${ground}`, client: '', where: of.name, detail }]
}

/** The contrast of two colours as six hexadecimal digits, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map((one) =>
    one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
