import { LetterEmail, type LetterEmailProps } from './components/letter.tsx'
import { sampleLetter, sampleList, sampleParagraph, sampleWords } from './components/sample-words.ts'

/** One part of the article, with one thing to try. */
export function LessonEmail(props: LetterEmailProps) {
  return <LetterEmail {...props} />
}

LessonEmail.PreviewProps = {
  letter: sampleLetter({
    kind: 'lesson',
    subject: sampleWords('Where the river bends'),
    preview: sampleWords('The outer bank is deep, the inner one is kind.'),
    opener: sampleWords('Part 1 of 3 on reading a river.'),
    body: [
      sampleParagraph('p1', 'On the outside of a bend the water is quick and the bank is steep. More in ', {
        words: 'our notes on bends',
        href: 'https://example.com/bends',
      }),
      sampleParagraph('p2', 'Three signs tell you where the bottom is:'),
      sampleList('p3', ['The colour of the water', 'The line of the foam', 'The shape of the bank']),
    ],
    tip: sampleWords('Watch one leaf until it is out of sight.'),
    cta: {
      label: sampleWords('Read the whole article'),
      kind: 'link',
      url: sampleWords('https://example.com/rivers'),
    },
    ps: sampleWords('Next: What the stones say'),
  }),
} satisfies LetterEmailProps
