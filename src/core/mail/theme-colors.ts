import type { Palette, Theme } from './theme.ts'
import { LEAST_CONTRAST } from './theme-contrast.ts'
import { type ContrastFault, contrastFaults, darkPalette, lightPalette } from './theme-palette.ts'
import type { ThemeReader } from './theme-reader.ts'

/** What a marketer calls the colours of a palette. */
const NAMES: Readonly<Record<keyof Palette, string>> = {
  accent: 'accent',
  onAccent: 'on-accent',
  ink: 'ink',
  quiet: 'quiet',
  page: 'page',
  soft: 'soft',
  line: 'line',
}

const COLORS = Object.keys(NAMES) as readonly (keyof Palette)[]

/**
 * Both palettes from what was given of them. Words that cannot be read are faults: at the colour that was given, or at the
 * ground where the colour followed from it.
 */
export function themeColors(
  colors: ThemeReader | null,
  dark: ThemeReader | null,
): Pick<Theme, 'light' | 'dark'> {
  const given = { light: givenColors(colors), dark: givenColors(dark) }
  const light = lightPalette(given.light)
  const palettes = { light, dark: darkPalette(given.dark, light) }
  if (colors) tellFaults(colors, palettes.light, given.light)
  if (dark) tellFaults(dark, palettes.dark, given.dark)
  return palettes
}

function givenColors(reader: ThemeReader | null): Partial<Palette> {
  if (reader === null) return {}
  const read = COLORS.map((name) => [name, reader.color(NAMES[name])] as const)
  reader.finish()
  return Object.fromEntries(read.filter(([, color]) => color !== null))
}

function tellFaults(reader: ThemeReader, palette: Palette, given: Partial<Palette>): void {
  const faults = contrastFaults(palette)
  // Grounds that no colour fits are one fault, however many colours stand on them.
  const hopeless = faults.find(({ nearest }) => nearest === null)
  for (const fault of hopeless ? [hopeless] : faults) {
    const name = given[fault.name] === undefined ? fault.ground : fault.name
    reader.fault([NAMES[name]], faultWords(fault, palette))
  }
}

/** "accent" is #ff0000 on #eeeeee: … */
function faultWords({ name, ground, contrast, nearest }: ContrastFault, palette: Palette): string {
  const pair = `“${NAMES[name]}” (${palette[name]}) on “${NAMES[ground]}” (${palette[ground]})`
  const rule = `is hard to read: its contrast is ${contrast.toFixed(2)} and must be at least ${LEAST_CONTRAST}.`
  const advice =
    nearest === null
      ? 'No colour can be read on all its grounds: bring “page” and “soft” nearer to each other.'
      : `The nearest colour that can be read is "${nearest}".`
  return `${pair} ${rule} ${advice}`
}
