import type { CSSProperties } from 'react'
import type { LetterWords } from '../src/core/language/language-pack.ts'

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

/** How a letter looks. Every pair of words and ground keeps a contrast of at least 4.5 in both palettes. */
export interface Theme {
  readonly font: string
  readonly mono: string
  readonly light: Palette
  readonly dark: Palette
}

/** The plain letter: system type on white, one quiet river green. */
export const plainTheme: Theme = {
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

/** What the blocks of one letter share. */
export interface Look {
  readonly theme: Theme
  readonly direction: 'ltr' | 'rtl'
  /** The fixed words of its frame, in its language. */
  readonly frame: LetterWords
}

export const PARAGRAPH: CSSProperties = {
  fontSize: 17,
  lineHeight: 1.6,
  marginTop: 0,
  marginBottom: 18,
}

/** The rule at the side where lines begin, for what is set off. */
export function sideRule(look: Look, color: string, padding: string): CSSProperties {
  const rule = `3px solid ${color}`
  return look.direction === 'rtl'
    ? { borderRight: rule, padding, margin: 0 }
    : { borderLeft: rule, padding, margin: 0 }
}

/** The style block: type for clients that do not inherit it, and the dark palette. */
export function styleSheet({ font, dark }: Theme): string {
  return [
    ':root{color-scheme:light dark}',
    `body,td,th,p,li,h2,h3,a{font-family:${font}}`,
    '@media(prefers-color-scheme:dark){',
    `body{background:${dark.page}!important}`,
    `td,th,p,li,h2,h3{color:${dark.ink}!important}`,
    `a{color:${dark.accent}!important}`,
    `.q p,.q a,.q{color:${dark.quiet}!important}`,
    `.s,pre,code{background:${dark.soft}!important}`,
    `.b{background:${dark.accent}!important;color:${dark.onAccent}!important}`,
    `.k{color:${dark.accent}!important}`,
    `hr,td,th,blockquote{border-color:${dark.line}!important}`,
    `.s{border-color:${dark.accent}!important}`,
    '}',
  ].join('')
}
