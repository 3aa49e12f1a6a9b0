import type { NoticeKind } from '../core/delivery/delivery.ts'
import { consentsLead } from '../core/mail/consents-by-list.ts'
import { cutAtTokens, fieldToken } from '../core/mail/field-token.ts'
import { frameWords } from '../core/mail/frame-phrases.ts'
import { type NoticeWords, noticeWords } from '../core/mail/notice-words.ts'
import type { CompiledTemplate, TextLine } from '../core/mail/template.ts'
import type { Theme } from '../core/mail/theme.ts'
import {
  buttonText,
  fieldLine,
  footerStart,
  ownPageLines,
  senderLines,
  signoffLines,
  slotLines,
  themeLines,
} from './letter-lines.ts'
import { fieldsOf } from './letter-template.ts'
import { finishLines, NEXT_ROW, PARAGRAPH, textLine } from './text-line.ts'

export interface NoticeLook {
  readonly kind: NoticeKind
  readonly language: string
  readonly theme: Theme
}

/** A notice, rendered once for all lists that look alike: what differs between them and their readers is a field. */
export async function compileNotice({ kind, language, theme }: NoticeLook): Promise<CompiledTemplate> {
  const [{ noticeTemplates }, { renderHtml }] = await Promise.all([
    import('../../emails/templates.ts'),
    import('./render-html.ts'),
  ])
  const Email = noticeTemplates[kind]
  const html = await renderHtml(<Email language={language} theme={theme} />)
  const words = noticeWords(kind, language)
  return {
    renderer: 1,
    subject: cutAtTokens(withList(words.subject)),
    greeting: null,
    html,
    text: finishLines([...noticeLines(words, { theme, language }), ...ownPageLines(frameWords(language))]),
    fragments: {},
    fields: [...new Set(fieldsOf(html))],
  }
}

function withList(text: string): string {
  return text.replace('{list}', fieldToken('list_name'))
}

/** Of the one list, or of several list by list: one of the two fields is empty. */
function consentLines({ consent }: NoticeWords, language: string): TextLine[] {
  if (consent === null) return []
  const several = consentsLead(language).replace('{consents}', fieldToken('consent_texts'))
  return [
    textLine(consent.replace('{consent}', fieldToken('consent_text')), PARAGRAPH, { when: 'consent_text' }),
    textLine(several, PARAGRAPH, { when: 'consent_texts' }),
  ]
}

function noticeLines(
  words: NoticeWords,
  { theme, language }: Pick<NoticeLook, 'theme' | 'language'>,
): TextLine[] {
  return [
    ...senderLines(theme),
    ...slotLines(words.greeting),
    ...slotLines(withList(words.text)),
    ...consentLines(words, language),
    ...slotLines(words.moved?.replace('{address}', fieldToken('new_address'))),
    ...slotLines(words.button && buttonText(words.button, fieldToken('action_url'))),
    ...slotLines(words.otherwise.replace('{reply}', fieldToken('reply_address'))),
    ...signoffLines(null),
    ...footerStart(),
    fieldLine('postal_address', NEXT_ROW),
    ...themeLines(theme),
  ]
}
