import { blockSentences, documentSentences } from '../../article/document.ts'
import { wordsOf } from '../../language/words.ts'
import type { Draft } from '../draft.ts'
import { matchPhrases } from '../phrase-match.ts'
import { ALL_COUNT_WORDS, splitItems } from '../phrases.ts'

/** The words that may stand in the emails of a draft, ready to be looked up. */
export interface KnownWords {
  /** The article's own words of each sentence. */
  readonly byId: ReadonlyMap<string, string>
  /** The same with the recorded edits made, where there are any. */
  readonly edited: ReadonlyMap<string, string>
  /** All words of both in lower case, joined by single spaces. */
  readonly running: string
  /** Subjects and the name of the series, which phrases may hold; each is looked up by itself. */
  readonly quotable: ReadonlySet<string>
  readonly language: string
}

/** Reads what the emails of a draft may say. */
export function knownWords({ document, emails, name }: Draft): KnownWords {
  const sentences = documentSentences(document)
  const byId = new Map(sentences.map(({ id, text, was }) => [id, was ?? text]))
  const edits = emails.flatMap(({ body }) => body.flatMap(blockSentences)).filter(({ was }) => was)
  const edited = new Map(
    [...sentences, ...edits.filter(({ id, was }) => byId.get(id) === was)].map(({ id, text }) => [id, text]),
  )
  return {
    byId,
    edited,
    running: normalised([...byId.values(), ...edited.values()].join(' ')),
    quotable: new Set([name, ...emails.map(({ subject }) => subject.text)].map(normalised)),
    language: document.language,
  }
}

/** The words of a text alone, in lower case between single spaces: marks, quotes and spacing do not count. */
export function normalised(text: string): string {
  return ` ${wordsOf(text.normalize('NFKC').replaceAll('’', "'")).join(' ').toLowerCase()} `
}

/** Whether a text is a phrase of the catalogue whose gaps hold known words, or one that another slot shows. */
export function isFromPhrases(text: string, known: KnownWords): boolean {
  if (known.quotable.has(normalised(text))) return true
  return matchPhrases(text).some(({ fillers }) => fillers.every((filler) => isFiller(filler, known)))
}

function isCount(filler: string): boolean {
  return /^\d{1,2}$/.test(filler) || ALL_COUNT_WORDS.has(filler.toLowerCase())
}

/** A gap holds words of the article, a count, another email's subject, a phrase, or several of these. */
function isFiller(filler: string, { running, quotable, language }: KnownWords): boolean {
  const words = normalised(filler)
  if (isCount(filler) || running.includes(words) || quotable.has(words)) return true
  const parts = splitItems(language, filler)
  if (parts.length > 1) return parts.every((part) => running.includes(normalised(part)))
  const matches = matchPhrases(filler).filter(({ fillers }) => !fillers.includes(filler))
  return matches.some(({ fillers }) => fillers.every((inner) => running.includes(normalised(inner))))
}
