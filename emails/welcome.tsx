import { LetterEmail, type LetterEmailProps } from './components/letter.tsx'
import { sampleLetter, sampleList, sampleParagraph, sampleWords } from './components/sample-words.ts'

/** The first email of a series: what it is about and what is coming. */
export function WelcomeEmail(props: LetterEmailProps) {
  return <LetterEmail {...props} />
}

WelcomeEmail.PreviewProps = {
  letter: sampleLetter({
    kind: 'welcome',
    subject: sampleWords('Your three-part series: reading a river'),
    preview: sampleWords('Three short lessons on slow water, one email at a time.'),
    opener: sampleWords('Welcome to a series of three lessons on reading a river.'),
    body: [
      sampleParagraph(
        'p1',
        'A river says where it is deep, where it is quick and where it has been. In this series:',
      ),
      sampleList('p2', ['Where the river bends', 'What the stones say', 'How to cross']),
    ],
    cta: { label: sampleWords('Just reply: which river is near you?'), kind: 'reply', url: null },
    ps: sampleWords('Next: Where the river bends'),
  }),
} satisfies LetterEmailProps
