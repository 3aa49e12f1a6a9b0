import {
  type SampleChoice,
  sampleEmail,
  sampleLayouts,
  sampleTemplates,
} from '../../src/render/sample-emails.ts'
import { type SampleLanguage, sampleLanguages } from '../../src/render/sample-languages.ts'
import { type SampleTheme, sampleThemeNames, sampleThemes } from '../../src/render/sample-themes.ts'
import type { Checked } from './finding.ts'

/** Which samples are made: all of them where nothing is said. */
export interface SampleSelection {
  readonly themes?: readonly SampleTheme[]
  readonly languages?: readonly SampleLanguage[]
  /** Takes turns in the layout rather than all of them. */
  readonly oneLayout?: boolean
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

function combinations(selection: SampleSelection): Combination[] {
  const { themes = sampleThemeNames, languages = sampleLanguages, oneLayout = false } = selection
  const pairs = sampleTemplates.flatMap((template) => themes.map((theme) => ({ template, theme })))
  return pairs.flatMap(({ template, theme }, turn) =>
    languages.flatMap((language, index) =>
      sampleLayouts
        .filter((_, number) => !oneLayout || number === (turn + index) % sampleLayouts.length)
        .map((layout) => ({ template, theme, language, layout })),
    ),
  )
}

async function sampleOf(theme: SampleTheme, choice: SampleChoice): Promise<Sample> {
  const { template, layout, language } = choice
  return {
    name: `${template} ${theme} ${layout} ${language}`,
    kind: template,
    lesson: template === 'lesson',
    message: await sampleEmail(choice),
    choice,
    theme,
  }
}
