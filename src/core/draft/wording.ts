import type { Sentence } from '../article/document.ts'

import type { Alternative, Quotation, Slot } from './draft.ts'

/** Words proposed for a slot: what is not chosen becomes one of its alternatives. */
export type Wording = Alternative

const MOST_ALTERNATIVES = 4

/** The first wording as a slot, with up to four of the others as alternatives; throws when there is none. */
export function slotOf(wordings: readonly Wording[]): Slot {
  const [chosen, ...others] = wordings
  if (!chosen) throw new Error('A slot needs at least one wording.')
  const texts = new Set([chosen.text])
  const alternatives = others.filter(({ text }) => !texts.has(text) && texts.add(text))
  return { ...plain(chosen), alternatives: alternatives.slice(0, MOST_ALTERNATIVES).map(plain) }
}

function plain({ text, rule, origin, from }: Wording): Wording {
  return { text, rule, origin, from }
}

/** A slot that keeps the words it had, with the others to choose from; without any it is as planned. */
export function keepingWords(planned: Slot, kept: Slot | null | undefined): Slot {
  return kept ? slotOf([kept, planned, ...planned.alternatives]) : planned
}

/** A part of one sentence, quoted. */
export interface Quote {
  readonly text: string
  readonly from: readonly Quotation[]
}

/** The words from `start` to `end` of a sentence; all of it by default. */
export function quote(sentence: Sentence, start = 0, end = sentence.text.length): Quote {
  return { text: sentence.text.slice(start, end), from: [{ sentence: sentence.id, start, end }] }
}

/** The first place in these sentences where the words stand, whatever their case; nowhere is no quotation. */
export function quotePlace(sentences: readonly Sentence[], words: string): readonly Quotation[] {
  const wanted = words.toLowerCase()
  for (const { id, text } of sentences) {
    const start = text.toLowerCase().indexOf(wanted)
    if (start >= 0) return [{ sentence: id, start, end: start + words.length }]
  }
  return []
}
