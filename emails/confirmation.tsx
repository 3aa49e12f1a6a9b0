import { fieldToken } from '../src/core/mail/field-token.ts'
import { CONFIRMATION, frameWords } from '../src/core/mail/frame-phrases.ts'
import { SenderFooter } from './components/footer.tsx'
import { LetterPage } from './components/letter-page.tsx'
import { WhenField } from './components/merge.tsx'
import { LetterButton, SignOff } from './components/slots.tsx'
import { Lines } from './components/words.tsx'
import { type Look, plainTheme, type Theme } from './theme.ts'

export interface ConfirmationEmailProps {
  readonly theme?: Theme
}

/** Asks the holder of an address to confirm a sign-up. Nothing in it was typed by the visitor; one button. */
export function ConfirmationEmail({ theme = plainTheme }: ConfirmationEmailProps) {
  const look: Look = { theme, direction: 'ltr', frame: frameWords('en') }
  const list = fieldToken('list_name')
  return (
    <LetterPage
      language="en"
      title={`${CONFIRMATION.subject} ${list}`}
      preview={CONFIRMATION.preview}
      theme={theme}
    >
      <Lines text={CONFIRMATION.greeting} />
      <Lines text={`${CONFIRMATION.before} ${list}${CONFIRMATION.after}`} />
      <WhenField field="consent_text">
        <Lines text={`${CONFIRMATION.consent} “${fieldToken('consent_text')}”`} />
      </WhenField>
      <LetterButton href={fieldToken('confirm_url')} label={CONFIRMATION.button} look={look} />
      <Lines text={CONFIRMATION.otherwise} />
      <SignOff signoff={null} />
      <SenderFooter theme={theme} />
    </LetterPage>
  )
}

ConfirmationEmail.PreviewProps = {} satisfies ConfirmationEmailProps
