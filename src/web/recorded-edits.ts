import { blockSentences, type Sentence } from '../core/article/document.ts'
import type { Draft } from '../core/draft/draft.ts'

/** A change to the article's words that was made while drafting, and kept beside them. */
export interface RecordedEdit {
  /** Counts from 1. */
  readonly email: number
  readonly sentence: string
  /** The words that changed, with a few around them: "in this article", "in this series". */
  readonly before: string
  readonly after: string
}

/** Every recorded edit of a series, in reading order. */
export function recordedEdits({ emails }: Pick<Draft, 'emails'>): readonly RecordedEdit[] {
  return emails.flatMap(({ body }, index) =>
    body.flatMap(blockSentences).flatMap((sentence) => editOf(sentence, index + 1)),
  )
}

function editOf({ id, text, was }: Sentence, email: number): readonly RecordedEdit[] {
  if (was === undefined || was === text) return []
  return [{ email, sentence: id, ...changedWords(was, text) }]
}

/** How many unchanged words are shown on each side. */
const AROUND = 2

/** Where two wordings differ, with the words around it. */
function changedWords(was: string, now: string): { readonly before: string; readonly after: string } {
  const [old, fresh] = [was.split(/\s+/), now.split(/\s+/)]
  const shorter = Math.min(old.length, fresh.length)
  const start = sharedLength(old, fresh, shorter)
  const end = sharedLength(old.toReversed(), fresh.toReversed(), shorter - start)
  const cut = (words: readonly string[]) =>
    words.slice(Math.max(0, start - AROUND), Math.min(words.length, words.length - end + AROUND)).join(' ')
  return { before: cut(old), after: cut(fresh) }
}

/** How many words two wordings share from the beginning, at most `most`. */
function sharedLength(one: readonly string[], other: readonly string[], most: number): number {
  let length = 0
  while (length < most && one[length] === other[length]) length += 1
  return length
}
