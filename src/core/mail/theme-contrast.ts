/** The least contrast between words and their ground (WCAG 2.2, success criterion 1.4.3). */
export const LEAST_CONTRAST = 4.5

const HEX = /^#[0-9a-f]{6}$/

/** Whether this is a colour as themes keep them: "#" and six digits of lower case. */
export function isColor(value: unknown): value is string {
  return typeof value === 'string' && HEX.test(value)
}

/** Relative luminance of a colour such as "#0b5f66", from 0 to 1 (WCAG 2.2). */
export function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((one) => {
    const part = one / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, from 1 to 21; their order does not matter. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** A colour on the way from one to another; a share of 0 is the first, 1 the second. */
export function mix(from: string, to: string, share: number): string {
  const goal = channels(to)
  return fromChannels(channels(from).map((one, index) => one + ((goal[index] ?? 0) - one) * share))
}

/** The brightest colour of the same hue. */
export function vivid(color: string): string {
  const most = Math.max(...channels(color))
  return most === 0 ? '#ffffff' : fromChannels(channels(color).map((one) => (one * 255) / most))
}

/** Whether words in this colour can be read on each of the grounds. */
export function isReadable(color: string, grounds: readonly string[]): boolean {
  return grounds.every((ground) => contrast(color, ground) >= LEAST_CONTRAST)
}

/** The colour nearest to this one, darker or lighter, that can be read on each ground; null where no colour can. */
export function nearestReadable(color: string, grounds: readonly string[]): string | null {
  for (let step = 0; step <= 100; step += 1) {
    const near = ['#000000', '#ffffff'].map((end) => mix(color, end, step / 100))
    const found = near.find((one) => isReadable(one, grounds))
    if (found !== undefined) return found
  }
  return null
}

function fromChannels(parts: readonly number[]): string {
  return `#${parts.map((one) => Math.round(one).toString(16).padStart(2, '0')).join('')}`
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}
