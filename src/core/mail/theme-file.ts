import { CORNER, type Layout, LOGO_SIZE, type Logo, plainTheme, SHEET_WIDTH, type Theme } from './theme.ts'
import { themeColors } from './theme-colors.ts'
import { fontStacks, typeNames } from './theme-fonts.ts'
import { newThemeReader, type ThemeFault, type ThemeReader } from './theme-reader.ts'

export type ParseTheme =
  | { readonly kind: 'theme'; readonly theme: Theme }
  | { readonly kind: 'faults'; readonly faults: readonly ThemeFault[] }

const LAYOUTS: readonly Layout[] = ['letter', 'card']
const LONGEST_LINE = 200
const LOGO =
  'lines below it, each indented: “url: https://…”, “width: 160”, “height: 40” and “alt: Willow”, since mail programs leave room for a picture by its size'
const COLOURS = 'lines below it, each indented, of a name and a colour, such as “accent: "#0b5f66"”'

/**
 * A theme from what a marketer wrote: a mapping whose values are all words. Every fault is told at once. Words that
 * could not be read in their colour are a fault too, told with the nearest colour that can be.
 */
export function parseTheme(value: unknown): ParseTheme {
  const faults: ThemeFault[] = []
  const reader = newThemeReader(value, faults)
  const theme = reader === null ? plainTheme : readTheme(reader)
  return faults.length === 0 ? { kind: 'theme', theme } : { kind: 'faults', faults }
}

function readTheme(reader: ThemeReader): Theme {
  const type = reader.choice('type', typeNames) ?? 'system'
  const brand = reader.words('brand', LONGEST_LINE)
  const theme: Theme = {
    brand,
    logo: readLogo(reader.part('logo', LOGO), brand),
    layout: reader.choice('layout', LAYOUTS) ?? plainTheme.layout,
    font: fontStacks[type],
    mono: fontStacks.mono,
    width: reader.number('width', SHEET_WIDTH) ?? plainTheme.width,
    corner: reader.number('corner', CORNER) ?? plainTheme.corner,
    footer: reader.words('footer', LONGEST_LINE),
    ...themeColors(reader.part('colours', COLOURS), reader.part('dark', COLOURS)),
  }
  reader.finish()
  return theme
}

function readLogo(reader: ThemeReader | null, brand: string | null): Logo | null {
  if (reader === null) return null
  const url = reader.address('url')
  const darkUrl = reader.address('dark')
  const alt = reader.words('alt', LONGEST_LINE) ?? brand
  const width = reader.number('width', LOGO_SIZE)
  const height = reader.number('height', LOGO_SIZE)
  const missing = [
    !reader.has('url') && '“url”, where the picture is',
    alt === null && '“alt”, the words for who cannot see it',
    !reader.has('width') && '“width” in pixels',
    !reader.has('height') && '“height” in pixels',
  ].filter((one) => one !== false)
  for (const what of missing) reader.fault([], `A logo needs ${what}.`)
  reader.finish()
  return url === null || width === null || height === null
    ? null
    : { url, darkUrl, alt: alt ?? '', width, height }
}
