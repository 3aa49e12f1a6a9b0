import {
  type SampleChoice,
  sampleEmail,
  sampleLayouts,
  sampleTemplates,
} from '../../src/render/sample-emails.ts'
import { sampleLanguages } from '../../src/render/sample-languages.ts'
import { type SampleTheme, sampleThemeNames, sampleThemes } from '../../src/render/sample-themes.ts'
import type { Checked } from './finding.ts'

/** Which samples are made: all of them where nothing is said. */
export interface SampleSelection {
  readonly themes?: readonly SampleTheme[]
  /** Takes each template in each theme once; layouts and languages take turns, so that all of them are seen. */
  readonly inTurns?: boolean
}

export interface Sample extends Checked {
  readonly choice: SampleChoice
  readonly theme: SampleTheme
}

/** Every template in every theme, layout and language. */
export async function samples(selection: SampleSelection = {}): Promise<Sample[]> {
  const made: Sample[] = []
  for (const { theme, ...choice } of combinations(selection))
    made.push(await sampleOf(theme, { ...choice, theme: sampleThemes[theme] }))
  return made
}

type Combination = Omit<SampleChoice, 'theme'> & { readonly theme: SampleTheme }

function combinations({ themes = sampleThemeNames, inTurns = false }: SampleSelection): Combination[] {
  const pairs = sampleTemplates.flatMap((template) => themes.map((theme) => ({ template, theme })))
  return pairs.flatMap(({ template, theme }, turn) => {
    const languages = inTurns ? oneOf(sampleLanguages, turn) : sampleLanguages
    const layouts = inTurns ? oneOf(sampleLayouts, turn + Math.floor(turn / themes.length)) : sampleLayouts
    return languages.flatMap((language) => layouts.map((layout) => ({ template, theme, language, layout })))
  })
}

/** One further in each round, so that not always the same meet. */
function oneOf<One>(all: readonly One[], turn: number): readonly One[] {
  const at = (turn + Math.floor(turn / all.length)) % all.length
  return all.slice(at, at + 1)
}

/** The samples that stand for all of them where people look. */
export function inTurns(all: readonly Sample[]): Sample[] {
  const wanted = new Set(combinations({ inTurns: true }).map(nameOf))
  return all.filter(({ name }) => wanted.has(name))
}

function nameOf({ template, theme, layout, language }: Combination): string {
  return `${template} ${theme} ${layout} ${language}`
}

async function sampleOf(theme: SampleTheme, choice: SampleChoice): Promise<Sample> {
  const { template } = choice
  return {
    name: nameOf({ ...choice, theme }),
    lesson: template === 'lesson',
    message: await sampleEmail(choice),
    choice,
    theme,
  }
}
