import type { NoticeKind } from '../src/core/delivery/delivery.ts'
import { fieldToken } from '../src/core/mail/field-token.ts'
import { frameWords } from '../src/core/mail/frame-phrases.ts'
import { noticeWords } from '../src/core/mail/notice-words.ts'
import { textDirection } from '../src/core/mail/text-direction.ts'
import { plainTheme, type Theme } from '../src/core/mail/theme.ts'
import { SenderFooter } from './components/footer.tsx'
import { LetterPage } from './components/letter-page.tsx'
import { WhenField } from './components/merge.tsx'
import { LetterButton, SignOff } from './components/slots.tsx'
import { Lines } from './components/words.tsx'
import type { Look } from './theme.ts'

export interface NoticeEmailProps {
  readonly kind: NoticeKind
  readonly language?: string
  readonly theme?: Theme
}

/** Answers what somebody did on a page. Nothing in it was typed by a visitor; one button. */
export function NoticeEmail({ kind, language = 'en', theme = plainTheme }: NoticeEmailProps) {
  const words = noticeWords(kind, language)
  const look: Look = { theme, direction: textDirection(language), frame: frameWords(language) }
  const withList = (text: string) => text.replace('{list}', fieldToken('list_name'))
  return (
    <LetterPage
      language={language}
      title={withList(words.subject)}
      preview={withList(words.preview)}
      theme={theme}
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
      <SenderFooter theme={theme} />
    </LetterPage>
  )
}

NoticeEmail.PreviewProps = { kind: 'confirmation' } satisfies NoticeEmailProps
