import { oneLine } from './encode.ts'
import { holdsToken } from './field-token.ts'
import { safeHref } from './safe-href.ts'
import { isColor } from './theme-contrast.ts'
import { fontStacks } from './theme-fonts.ts'

/** The colours of a letter or a page on one ground. */
export interface Palette {
  /** The words. */
  readonly ink: string
  /** The footer and captions. */
  readonly quiet: string
  /** Links and the button: the one colour of the letter. */
  readonly accent: string
  readonly onAccent: string
  readonly page: string
  /** Behind what is set off: the tip, code. */
  readonly soft: string
  readonly line: string
}

export interface Logo {
  /** An https address that every mailbox can fetch. */
  readonly url: string
  /** For dark mode; null keeps the light one, on a light plate. */
  readonly darkUrl: string | null
  readonly alt: string
  /** CSS pixels. */
  readonly width: number
  readonly height: number
}

/** The plain letter, or a card on a tinted ground. */
export type Layout = 'letter' | 'card'

/** How a list's mail and pages look. Every pair of words and ground keeps a contrast of at least 4.5 in both palettes. */
export interface Theme {
  /** Shown above the letter and on pages; null shows none. */
  readonly brand: string | null
  readonly logo: Logo | null
  readonly layout: Layout
  /** CSS font stacks without quotation marks. */
  readonly font: string
  readonly mono: string
  /** Of the sheet with its margins, in CSS pixels. */
  readonly width: number
  /** Radius of buttons and cards, in CSS pixels. */
  readonly corner: number
  /** A line at the foot of mail and pages; null for none. */
  readonly footer: string | null
  readonly light: Palette
  readonly dark: Palette
}

/** What a sheet, a corner and a logo may measure, in CSS pixels. */
export const SHEET_WIDTH = { least: 480, most: 680 }
export const CORNER = { least: 0, most: 24 }
export const LOGO_SIZE = { least: 1, most: 640 }

/** The plain letter: system type on white, one quiet river green. */
export const plainTheme: Theme = {
  brand: null,
  logo: null,
  layout: 'letter',
  width: 600,
  corner: 4,
  footer: null,
  font: fontStacks.system,
  mono: fontStacks.mono,
  light: {
    ink: '#23292b',
    quiet: '#667073',
    accent: '#0b5f66',
    onAccent: '#ffffff',
    page: '#ffffff',
    soft: '#f2f6f5',
    line: '#dfe5e4',
  },
  dark: {
    ink: '#e4e7e5',
    quiet: '#9aa5a4',
    accent: '#86cdcb',
    onAccent: '#0d2426',
    page: '#16191a',
    soft: '#1f2627',
    line: '#37403f',
  },
}

/**
 * The theme that a list keeps as JSON, or the plain one where it keeps none. Never fails: whatever is missing or is not
 * what it should be is as in the plain theme, so that what an older version kept still reads.
 */
export function themeOf(json: string | null): Theme {
  const kept = record(parsed(json))
  const { layout, width, corner, font, mono } = plainTheme
  return {
    brand: line(kept.brand),
    logo: logoOf(record(kept.logo)),
    layout: kept.layout === 'card' ? 'card' : layout,
    font: stack(kept.font) ?? font,
    mono: stack(kept.mono) ?? mono,
    width: within(kept.width, SHEET_WIDTH) ?? width,
    corner: within(kept.corner, CORNER) ?? corner,
    footer: line(kept.footer),
    light: paletteOf(record(kept.light), plainTheme.light),
    dark: paletteOf(record(kept.dark), plainTheme.dark),
  }
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? null : JSON.parse(json)
  } catch {
    return null
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' ? { ...value } : {}
}

function line(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' && !holdsToken(value) ? oneLine(value) : null
}

/** Fonts go into a style block as they are: nothing that could end it. */
function stack(value: unknown): string | null {
  return typeof value === 'string' && /^[\w ,-]+$/.test(value) ? value : null
}

function within(value: unknown, { least, most }: typeof CORNER): number | null {
  return typeof value === 'number' && value >= least && value <= most ? value : null
}

function logoOf({ url, darkUrl, alt, width, height }: Readonly<Record<string, unknown>>): Logo | null {
  const sizes = [width, height].map((size) => within(size, LOGO_SIZE))
  const [wide = null, high = null] = sizes
  if (!isWebAddress(url) || wide === null || high === null) return null
  return {
    url,
    darkUrl: isWebAddress(darkUrl) ? darkUrl : null,
    alt: line(alt) ?? '',
    width: wide,
    height: high,
  }
}

function isWebAddress(value: unknown): value is string {
  return (
    typeof value === 'string' && /^https?:/i.test(value) && safeHref(value) === value && !holdsToken(value)
  )
}

function paletteOf(kept: Readonly<Record<string, unknown>>, plain: Palette): Palette {
  const color = (name: keyof Palette) => (isColor(kept[name]) ? kept[name] : plain[name])
  return {
    ink: color('ink'),
    quiet: color('quiet'),
    accent: color('accent'),
    onAccent: color('onAccent'),
    page: color('page'),
    soft: color('soft'),
    line: color('line'),
  }
}
