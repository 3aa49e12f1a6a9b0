import { documentSentences, type Heading, type Sentence } from '../article/document.ts'
import type { Draft, Email, Quotation, Slot } from './draft.ts'
import type { Passage } from './passage.ts'
import type { Reading } from './reading.ts'

/** The slots of an earlier draft whose words still stand in the article, with their places there; null where not. */
export interface KeptSlots {
  readonly subject: Slot | null
  readonly preview: Slot | null
  readonly tip: Slot | null
}

/** What an earlier draft said, by the id of its emails. */
export interface EarlierWords {
  readonly emails: ReadonlyMap<string, Email>
  readonly lessons: number
  /** Its article's sentences by id. */
  readonly words: ReadonlyMap<string, string>
}

/** The words of a draft, to be kept by the next one of the same article. */
export function earlierWords({ document, emails }: Draft): EarlierWords {
  return {
    emails: new Map(emails.map((email) => [email.id, email])),
    lessons: emails.filter(({ kind }) => kind === 'lesson').length,
    words: new Map(documentSentences(document).map(({ id, text }) => [id, text])),
  }
}

/** Where an email stands now: its passage, in a series of so many lessons. */
export interface KeptPlace {
  readonly passage: Passage
  readonly lessons: number
  readonly reading: Reading
}

/**
 * What an email of the next draft keeps, or null where it is new. A lesson's words must stand in its own
 * passage or the title; its tip may stand anywhere. What counts the lessons is kept while their number is.
 */
export function keptSlots(
  id: string,
  { passage, lessons, reading }: KeptPlace,
  earlier: EarlierWords,
): KeptSlots | null {
  const before = earlier.emails.get(id)
  if (!before) return null
  const near = [...passage.sentences, ...headingSentences(passage), ...titleSentences(reading)]
  const placed = before.kind === 'lesson' ? near : reading.sentences
  const counts = before.kind !== 'lesson' && lessons !== earlier.lessons
  const keep = (slot: Slot | null, sentences: readonly Sentence[]) =>
    slot && !counts ? keptSlot(slot, sentences, earlier) : null
  return {
    subject: keep(before.subject, placed),
    preview: keep(before.preview, placed),
    tip: keep(before.tip, reading.sentences),
  }
}

function headingSentences({ headings, begun }: Passage): readonly Sentence[] {
  const all: readonly (Heading | null)[] = [...headings, begun]
  return all.flatMap((heading) => heading?.sentences ?? [])
}

function titleSentences({ document }: Reading): readonly Sentence[] {
  return document.title?.sentences ?? []
}

function keptSlot(slot: Slot, sentences: readonly Sentence[], { words }: EarlierWords): Slot | null {
  const from = slot.from.map((place) => placeAgain(place, words.get(place.sentence), sentences))
  const found = from.filter((place) => place !== null)
  return found.length === from.length ? { ...slot, from: found, alternatives: [] } : null
}

/** The same place where it says the same, else the first that does. */
function placeAgain(
  place: Quotation,
  text: string | undefined,
  sentences: readonly Sentence[],
): Quotation | null {
  const words = text?.slice(place.start, place.end)
  if (words === undefined) return null
  const same = sentences.find(({ id }) => id === place.sentence)
  if (same?.text.slice(place.start, place.end) === words) return place
  const found = sentences.find((sentence) => sentence.text.includes(words))
  const start = found?.text.indexOf(words) ?? 0
  return found ? { sentence: found.id, start, end: start + words.length } : null
}
