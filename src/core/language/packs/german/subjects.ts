import type { SubjectWords } from '../../language-pack.ts'
import { NEVER, openingWords, wholeWords } from './patterns.ts'

const CLAUSE = 'wie|warum|was|wann|wo|wer|wenn|weil|weshalb|wieso|ob|dass|so'
/** Lower-case words that may stand in a shortened heading although they look like verbs. */
const NO_VERB = 'den|einen|keinen|mit|seit|gut|statt|nicht|zwischen|gegen|neben|vielen|allen'

/** How German subjects are made of headings and sentences. */
export const subjects: SubjectWords = {
  question: openingWords('wie|warum|was|wann|wo|wer|weshalb|wieso|welche[rs]?|so', 'iu'),
  unfit: wholeWords('hier|oben|unten|folgende\\p{Ll}*|nachfolgend\\p{Ll}*|mehr erfahren', 'iu'),
  firstPerson: openingWords('ich|wir|uns|mein\\p{Ll}*|unser\\p{Ll}*', 'iu'),
  breaks: /\s+(?:für|durch|während|trotz|ohne|nach|bei|beim|seit|zwischen|innerhalb)\s|\s*[(;]|\s+[–—]\s/gi,
  // A clause has its verb at the end; whatever may be a verb forbids to cut.
  unended: new RegExp(
    `^(?:${CLAUSE})(?!\\p{L})|(?<!\\p{L})(?!(?:${NO_VERB})(?!\\p{L}))\\p{Ll}+(?:t|en)(?!\\p{L})|(?<!\\p{L})(?:und|oder|der|die|das|Sie|sich|von|zu)$`,
    'u',
  ),
  verbSoon: NEVER,
  questionMark: /^(?:f|frage):\s+/i,
  pointing: wholeWords('hier', 'iu'),
  // After a comma the article is a relative pronoun.
  thing:
    /(?<before>^|(?<!,)[ „(])(?<thing>(?:die|das|Die|Das) (?:[\p{L}\p{N}-]+ ){0,2}?\p{Lu}[\p{L}\p{N}-]+)(?=[.,;:!?)]|$| (?:ist|sind|war|waren|hat|haben|wird|werden|kann|können|soll|sollen|muss|müssen|und|oder|aber)(?!\p{L}))/gu,
}
