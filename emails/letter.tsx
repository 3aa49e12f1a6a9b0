import { Text } from '@react-email/components'
import { frameWords } from '../src/core/mail/frame-phrases.ts'
import type { Letter } from '../src/core/mail/letter.ts'
import { textDirection } from '../src/core/mail/text-direction.ts'
import { plainTheme, type Theme } from '../src/core/mail/theme.ts'
import { Blocks } from './components/blocks.tsx'
import { LetterFooter } from './components/footer.tsx'
import { LetterPage } from './components/letter-page.tsx'
import { Merge } from './components/merge.tsx'
import { CallToAction, EarlierEmails, Postscript, SignOff, Tip } from './components/slots.tsx'
import { Lines } from './components/words.tsx'
import { type Look, PARAGRAPH } from './theme.ts'

export interface LetterEmailProps {
  /** Its fragments already replaced by tokens; all words in it are literal. */
  readonly letter: Letter
  readonly theme?: Theme
}

/** The plain letter: one layout for the welcome, the lessons, the recap and an issue. */
export function LetterEmail({ letter, theme = plainTheme }: LetterEmailProps) {
  const { language } = letter
  const look: Look = { theme, direction: textDirection(language), frame: frameWords(language) }
  return (
    <LetterPage language={language} title={letter.subject.text} preview={letter.preview.text} theme={theme}>
      {letter.greeting && (
        <Text style={PARAGRAPH}>
          <Merge field="greeting" />
        </Text>
      )}
      {letter.opener && <Lines text={letter.opener.text} />}
      <Blocks blocks={letter.body} look={look} />
      {letter.tip && <Tip tip={letter.tip} look={look} />}
      <CallToAction cta={letter.cta} look={look} />
      <EarlierEmails links={letter.links} look={look} />
      <SignOff signoff={letter.signoff} />
      <Postscript ps={letter.ps} />
      <LetterFooter look={look} />
    </LetterPage>
  )
}

const sample: Letter = {
  kind: 'lesson',
  language: 'en',
  subject: { text: 'Where the river bends', origin: 'phrase' },
  preview: { text: 'A short letter on slow water.', origin: 'phrase' },
  greeting: {
    withName: { text: 'Hi Ana,', origin: 'phrase' },
    withoutName: { text: 'Hello,', origin: 'phrase' },
  },
  opener: { text: 'Part 2 of 5 on reading a river.', origin: 'phrase' },
  body: [],
  tip: { text: 'Watch one leaf until it is out of sight.', origin: 'phrase' },
  cta: { label: { text: 'Read the article', origin: 'phrase' }, kind: 'link', url: null },
  signoff: { text: 'Maya', origin: 'phrase' },
  ps: { text: 'Next: what the stones say.', origin: 'phrase' },
  links: [],
}

LetterEmail.PreviewProps = { letter: sample } satisfies LetterEmailProps
