import type { TopicWords } from '../../language-pack.ts'
import { NEVER } from './patterns.ts'

const LABEL =
  /^(?:teil \S+|interview|fallstudie|ratgeber|leitfaden|anleitung|podcast|webinar.*|rückblick|rezension|kommentar|meinung|nachrichten|news|übersicht|im gespräch.*|porträt|gastbeitrag|blog)$/iu

// Feminine and plural nouns, before which an adjective ends in -e.
const TAKES_E = /(?:ung|heit|keit|schaft|ion|tät|ik|ur|e|en|n|s)$/
const FEMININE = /(?:ung|heit|keit|schaft|ion|tät|ik)$/

/** How German titles name what an article is about; our phrases put a topic after a colon, where any words fit. */
export const topic: TopicWords = {
  genre: NEVER,
  label: LABEL,
  breaks: NEVER,
  aside: NEVER,
  tail: NEVER,
  noNoun: NEVER,
  readsAsTopic: (part) => (/[?!]/.test(part) ? 'never' : 'always'),
  opensLikeThing: () => false,
  readsWithoutArticle,
}

/** Nouns alone, or with an adjective in the form that it has in front of a bare subject. */
function readsWithoutArticle(text: string): boolean {
  const words = text.split(' ')
  const noun = words.at(-1) ?? ''
  if (!/^\p{Lu}/u.test(noun)) return false
  // Alone, a noun in -en may be a dative.
  if (words.length === 1 && /e?n$/.test(noun) && !FEMININE.test(noun.replace(/en$/, ''))) return false
  return words.slice(0, -1).every((word) => {
    if (/^\p{Lu}/u.test(word) && !/(?:er|es|em|en)$/.test(word)) return true
    if (/es$/.test(word)) return true
    if (/er$/.test(word)) return !FEMININE.test(noun)
    return /[^e]e$/.test(word) && TAKES_E.test(noun)
  })
}
