import type { NoticeKind } from '../../src/core/delivery/delivery.ts'
import { spokenLanguage } from '../../src/core/language/reader-language.ts'
import { consentsLead } from '../../src/core/mail/consents-by-list.ts'
import { fieldToken } from '../../src/core/mail/field-token.ts'
import { noticeWords } from '../../src/core/mail/notice-words.ts'
import { plainTheme, type Theme } from '../../src/core/mail/theme.ts'
import { SenderFooter } from './footer.tsx'
import { lookOf } from './letter.tsx'
import { LetterPage } from './letter-page.tsx'
import { WhenField } from './merge.tsx'
import { Phrase } from './our-words.tsx'
import { LetterButton, SignOff } from './slots.tsx'
import { Lines } from './words.tsx'

export interface NoticeEmailProps {
  readonly language?: string
  readonly theme?: Theme
}

/**
 * Answers what somebody did on a page. Nothing in it was typed by a visitor; at most one button. All of it is ours, so that it
 * is English as a whole where we have no words in the language.
 */
export function NoticeEmail(props: NoticeEmailProps & { readonly kind: NoticeKind }) {
  const { kind, theme = plainTheme } = props
  const language = spokenLanguage(props.language ?? 'en')
  const words = noticeWords(kind, language)
  const look = lookOf(language, theme)
  const withList = (text: string) => text.replace('{list}', fieldToken('list_name'))
  return (
    <LetterPage
      language={language}
      title={withList(words.subject)}
      preview={withList(words.preview)}
      look={look}
      footer={<SenderFooter look={look} />}
    >
      <Lines text={words.greeting} />
      <Phrase text={words.text} gap="{list}" field="list_name" />
      {words.consent !== null && (
        <>
          <WhenField field="consent_text">
            <Phrase text={words.consent} gap="{consent}" field="consent_text" />
          </WhenField>
          <WhenField field="consent_texts">
            <Phrase text={consentsLead(language)} gap="{consents}" field="consent_texts" />
          </WhenField>
        </>
      )}
      {words.moved !== null && <Phrase text={words.moved} gap="{address}" field="new_address" />}
      {words.button !== null && (
        <LetterButton href={fieldToken('action_url')} label={words.button} look={look} />
      )}
      <Phrase text={words.otherwise} gap="{reply}" field="reply_address" />
      <SignOff signoff={null} look={look} />
    </LetterPage>
  )
}
