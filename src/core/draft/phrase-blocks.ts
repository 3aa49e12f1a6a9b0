import type { List, Paragraph, Sentence } from '../article/document.ts'
import type { Wording } from './wording.ts'

/** A paragraph of our own words; `place` tells it from others of the same email. */
export function phraseParagraph(place: string, { text }: Wording): Paragraph {
  return { kind: 'paragraph', id: place, sentences: [phraseSentence(`${place}:0`, text)] }
}

/** A list of our own words, an item each. */
export function phraseList(place: string, texts: readonly string[]): List {
  const items = texts.map((text, index) => ({
    label: null,
    sentences: [phraseSentence(`${place}:${index}`, text)],
    children: [],
  }))
  return { kind: 'list', id: place, ordered: false, items }
}

function phraseSentence(id: string, text: string): Sentence {
  return { id, text, inlines: [{ text, marks: [] }], origin: 'phrase', span: null }
}
