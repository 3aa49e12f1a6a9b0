import { blockSentences, type Sentence } from '../../article/document.ts'
import { wordCount } from '../../language/words.ts'
import type { Draft, Email, Quotation, Slot } from '../draft.ts'
import { isFromPhrases, type KnownWords, knownWords, normalised } from './known-words.ts'
import { strangeSentences, type TextOf } from './text-part.ts'

/** Words of all emails by where they come from; `unaccounted` lists texts that come from nowhere. */
export interface Fidelity {
  readonly source: number
  readonly phrase: number
  readonly own: number
  readonly unaccounted: readonly string[]
}

interface Visible {
  readonly text: string
  /** The article's words where a recorded edit changed them. */
  readonly was?: string
  readonly origin: Sentence['origin']
  readonly from: readonly Quotation[]
}

/**
 * Looks up every visible text: a quotation in the article, a phrase in the catalogue; own words are only
 * counted. With `textOf`, each sentence of each text part is looked up as well.
 */
export function measureFidelity(draft: Draft, textOf?: TextOf): Fidelity {
  const known = knownWords(draft)
  const visible = draft.emails.flatMap((email) => visibleTexts(email, known))
  const words = (origin: Sentence['origin']) =>
    visible.reduce((sum, one) => sum + (one.origin === origin ? wordCount(one.text) : 0), 0)
  const unaccounted = visible.filter((one) => !isAccounted(one, known)).map(({ text }) => text)
  const strange = textOf ? strangeSentences(draft, textOf) : []
  return {
    source: words('source'),
    phrase: words('phrase'),
    own: words('own'),
    unaccounted: [...new Set([...unaccounted, ...strange])],
  }
}

function visibleTexts(email: Email, { byId }: KnownWords): readonly Visible[] {
  const slots = [email.subject, email.preview, email.greeting, email.opener, email.tip, email.cta.label]
  const shown: readonly (Slot | null)[] = [...slots, email.signoff, email.ps]
  const body = email.body.flatMap(blockSentences).map(({ id, text, was, origin }) => ({
    text,
    ...(was !== undefined && { was }),
    origin,
    from: origin === 'source' ? [{ sentence: id, start: 0, end: byId.get(id)?.length ?? 0 }] : [],
  }))
  return [...shown.filter((slot) => slot !== null), ...body]
}

function isAccounted({ text, was, origin, from }: Visible, known: KnownWords): boolean {
  if (origin === 'own') return true
  if (origin === 'phrase') return isFromPhrases(text, known)
  const quotes = [quoted(from, known.byId), quoted(from, known.edited)].map(normalised)
  return quotes.includes(normalised(was ?? text)) || quotes.includes(normalised(text))
}

function quoted(from: readonly Quotation[], texts: ReadonlyMap<string, string>): string {
  return from.map(({ sentence, start, end }) => texts.get(sentence)?.slice(start, end) ?? '').join(' ')
}
