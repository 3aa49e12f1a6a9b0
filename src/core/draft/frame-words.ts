import { matchPhrases } from './phrase-match.ts'
import { ALL_COUNT_WORDS } from './phrases.ts'

/** The slots whose phrases say where an email stands. */
export type PlacedSlot = 'subject' | 'opener' | 'ps'

const rules: Readonly<Record<PlacedSlot, readonly string[]>> = {
  subject: ['welcome-subject', 'welcome-subject-one'],
  opener: ['opener', 'welcome-opener', 'welcome-opener-one'],
  ps: ['ps-next', 'ps-recap', 'ps-end'],
}

/** No phrase is longer, and matching one takes time that grows fast with its length. */
const longest = 400

/**
 * Whether words say where an email stands in a phrase of our own, whichever number they give or subject they
 * announce. `known` are the topic and the subjects of the series: a phrase about anything else is not ours.
 */
export function saysItsPlace(slot: PlacedSlot, words: string, known: ReadonlySet<string>): boolean {
  if (words.length > longest) return false
  return matchPhrases(words).some(
    ({ id, fillers }) =>
      rules[slot].includes(id) && fillers.every((filler) => isCount(filler) || known.has(filler)),
  )
}

function isCount(filler: string): boolean {
  return /^\d{1,3}$/.test(filler) || ALL_COUNT_WORDS.has(filler.toLowerCase())
}

/** Whether words are a prompt for a reply from our own catalogue. */
export function isReplyPrompt(words: string): boolean {
  return words.length <= longest && matchPhrases(words).some(({ id }) => id.startsWith('reply-'))
}
