import type { CSSProperties } from 'react'
import type { LetterWords } from '../src/core/language/language-pack.ts'
import type { Theme } from '../src/core/mail/theme.ts'

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
