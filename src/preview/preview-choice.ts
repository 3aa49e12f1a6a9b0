import { sampleLayouts, sampleTemplates } from '../render/sample-emails.ts'
import { sampleLanguages } from '../render/sample-languages.ts'
import { sampleThemeNames } from '../render/sample-themes.ts'

/** How an email is looked at. */
export const views = ['desktop', 'phone', 'dark', 'text', 'source'] as const

export type View = (typeof views)[number]

/** Which email is shown, and how: all that an address of the preview says. */
export interface PreviewChoice {
  /** A template by its name, or a step of the database as "12-34": its sequence and itself. */
  readonly email: string
  readonly view: View
  readonly language: string
  /** A theme of the samples, "file" for the one of `--theme`, or "list" for the list's own. */
  readonly theme: string
  /** "theme" leaves the layout to the theme. */
  readonly layout: string
}

export const layoutNames = ['theme', ...sampleLayouts] as const

/** The choice that an address makes; anything unknown in it becomes the first of what there is. */
export function choiceOf(email: string, query: URLSearchParams, themes: readonly string[]): PreviewChoice {
  return {
    email,
    view: oneOf(views, query.get('view')),
    language: oneOf(sampleLanguages, query.get('language')),
    theme: oneOf(themes, query.get('theme')),
    layout: oneOf(layoutNames, query.get('layout')),
  }
}

/** The themes to choose from, the first one unless another is chosen. */
export function themeNames(email: string, hasFile: boolean): readonly string[] {
  const own = isStep(email) ? ['list'] : []
  return hasFile ? ['file', ...own, ...sampleThemeNames] : [...own, ...sampleThemeNames]
}

export function isStep(email: string): boolean {
  return !sampleTemplates.some((template) => template === email)
}

/** The address of a choice, with some of it changed. */
export function addressOf(
  choice: PreviewChoice,
  change: Partial<PreviewChoice> = {},
  below = 'email',
): string {
  const { email, ...rest } = { ...choice, ...change }
  return `/${below}/${email}?${new URLSearchParams(rest)}`
}

function oneOf<Word extends string>(words: readonly Word[], word: string | null): Word {
  const found = words.find((one) => one === word) ?? words[0]
  if (found === undefined) throw new Error('There is nothing to choose from.')
  return found
}
