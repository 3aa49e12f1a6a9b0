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
  /** Widest column, in CSS pixels. */
  readonly width: number
  /** Radius of buttons and cards, in CSS pixels. */
  readonly corner: number
  /** A line at the foot of mail and pages; null for none. */
  readonly footer: string | null
  readonly light: Palette
  readonly dark: Palette
}

/** The plain letter: system type on white, one quiet river green. */
export const plainTheme: Theme = {
  brand: null,
  logo: null,
  layout: 'letter',
  width: 600,
  corner: 4,
  footer: null,
  font: '-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica,Arial,sans-serif',
  mono: 'ui-monospace,Menlo,Consolas,monospace',
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

/** The theme that a list keeps as JSON, or the plain one where it keeps none. */
export function themeOf(json: string | null): Theme {
  return json === null ? plainTheme : { ...plainTheme, ...(JSON.parse(json) as Partial<Theme>) }
}
