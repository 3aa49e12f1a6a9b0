import { startsDangling } from '../language/dangling.ts'
import { isGenericHeading } from '../language/generic-heading.ts'
import { topicStems } from '../language/stop-words.ts'
import { jaccard, without, wordsOf } from '../language/words.ts'

const SHORTEST_SUBJECT = 15
/** In characters: what a desktop inbox shows; a phone shows about 37. */
export const LONGEST_SUBJECT = 50
const MOST_SUBJECT_WORDS = 9
const MOST_ALIKE = 0.4

/** What is wrong with a subject by itself (Q7), as reasons that complete "The subject …"; empty when fine. */
export function subjectFaults(text: string, language: string): readonly string[] {
  const faults: readonly (readonly [boolean, string])[] = [
    [text.length < SHORTEST_SUBJECT, `has ${text.length} characters, fewer than ${SHORTEST_SUBJECT}`],
    [text.length > LONGEST_SUBJECT, `has ${text.length} characters, more than ${LONGEST_SUBJECT}`],
    [wordsOf(text).length > MOST_SUBJECT_WORDS, `has more than ${MOST_SUBJECT_WORDS} words`],
    [/[.:!;,…]["”’)]*$/.test(text), 'ends with a punctuation mark'],
    [isGenericHeading(text, language), 'says nothing about its email'],
    [startsDangling(text, language), 'begins with a word that leans on something before it'],
    [/^\p{Ll}/u.test(text), 'begins with a small letter'],
  ]
  return faults.filter(([holds]) => holds).map(([, fault]) => fault)
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
