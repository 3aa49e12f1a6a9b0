import { type Names, namePlaces } from './names.ts'
import { packOf } from './pack.ts'
import { isStopWord } from './stop-words.ts'
import { wordPlaces, wordsOf } from './words.ts'

/** Where a text names a thing or somebody, end exclusive. */
export interface NamedThing {
  readonly start: number
  readonly end: number
}

/** Things that a sentence names with their article ("the approval process"), each up to where it surely ends. */
export function thingsIn(text: string, language: string): readonly NamedThing[] {
  const pattern = packOf(language)?.subjects.thing
  if (!pattern) return []
  return Array.from(text.matchAll(pattern), ({ index, groups }) => {
    const thing = groups?.thing ?? ''
    const start = index + (groups?.before?.length ?? 0)
    return { start, end: start + thing.length, words: wordsOf(thing).slice(1) }
  }).filter(({ words, end }) => words.every((word) => !isStopWord(word, language)) && !goesOn(text, end))
}

/** A name that another one follows: "the researchers Anna Lind" of "the researchers Anna Lind and Ben Moss". */
function goesOn(text: string, end: number): boolean {
  return /\p{Lu}\p{L}*$/u.test(text.slice(0, end)) && /^ (?:and|und) \p{Lu}/u.test(text.slice(end))
}

/** Names of two or more words that a sentence holds, as the article writes them. */
export function namesWithin(text: string, names: Names): readonly NamedThing[] {
  const kept = [...namePlaces(wordPlaces(text), names)]
  const runs: NamedThing[] = []
  for (const { start, end } of kept) {
    const last = runs.at(-1)
    if (last && text.slice(last.end, start) === ' ') runs[runs.length - 1] = { start: last.start, end }
    else runs.push({ start, end })
  }
  return runs.filter((run) => text.slice(run.start, run.end).includes(' '))
}
