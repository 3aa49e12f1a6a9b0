import { startsDangling } from '../language/dangling.ts'
import { displayWidth } from '../language/display-width.ts'
import { isGenericHeading } from '../language/generic-heading.ts'
import { topicStems } from '../language/stop-words.ts'
import { jaccard, without, wordsOf } from '../language/words.ts'

const SHORTEST_SUBJECT = 15
/** In Latin letters (25 Chinese characters): what a desktop inbox shows; a phone shows about 37. */
export const LONGEST_SUBJECT = 50
const MOST_SUBJECT_WORDS = 9
const MOST_ALIKE = 0.4

/** What is wrong with a subject by itself (Q7), as reasons that complete "The subject …"; empty when fine. */
export function subjectFaults(text: string, language: string): readonly string[] {
  const width = displayWidth(text)
  const faults: readonly (readonly [boolean, string])[] = [
    [width < SHORTEST_SUBJECT, `${inCharacters(text, width)}, fewer than ${SHORTEST_SUBJECT}`],
    [width > LONGEST_SUBJECT, `${inCharacters(text, width)}, more than ${LONGEST_SUBJECT}`],
    [wordsOf(text).length > MOST_SUBJECT_WORDS, `has more than ${MOST_SUBJECT_WORDS} words`],
    [/[.:!;,…。：！；，、।؛،।॥۔]["”’)」』»“]*$/.test(text), 'ends with a punctuation mark'],
    [isGenericHeading(text, language), 'says nothing about its email'],
    [startsDangling(text, language), 'begins with a word that leans on something before it'],
    [/^\p{Ll}/u.test(text), 'begins with a small letter'],
  ]
  return faults.filter(([holds]) => holds).map(([, fault]) => fault)
}

/** How long a text is, as the end of "The subject has …". */
export function inCharacters(text: string, width: number): string {
  return width === text.length ? `has ${width} characters` : `takes the room of ${width} letters`
}

/** Whether two subjects of one series would be taken for each other; words of the series title do not count. */
export function subjectsAlike(
  one: string,
  other: string,
  { titleStems, language }: { titleStems: ReadonlySet<string>; language: string },
): boolean {
  if (one.toLowerCase() === other.toLowerCase()) return true
  const own = (text: string) => without(topicStems(text, language), titleStems)
  return jaccard(own(one), own(other)) > MOST_ALIKE
}
