import type { Letter } from '../core/mail/letter.ts'
import { markLetter } from '../core/mail/letter-fragments.ts'
import { evaluateFields, mergeHtml, type SubscriberFields } from '../core/mail/merge.ts'
import { plainTheme, type Theme } from '../core/mail/theme.ts'
import { templateOf } from './letter-template.ts'

interface FragmentOf {
  readonly letter: Letter
  readonly subscriber: SubscriberFields
  readonly theme?: Theme
}

/**
 * What a published letter says, as a stretch of HTML for a page of somebody else's, such as a feed reader: no greeting,
 * no footer, no style block, and addresses that are whole.
 */
export async function letterFragment({
  letter,
  subscriber,
  theme = plainTheme,
}: FragmentOf): Promise<string> {
  const marked = markLetter({ ...letter, greeting: null })
  const [{ LetterBody, lookOf }, { renderHtml }] = await Promise.all([
    import('../../emails/components/letter.tsx'),
    import('./render-html.ts'),
  ])
  const look = lookOf(letter.language, theme)
  const html = await renderHtml(
    <div lang={letter.language} dir={look.direction}>
      <LetterBody letter={marked.letter} look={look} />
    </div>,
  )
  const fields = evaluateFields(templateOf(marked, theme, html), subscriber)
  return mergeHtml(html, fields).replace(/^<!DOCTYPE[^>]*>/i, '')
}
