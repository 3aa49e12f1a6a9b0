import { startsDangling } from '../language/dangling.ts'
import { displayWidth } from '../language/display-width.ts'
import { topicStems } from '../language/stop-words.ts'
import { jaccard } from '../language/words.ts'
import { inCharacters } from './subject-faults.ts'

/** In Latin letters, as `displayWidth` counts: a shorter one lets the mail client fill in words of the body. */
export const SHORTEST_PREVIEW = 40
/** In Latin letters: more is cut off. */
export const LONGEST_PREVIEW = 110
const MOST_ALIKE = 0.6

interface Around {
  readonly subject: string
  /** The first words of the body, which a mail client may show next. */
  readonly bodyStart: string
  readonly language: string
}

/** Whether a text is neither too short nor too long for a preview text. */
export function hasPreviewLength(text: string): boolean {
  const width = displayWidth(text)
  return width >= SHORTEST_PREVIEW && width <= LONGEST_PREVIEW
}

/** What is wrong with a preview text (Q8), as reasons that complete "The preview text …"; empty when fine. */
export function previewFaults(text: string, { subject, bodyStart, language }: Around): readonly string[] {
  const likeness = jaccard(topicStems(text, language), topicStems(subject, language))
  const width = displayWidth(text)
  const faults: readonly (readonly [boolean, string])[] = [
    [width < SHORTEST_PREVIEW, `${inCharacters(text, width)}, fewer than ${SHORTEST_PREVIEW}`],
    [width > LONGEST_PREVIEW, `${inCharacters(text, width)}, more than ${LONGEST_PREVIEW}`],
    [likeness > MOST_ALIKE || sameStart(text, subject), 'repeats the subject'],
    [sameStart(text, bodyStart), 'repeats how the email begins'],
    [startsDangling(text, language), 'begins with a word that leans on something before it'],
    [/[,:\-–—、，：،]$/.test(text), 'breaks off in the middle of a clause'],
  ]
  return faults.filter(([holds]) => holds).map(([, fault]) => fault)
}

function sameStart(text: string, other: string): boolean {
  const start = other.toLowerCase().slice(0, SHORTEST_PREVIEW)
  return start !== '' && text.toLowerCase().startsWith(start)
}
