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
}

export interface Sample extends Checked {
  readonly choice: SampleChoice
  readonly theme: SampleTheme
}

/** Every template in every theme, layout and language. */
export async function samples(selection: SampleSelection = {}): Promise<Sample[]> {
  const { themes = sampleThemeNames, languages = sampleLanguages } = selection
  const made: Sample[] = []
  for (const template of sampleTemplates)
    for (const theme of themes)
      for (const layout of sampleLayouts)
        for (const language of languages)
          made.push(await sampleOf(theme, { template, layout, language, theme: sampleThemes[theme] }))
  return made
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
