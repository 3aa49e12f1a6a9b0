import { LetterEmail, type LetterEmailProps } from './components/letter.tsx'
import { sampleLetter, sampleParagraph, sampleWords } from './components/sample-words.ts'

/** The last email of a series: all of it in one place. */
export function RecapEmail(props: LetterEmailProps) {
  return <LetterEmail {...props} />
}

RecapEmail.PreviewProps = {
  letter: sampleLetter({
    kind: 'recap',
    subject: sampleWords('Reading a river: putting it all together'),
    preview: sampleWords('All three lessons in one place, in case you missed one.'),
    opener: sampleWords('You have reached the last email on reading a river.'),
    body: [sampleParagraph('p1', 'Keep what helps, and leave the rest to the water.')],
    links: [
      { step: 'bends', label: 'Where the river bends' },
      { step: 'stones', label: 'What the stones say' },
      { step: 'crossing', label: 'How to cross' },
    ],
    cta: {
      label: sampleWords('Come to the river on Saturday'),
      kind: 'link',
      url: sampleWords('https://example.com/saturday'),
    },
  }),
} satisfies LetterEmailProps
