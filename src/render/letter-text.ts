import type { Letter } from '../core/mail/letter.ts'
import { markLetter } from '../core/mail/letter-fragments.ts'
import { checkFragment } from '../core/mail/liquid-fragment.ts'
import { evaluateFields, mergeText, type SubscriberFields } from '../core/mail/merge.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { plainTheme, type Theme } from '../core/mail/theme.ts'
import { templateOf } from './letter-template.ts'
import { sampleSubscriber } from './sample-reader.ts'

/**
 * The plain text part of a letter as one reader gets it, by default a sample reader. Never fails: a
 * fragment that could not be published is shown as it was typed.
 */
export function letterText(letter: Letter, subscriber?: SubscriberFields, theme: Theme = plainTheme): string {
  const template = withReadableFragments(templateOf(markLetter(letter), theme, []))
  return mergeText(
    template.text,
    evaluateFields(template, subscriber ?? sampleSubscriber(template, letter.language)),
  )
}

function withReadableFragments(template: CompiledTemplate): CompiledTemplate {
  const fragments = Object.entries(template.fragments).map(([field, fragment]) => {
    const readable = checkFragment(fragment).kind === 'ok' ? fragment : asTyped(fragment)
    return [field, readable]
  })
  return { ...template, fragments: Object.fromEntries(fragments) }
}

function asTyped(fragment: string): string {
  return `{% raw %}${fragment.replaceAll('endraw', '')}{% endraw %}`
}
