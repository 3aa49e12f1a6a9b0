import { frameLanguage, frameWords } from '../../src/core/mail/frame-phrases.ts'
import type { Letter } from '../../src/core/mail/letter.ts'
import { textDirection } from '../../src/core/mail/text-direction.ts'
import { plainTheme, type Theme } from '../../src/core/mail/theme.ts'
import { columnOf, type Look, PARAGRAPH } from '../theme.ts'
import { Blocks } from './blocks.tsx'
import { LetterFooter } from './footer.tsx'
import { LetterPage } from './letter-page.tsx'
import { Merge } from './merge.tsx'
import { slotMark } from './our-words.tsx'
import { CallToAction, EarlierEmails, OpenPixel, Postscript, SignOff, Tip } from './slots.tsx'
import { Lines } from './words.tsx'

export interface LetterEmailProps {
  /** Its fragments already replaced by tokens; all words in it are literal. */
  readonly letter: Letter
  readonly theme?: Theme
}

/** A letter: the welcome, the lessons, the recap and an issue are all one. */
export function LetterEmail({ letter, theme = plainTheme }: LetterEmailProps) {
  const look = lookOf(letter.language, theme)
  return (
    <LetterPage
      language={letter.language}
      title={letter.subject.text}
      preview={letter.preview.text}
      look={look}
      footer={<LetterFooter look={look} />}
      end={<OpenPixel />}
    >
      {letter.greeting && (
        <p {...slotMark(letter.greeting.withName, look)} style={PARAGRAPH}>
          <Merge field="greeting" />
        </p>
      )}
      <LetterBody letter={letter} look={look} />
    </LetterPage>
  )
}

/** What a letter says between its greeting and its footer. */
export function LetterBody({ letter, look }: { letter: Letter; look: Look }) {
  return (
    <>
      {letter.opener && <Lines text={letter.opener.text} mark={slotMark(letter.opener, look)} />}
      <Blocks blocks={letter.body} look={look} />
      {letter.tip && <Tip tip={letter.tip} look={look} />}
      <CallToAction cta={letter.cta} look={look} />
      <EarlierEmails links={letter.links} look={look} />
      <SignOff signoff={letter.signoff} look={look} />
      <Postscript ps={letter.ps} look={look} />
    </>
  )
}

/** How mail in this language looks in a theme. */
export function lookOf(language: string, theme: Theme): Look {
  return {
    theme,
    direction: textDirection(language),
    frame: frameWords(language),
    foreign: frameLanguage(language) !== language,
    column: columnOf(theme),
  }
}
