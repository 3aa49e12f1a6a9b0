import { blockSentences } from '../../article/document.ts'
import { splitSentences } from '../../article/sentences.ts'
import { frameWords } from '../../mail/frame-phrases.ts'
import type { Draft, Email, Voice } from '../draft.ts'
import { isFromPhrases, type KnownWords, knownWords, normalised } from './known-words.ts'

/** The whole plain-text part of an email, as its readers get it. */
export type TextOf = (email: Email) => string

/**
 * The sentences of the text parts that are neither the article's, nor a phrase of ours, nor the marketer's.
 * Addresses behind links, marks of lists and quotations, and the list's footer are no sentences.
 */
export function strangeSentences(draft: Draft, textOf: TextOf): readonly string[] {
  const known = knownWords(draft)
  return draft.emails.flatMap((email) => {
    const own = ownWords(email, draft.voice)
    return withoutSender(paragraphsOf(textOf(email)), email).flatMap((paragraph) => {
      const sentences = isKnown(paragraph, known, own) ? [] : sentencesIn(paragraph, draft.document.language)
      return sentences.filter((sentence) => !isKnown(sentence, known, own))
    })
  })
}

function sentencesIn(paragraph: string, language: string): readonly string[] {
  return splitSentences(paragraph, language).map(({ start, end }) => paragraph.slice(start, end))
}

/** The mark before a signature (RFC 3676, section 4.3), which the list's footer follows. */
const FOOTER = /^-- $/m
const ADDRESS = /[ \t]{0,4}<(?:https?:\/\/|mailto:|tel:)[^\s<>]*>|\b(?:https?:\/\/|mailto:|tel:)[^\s<>]*/gi
const ITEM = /^[ \t>]*(?:- |\d{1,4}\. )/
const MARKS = /^[ \t>]*(?:- |\d{1,4}\. |\* \* \*$)?[ \t]*/

/** The paragraphs and list items of a text part, each on one line. */
function paragraphsOf(text: string): readonly string[] {
  const footer = FOOTER.exec(text)?.index ?? text.length
  const paragraphs: string[] = []
  let goesOn = false
  for (const row of text.slice(0, footer).split('\n')) {
    const words = row.replace(MARKS, '').trim()
    if (goesOn && !ITEM.test(row) && words !== '') paragraphs.push(`${paragraphs.pop()} ${words}`)
    else paragraphs.push(words)
    goesOn = words !== ''
  }
  return paragraphs.filter((words) => words !== '').map((words) => words.replace(ADDRESS, '').trim())
}

/** Where a letter names nobody, the list's sender signs: the paragraph before the P.S. */
function withoutSender(paragraphs: readonly string[], { signoff, ps }: Email): readonly string[] {
  const at = paragraphs.length - (ps === null ? 1 : 2)
  return signoff === null ? paragraphs.filter((_, index) => index !== at) : paragraphs
}

/** No phrase is longer, and looking for one takes time that grows fast with the length. */
const LONGEST_PHRASE = 400

function isKnown(text: string, known: KnownWords, own: readonly OwnWords[]): boolean {
  const { tip, earlier } = frameWords(known.language)
  const label = [tip, earlier, 'P.S.'].find((words) => text.startsWith(words))
  const rest = label === undefined ? text : text.slice(label.length).replace(/^:\s*/, '')
  return [text, rest, text.replace(/:$/, '')].some(
    (words) =>
      normalised(words).trim() === '' ||
      known.running.includes(normalised(words)) ||
      (words.length <= LONGEST_PHRASE && isFromPhrases(words, known)) ||
      own.some((one) => isOwn(normalised(words), one)),
  )
}

/** What the marketer typed in one place: the words between its merge fields. */
type OwnWords = readonly string[]

const FIELD = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/g

function ownWords(email: Email, voice: Voice): readonly OwnWords[] {
  const { subject, greeting, opener, body, tip, cta, signoff, ps } = email
  const slots = [subject, opener, tip, cta.label, signoff, ps].filter((slot) => slot?.origin === 'own')
  const sentences = body.flatMap(blockSentences).filter(({ origin }) => origin === 'own')
  // A greeting is a fragment wherever it comes from, and another one stands in where there is no name.
  const greetings = greeting ? [greeting.text, voice.greetingWithoutName] : []
  return [...[...slots, ...sentences].map((one) => one?.text ?? ''), ...greetings].map((text) =>
    text.split(FIELD).map(normalised),
  )
}

/** Whether these words are all of one own text, or a part of it, whatever its merge fields hold. */
function isOwn(words: string, own: OwnWords): boolean {
  const [first = '', last = ''] = [own[0], own.at(-1)]
  if (own.length === 1) return first.includes(words)
  let at = 0
  for (const literal of own) {
    at = words.indexOf(literal.trim(), at)
    if (at < 0) return false
  }
  return words.startsWith(first.trimEnd()) && words.endsWith(last.trimStart())
}
