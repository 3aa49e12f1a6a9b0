import { type Palette, plainTheme } from './theme.ts'
import { contrast, isReadable, luminance, mix, nearestReadable, vivid } from './theme-contrast.ts'

/** A colour of a palette whose words cannot be read, and the nearest one that can; null where the grounds are at fault. */
export interface ContrastFault {
  readonly name: keyof Palette
  readonly ground: keyof Palette
  readonly contrast: number
  readonly nearest: string | null
}

/** What is written on what, in mail and on pages. */
const WRITTEN: readonly (readonly [name: keyof Palette, grounds: readonly (keyof Palette)[]])[] = [
  ['ink', ['page', 'soft']],
  ['quiet', ['page', 'soft']],
  ['accent', ['page', 'soft']],
  ['onAccent', ['accent']],
]

/** Every colour of a palette that words cannot be read in. */
export function contrastFaults(palette: Palette): readonly ContrastFault[] {
  return WRITTEN.flatMap(([name, grounds]) => {
    const color = palette[name]
    const ground = grounds.find((one) => !isReadable(color, [palette[one]]))
    if (ground === undefined) return []
    const nearest = nearestReadable(
      color,
      grounds.map((one) => palette[one]),
    )
    return [{ name, ground, contrast: contrast(color, palette[ground]), nearest }]
  })
}

/** The palette of a theme, but for dark mode: what is not given follows from what is, and can be read wherever that is possible. */
export function lightPalette(given: Partial<Palette>): Palette {
  return completePalette(given, isDark(given.page) ? plainTheme.dark : plainTheme.light)
}

/** The palette for dark mode: what is not given follows from the light one. */
export function darkPalette(given: Partial<Palette>, light: Palette): Palette {
  if (isDark(light.page)) return completePalette({ ...light, ...given }, plainTheme.dark)
  const same = light.accent === plainTheme.light.accent
  const page = given.page ?? (same ? plainTheme.dark.page : mix(plainTheme.dark.page, light.accent, 0.05))
  const accent = same ? plainTheme.dark.accent : mix(vivid(light.accent), '#ffffff', 0.5)
  return completePalette({ page, ...given }, { ...plainTheme.dark, accent })
}

/** Whether white can be read better on it than black. */
function isDark(page: string | undefined): boolean {
  return page !== undefined && luminance(page) < 0.18
}

function completePalette(given: Partial<Palette>, usual: Palette): Palette {
  const page = given.page ?? usual.page
  const ink = given.ink ?? readable(usual.ink, [page])
  const own = page !== usual.page || ink !== usual.ink
  const soft = given.soft ?? (own ? softGround(page, ink) : usual.soft)
  const grounds = [page, soft]
  const accent = given.accent ?? readable(usual.accent, grounds)
  return {
    ink,
    quiet: given.quiet ?? readable(own ? mix(ink, page, 0.32) : usual.quiet, grounds),
    accent,
    onAccent: given.onAccent ?? (isReadable(usual.onAccent, [accent]) ? usual.onAccent : onGround(accent)),
    page,
    soft,
    line: given.line ?? (own ? mix(page, ink, 0.15) : usual.line),
  }
}

/** A ground a little apart from the page; less so where the words would else be hard to read on it. */
function softGround(page: string, ink: string): string {
  const shares = [0.05, 0.03, 0.01]
  const found = shares.map((share) => mix(page, ink, share)).find((soft) => isReadable(ink, [soft]))
  return found ?? page
}

function readable(color: string, grounds: readonly string[]): string {
  return nearestReadable(color, grounds) ?? color
}

/** Black or white, whichever can be read better: one of both always can. */
function onGround(ground: string): string {
  return contrast('#ffffff', ground) >= contrast('#000000', ground) ? '#ffffff' : '#000000'
}
