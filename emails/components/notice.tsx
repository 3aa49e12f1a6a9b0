import type { NoticeKind } from '../../src/core/delivery/delivery.ts'
import { fieldToken } from '../../src/core/mail/field-token.ts'
import { noticeWords } from '../../src/core/mail/notice-words.ts'
import { plainTheme, type Theme } from '../../src/core/mail/theme.ts'
import { SenderFooter } from './footer.tsx'
import { lookOf } from './letter.tsx'
import { LetterPage } from './letter-page.tsx'
import { WhenField } from './merge.tsx'
import { LetterButton, SignOff } from './slots.tsx'
import { Lines } from './words.tsx'

export interface NoticeEmailProps {
  readonly language?: string
  readonly theme?: Theme
}

/** Answers what somebody did on a page. Nothing in it was typed by a visitor; one button. */
export function NoticeEmail(props: NoticeEmailProps & { readonly kind: NoticeKind }) {
  const { kind, language = 'en', theme = plainTheme } = props
  const words = noticeWords(kind, language)
  const look = lookOf(language, theme)
  const withList = (text: string) => text.replace('{list}', fieldToken('list_name'))
  return (
    <LetterPage
      language={language}
      title={withList(words.subject)}
      preview={withList(words.preview)}
      look={look}
      footer={<SenderFooter theme={theme} />}
    >
      <Lines text={words.greeting} />
      <Lines text={withList(words.text)} />
      {words.consent !== null && (
        <WhenField field="consent_text">
          <Lines text={`${words.consent} “${fieldToken('consent_text')}”`} />
        </WhenField>
      )}
      <LetterButton href={fieldToken('action_url')} label={words.button} look={look} />
      <Lines text={words.otherwise} />
      <SignOff signoff={null} />
    </LetterPage>
  )
}
