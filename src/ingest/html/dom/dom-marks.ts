import { fewWords } from './dom-walk.ts'

const raised: Readonly<Record<string, string>> = digits('⁰¹²³⁴⁵⁶⁷⁸⁹', {
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  n: 'ⁿ',
})
const lowered: Readonly<Record<string, string>> = digits('₀₁₂₃₄₅₆₇₈₉', { '+': '₊', '-': '₋', '−': '₋' })

/**
 * What an element shows that is a mark and no word: "[2]" for the number of a note, "²" for a raised number; null
 * for anything else. `before` is the last visible character in front of it.
 */
export function markText(element: Element, tag: string, before: string): string | null {
  if (tag !== 'sup' && tag !== 'sub' && !isNoteLink(element, tag)) return null
  const words = fewWords(element, 6)
  if (words === null || words === '') return null
  const number = /^\[?(\d{1,3})\]?$/.exec(words)?.[1]
  if (number !== undefined && (tag === 'a' || isNote(element, before))) return `[${number}]`
  if (tag === 'a') return null
  return changed(words, tag === 'sup' ? raised : lowered)
}

function isNoteLink(element: Element, tag: string): boolean {
  return tag === 'a' && /^[^#]{0,1000}#/.test(element.getAttribute('href') ?? '') && isAboutNotes(element)
}

function isAboutNotes(element: Element): boolean {
  const told = ['role', 'rel', 'class', 'id', 'href'].map((name) => element.getAttribute(name) ?? '')
  return told.some((value) => /(?:foot|end)-?note|noteref|\bfn\d|_ftn|cite_note/i.test(value.slice(0, 1000)))
}

/** A raised number with a link in it, or after the end of a sentence, is the number of a note. */
function isNote(element: Element, before: string): boolean {
  return element.querySelector('a') !== null || /[.!?…"”’)]/.test(before)
}

function changed(words: string, letters: Readonly<Record<string, string>>): string | null {
  const all = [...words].map((letter) => letters[letter])
  return all.every((letter) => letter !== undefined) ? all.join('') : null
}

function digits(row: string, others: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...Object.fromEntries([...row].map((letter, index) => [String(index), letter])), ...others }
}
