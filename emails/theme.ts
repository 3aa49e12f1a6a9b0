import type { CSSProperties } from 'react'
import type { LetterWords } from '../src/core/language/language-pack.ts'
import type { Theme } from '../src/core/mail/theme.ts'

/** What the blocks of one letter share. */
export interface Look {
  readonly theme: Theme
  readonly direction: 'ltr' | 'rtl'
  /** The fixed words of its frame, in its language. */
  readonly frame: LetterWords
  /** Whether those are English because we have none in the language of the letter. */
  readonly foreign: boolean
  /** The widest that anything may be where it stands, in CSS pixels. */
  readonly column: number
}

/** What stands around the words of each layout, in CSS pixels: outside the sheet, and inside the card. */
const ROOM = { letter: { outside: 20, inside: 0 }, card: { outside: 12, inside: 36 } }

/** The room around and in the sheet of a theme. */
export function roomOf({ layout }: Theme): { readonly outside: number; readonly inside: number } {
  return ROOM[layout]
}

/** The widest column of words, in CSS pixels. */
export function columnOf(theme: Theme): number {
  const { outside, inside } = roomOf(theme)
  return theme.width - 2 * (outside + inside)
}

/** The ground that the sheet lies on: a plain letter has none of its own. */
export function groundOf({ layout, light, dark }: Theme): { readonly light: string; readonly dark: string } {
  return layout === 'card' ? { light: light.soft, dark: dark.soft } : { light: light.page, dark: dark.page }
}

export const PARAGRAPH: CSSProperties = { fontSize: 17, lineHeight: 1.6, margin: '0 0 18px' }

/** A paragraph that ends a frame, which keeps the distance below. */
export const LAST_PARAGRAPH: CSSProperties = { ...PARAGRAPH, margin: 0 }

/** Four lengths for the sides of a block, mirrored where writing runs from right to left. */
export function sides(look: Look, top: number, end: number, bottom: number, start: number): string {
  const [right, left] = look.direction === 'rtl' ? [start, end] : [end, start]
  return `${top}px ${right}px ${bottom}px ${left}px`
}

/** The side where lines begin, for words whose own direction may be another. */
export function lineStart({ direction }: Look): 'left' | 'right' {
  return direction === 'rtl' ? 'right' : 'left'
}

/** The rule at the side where lines begin, for what is set off. */
export function sideRule(look: Look, color: string, padding: string): CSSProperties {
  const rule = `3px solid ${color}`
  return look.direction === 'rtl' ? { borderRight: rule, padding } : { borderLeft: rule, padding }
}

/**
 * The style block: type for clients that do not inherit it, less room on a phone, and the dark palette. Whoever ignores
 * it has the light palette from the elements themselves.
 */
export function styleSheet(theme: Theme): string {
  const { font, light, dark } = theme
  const ground = groundOf(theme)
  return [
    ':root{color-scheme:light dark}',
    `body,td,th,p,li,h2,h3,a{font-family:${font}}`,
    theme.layout === 'card' ? '@media(max-width:480px){.c{padding:24px 18px 6px!important}}' : '',
    '@media(prefers-color-scheme:dark){',
    `.g{background:${ground.dark}!important}`,
    theme.layout === 'card' ? `.c{background:${dark.page}!important}` : '',
    `td,th,p,li,h2,h3{color:${dark.ink}!important}`,
    `a,.k{color:${dark.accent}!important}`,
    `.q p,.q a{color:${dark.quiet}!important}`,
    `.s,pre,code{background:${dark.soft}!important}`,
    `.b{background:${dark.accent}!important}.b a{color:${dark.onAccent}!important}`,
    `hr,td,th{border-color:${dark.line}!important}`,
    `blockquote{border-color:${dark.quiet}!important}`,
    `.s{border-color:${dark.accent}!important}`,
    theme.logo ? `.l{background:${light.page}!important;padding:8px!important}` : '',
    '}',
  ].join('')
}

/** The style block for Outlook on Windows alone, which knows no widest width. */
export function outlookStyleSheet(theme: Theme): string {
  return `.w{width:${theme.width - 2 * roomOf(theme).outside}px}`
}
