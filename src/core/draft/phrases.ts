import { findOwnWords, OWN_WORDS, ownWords } from '../language/own-words.ts'
import type { own as english } from '../language/packs/english/own.ts'
import type { PhraseId } from '../language/packs/english/phrases.ts'
import { upperFirst } from '../language/words.ts'
import type { Quotation } from './draft.ts'
import type { Wording } from './wording.ts'

type FillerNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | FillerNames<Rest>
  : never

/** Words for a gap: a plain one such as a number, or a quotation with its places. */
export type Filler = string | { readonly text: string; readonly from: readonly Quotation[] }

/** What each gap of a phrase is filled with. */
export type FillersOf<Id extends PhraseId> = Readonly<
  Record<FillerNames<(typeof english.phrases)[Id]>, Filler>
>

/** Every phrase of every catalogue with its id. */
export const ALL_PHRASES: readonly { readonly id: string; readonly text: string }[] = [
  ...OWN_WORDS.values(),
].flatMap((own) => Object.entries(own.phrases).map(([id, text]) => ({ id, text })))

/** Whether there is a catalogue for this language. */
export function hasPhrases(language: string): boolean {
  return findOwnWords(language) !== null
}

/** A phrase with its gaps filled, its first letter in upper case; it quotes what its fillers quote. */
export function phrase<Id extends PhraseId>(language: string, id: Id, fillers: FillersOf<Id>): Wording {
  const template: string = ownWords(language).phrases[id]
  const given = new Map<string, Filler>(Object.entries(fillers))
  const from: Quotation[] = []
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const filler = given.get(name)
    if (filler === undefined) throw new Error(`The phrase "${id}" needs a filler for "${name}".`)
    if (typeof filler === 'string') return filler
    from.push(...filler.from)
    return filler.text
  })
  return { text: upperFirst(text), rule: id, origin: 'phrase', from }
}

/** A phrase without gaps, as it stands in the middle of a sentence. */
export function ownPhrase(language: string, id: PhraseId): string {
  return ownWords(language).phrases[id]
}

/** A count as a word up to twelve, else in digits. */
export function countWord(language: string, count: number): string {
  return ownWords(language).counts[count] ?? String(count)
}

/** Every count word of every language. */
export const ALL_COUNT_WORDS: ReadonlySet<string> = new Set(
  [...OWN_WORDS.values()].flatMap((own) => own.counts),
)

/** The texts that a joined list may be made of. */
export function splitItems(language: string, text: string): readonly string[] {
  return text.split(ownWords(language).joints)
}

/** Items as a clause: "a and b", "a, b, and c". */
export function joinItems(language: string, items: readonly Filler[]): Filler {
  const texts = items.map((item) => (typeof item === 'string' ? item : item.text))
  const from = items.flatMap((item) => (typeof item === 'string' ? [] : item.from))
  const last = texts.at(-1) ?? ''
  if (texts.length < 2) return { text: last, from }
  const id = texts.length === 2 ? 'items-and' : 'items-and-comma'
  const text = ownWords(language)
    .phrases[id].replace('{items}', () => texts.slice(0, -1).join(', '))
    .replace('{last}', () => last)
  return { text, from }
}
