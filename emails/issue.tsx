import { LetterEmail, type LetterEmailProps } from './components/letter.tsx'
import { sampleLetter, sampleParagraph, sampleWords } from './components/sample-words.ts'

/** One newsletter email to a whole list. */
export function IssueEmail(props: LetterEmailProps) {
  return <LetterEmail {...props} />
}

IssueEmail.PreviewProps = {
  letter: sampleLetter({
    kind: 'issue',
    subject: sampleWords('High water, and a new path'),
    preview: sampleWords('The towpath is closed until Friday.'),
    body: [
      sampleParagraph('p1', 'After the rain the towpath is under water from the mill to the weir.'),
      sampleParagraph('p2', 'Until Friday we walk along the ridge. The way is on ', {
        words: 'the map of the week',
        href: 'https://example.com/map',
      }),
    ],
  }),
} satisfies LetterEmailProps
