import type { Letter } from '../core/mail/letter.ts'
import { markLetter } from '../core/mail/letter-fragments.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { plainTheme, type Theme } from '../core/mail/theme.ts'
import { findFault, type LetterFault, templateOf } from './letter-template.ts'

export type CompileResult = { readonly kind: 'compiled'; readonly template: CompiledTemplate } | LetterFault

/** Renders a letter once, for all readers of its version; or says which of the marketer's words cannot be used. */
export async function compileLetter(letter: Letter, theme: Theme = plainTheme): Promise<CompileResult> {
  const marked = markLetter(letter)
  const fault = findFault(marked)
  if (fault) return fault
  // Loaded only where something is rendered: React Email takes half a second.
  const [{ letterTemplates }, { renderHtml }] = await Promise.all([
    import('../../emails/templates.ts'),
    import('./render-html.ts'),
  ])
  const Email = letterTemplates[letter.kind]
  const html = await renderHtml(<Email letter={marked.letter} theme={theme} />)
  return { kind: 'compiled', template: templateOf(marked, theme, html) }
}
