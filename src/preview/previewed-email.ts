import type { SequenceLetters } from '../actions/describe-letters.ts'
import type { Message } from '../core/mail/message.ts'
import { type Layout, plainTheme, type Theme, themeOf } from '../core/mail/theme.ts'
import { letterEmail, type SampleTemplate, sampleEmail, sampleTemplates } from '../render/sample-emails.ts'
import { sampleLanguages } from '../render/sample-languages.ts'
import { sampleThemes } from '../render/sample-themes.ts'
import { isStep, type PreviewChoice } from './preview-choice.ts'

/** What emails are made of besides the samples. */
export interface PreviewSource {
  readonly sequences: readonly SequenceLetters[]
  /** The theme of `--theme`, or null. */
  readonly fileTheme: Theme | null
}

/** One group of emails in the list beside the preview. */
export interface EmailGroup {
  readonly name: string
  readonly emails: readonly { readonly email: string; readonly name: string }[]
}

const templateNames: Readonly<Record<SampleTemplate, string>> = {
  welcome: 'Welcome',
  lesson: 'Lesson',
  recap: 'Recap',
  issue: 'Issue',
  confirmation: 'Please confirm',
  already: 'Already on the list',
  preferences: 'Link to preferences',
  address: 'New address',
  moved: 'To the old address',
}

/** All that can be looked at: the templates, and each step of each sequence. */
export function emailGroups({ sequences }: PreviewSource): EmailGroup[] {
  const templates = sampleTemplates.map((template) => ({ email: template, name: templateNames[template] }))
  const series = sequences.map(({ sequence, steps }) => ({
    name: sequence.name,
    emails: steps.map(({ id, letter }, index) => ({
      email: `${sequence.id}-${id}`,
      name: `${index + 1}. ${letter.subject.text}`,
    })),
  }))
  return [{ name: 'Templates', emails: templates }, ...series]
}

/** The chosen email, finished; null where there is none of that name. */
export async function previewedEmail(source: PreviewSource, choice: PreviewChoice): Promise<Message | null> {
  return isStep(choice.email) ? await stepEmail(source, choice) : await templateEmail(source, choice)
}

async function templateEmail(source: PreviewSource, choice: PreviewChoice): Promise<Message | null> {
  const template = sampleTemplates.find((one) => one === choice.email)
  const language = sampleLanguages.find((one) => one === choice.language)
  if (!template || !language) return null
  const theme = themeFor(source, choice, null)
  return await sampleEmail({ template, language, theme, layout: theme.layout })
}

async function stepEmail(source: PreviewSource, choice: PreviewChoice): Promise<Message | null> {
  const [, sequenceId, stepId] = /^(\d+)-(\d+)$/.exec(choice.email) ?? []
  const found = source.sequences.find(({ sequence }) => sequence.id === Number(sequenceId))
  const step = found?.steps.find(({ id }) => id === Number(stepId))
  if (!found || !step) return null
  const { list } = found
  return await letterEmail(step.letter, themeFor(source, choice, list.theme), {
    list: list.name,
    sender: list.from_name,
    postal: list.postal_address ?? '',
  })
}

function themeFor({ fileTheme }: PreviewSource, choice: PreviewChoice, listTheme: string | null): Theme {
  const named = new Map<string, Theme>(Object.entries(sampleThemes))
  const own = choice.theme === 'list' ? themeOf(listTheme) : choice.theme === 'file' ? fileTheme : null
  const theme = own ?? named.get(choice.theme) ?? plainTheme
  const layout: Layout = choice.layout === 'letter' || choice.layout === 'card' ? choice.layout : theme.layout
  return { ...theme, layout }
}
