import { plainTheme, type Theme } from '../../emails/theme.ts'
import { cutAtTokens, fieldToken } from '../core/mail/field-token.ts'
import { CONFIRMATION } from '../core/mail/frame-phrases.ts'
import type { CompiledTemplate, TextLine } from '../core/mail/template.ts'
import { buttonText, fieldLine, footerStart, signoffLines, slotLines } from './letter-lines.ts'
import { fieldsOf } from './letter-template.ts'
import { finishLines, NEXT_ROW, PARAGRAPH, textLine } from './text-line.ts'

/** The mail that asks for a confirmation, rendered once for all lists: what differs between lists is a field. */
export async function compileConfirmation(theme: Theme = plainTheme): Promise<CompiledTemplate> {
  const [{ ConfirmationEmail }, { renderHtml }] = await Promise.all([
    import('../../emails/confirmation.tsx'),
    import('./render-html.ts'),
  ])
  const html = await renderHtml(<ConfirmationEmail theme={theme} />)
  return {
    renderer: 1,
    subject: cutAtTokens(`${CONFIRMATION.subject} ${fieldToken('list_name')}`),
    greeting: null,
    html,
    text: finishLines(confirmationLines()),
    fragments: {},
    fields: [...new Set(fieldsOf(html))],
  }
}

function confirmationLines(): TextLine[] {
  return [
    ...slotLines(CONFIRMATION.greeting),
    ...slotLines(`${CONFIRMATION.before} ${fieldToken('list_name')}${CONFIRMATION.after}`),
    textLine(`${CONFIRMATION.consent} “${fieldToken('consent_text')}”`, PARAGRAPH, { when: 'consent_text' }),
    ...slotLines(buttonText(CONFIRMATION.button, fieldToken('confirm_url'))),
    ...slotLines(CONFIRMATION.otherwise),
    ...signoffLines(null),
    ...footerStart(),
    fieldLine('postal_address', NEXT_ROW),
  ]
}
