import { blockSentences, documentSentences, type Sentence } from '../../article/document.ts'
import { wordCount, wordsOf } from '../../language/words.ts'
import type { Draft, Email, Quotation, Slot } from '../draft.ts'
import { matchPhrases } from '../phrase-match.ts'
import { countWord } from '../phrases.ts'

/** Words of all emails by where they come from; `unaccounted` lists texts that come from nowhere. */
export interface Fidelity {
  readonly source: number
  readonly phrase: number
  readonly own: number
  readonly unaccounted: readonly string[]
}

interface Visible {
  readonly text: string
  readonly origin: Sentence['origin']
  readonly from: readonly Quotation[]
}

interface Article {
  readonly byId: ReadonlyMap<string, string>
  /** All words in lower case, joined by single spaces. */
  readonly words: string
  /** Subjects and labels, which phrases may hold; each is checked by itself. */
  readonly quotable: ReadonlySet<string>
}

/** Looks up every visible text: a quotation in the article, a phrase in the catalogue. Own words are only counted. */
export function measureFidelity(draft: Draft): Fidelity {
  const article = articleOf(draft)
  const visible = draft.emails.flatMap((email) => visibleTexts(email, article))
  const words = (origin: Sentence['origin']) =>
    visible.reduce((sum, one) => sum + (one.origin === origin ? wordCount(one.text) : 0), 0)
  const unaccounted = visible.filter((one) => !isAccounted(one, article)).map(({ text }) => text)
  return { source: words('source'), phrase: words('phrase'), own: words('own'), unaccounted }
}

function articleOf({ document, emails, name }: Draft): Article {
  const sentences = documentSentences(document)
  return {
    byId: new Map(sentences.map(({ id, text }) => [id, text])),
    words: normalised(sentences.map(({ text }) => text).join(' ')),
    quotable: new Set([name, ...emails.map(({ subject }) => subject.text)].map(normalised)),
  }
}

function normalised(text: string): string {
  return ` ${wordsOf(text.normalize('NFKC').replaceAll('’', "'")).join(' ').toLowerCase()} `
}

function visibleTexts(email: Email, article: Article): readonly Visible[] {
  const slots = [email.subject, email.preview, email.greeting, email.opener, email.tip, email.cta.label]
  const shown: readonly (Slot | null)[] = [...slots, email.signoff, email.ps]
  const body = email.body.flatMap(blockSentences).map(({ id, text, origin }) => ({
    text,
    origin,
    from: origin === 'source' ? [{ sentence: id, start: 0, end: article.byId.get(id)?.length ?? 0 }] : [],
  }))
  return [...shown.filter((slot) => slot !== null), ...body]
}

function isAccounted({ text, origin, from }: Visible, article: Article): boolean {
  if (origin === 'own') return true
  if (origin === 'source') return normalised(quoted(from, article)) === normalised(text)
  if (article.quotable.has(normalised(text))) return true
  return matchPhrases(text).some(({ fillers }) => fillers.every((filler) => isFiller(filler, article)))
}

function quoted(from: readonly Quotation[], { byId }: Article): string {
  return from.map(({ sentence, start, end }) => byId.get(sentence)?.slice(start, end) ?? '').join(' ')
}

const COUNTS = new Set(Array.from({ length: 100 }, (_, count) => [String(count), countWord(count)]).flat())

/** A gap holds words of the article, a count, another email's subject, a phrase, or several of these. */
function isFiller(filler: string, article: Article): boolean {
  const words = normalised(filler)
  if (COUNTS.has(filler.toLowerCase()) || article.words.includes(words) || article.quotable.has(words))
    return true
  const parts = filler.split(/,? and |, /)
  if (parts.length > 1) return parts.every((part) => article.words.includes(normalised(part)))
  const matches = matchPhrases(filler).filter(({ fillers }) => !fillers.includes(filler))
  return matches.some(({ fillers }) => fillers.every((inner) => article.words.includes(normalised(inner))))
}
