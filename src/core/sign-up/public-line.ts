/** What words of a marketer's must not be where anybody may read them. */
export type LineFault = 'break' | 'control' | 'direction' | 'long'

/** The longest of a list's words, in characters, so that each public page stays below 30 KB. */
export const LONGEST_NAME = 200
export const LONGEST_CONSENT = 2000
export const LONGEST_NOTE = 500
export const LONGEST_POSTAL_ADDRESS = 500

const BREAK = /[\n\v\f\r\u0085\u2028\u2029]/
/** C0 and C1 (ISO/IEC 6429). */
const CONTROL = /\p{Cc}/u
/** Embeddings, overrides and isolates (UAX 9): they would turn around what stands behind the words. */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/

/** The first fault of words that are to stand on one line, or null; what is at their ends does not count. */
export function lineFault(typed: string, longest: number): LineFault | null {
  const text = typed.trim()
  if (BREAK.test(text)) return 'break'
  if (CONTROL.test(text)) return 'control'
  if (DIRECTION.test(text)) return 'direction'
  return text.length > longest ? 'long' : null
}

/** The same as what follows the name of the words in a sentence. */
export function lineFaultWords(fault: LineFault, typed: string, longest: number): string {
  switch (fault) {
    case 'break':
      return 'must be one line: take the line break out'
    case 'control':
      return `holds a control character (${codeOf(CONTROL, typed)}): take it out`
    case 'direction':
      return `holds a character that turns the direction of writing (${codeOf(DIRECTION, typed)}): take it out`
    case 'long':
      return `must have at most ${longest.toLocaleString('en')} characters, and has ${typed.trim().length.toLocaleString('en')}`
  }
}

/** A sentence on the first fault of words, which begins with their name; null where there is none. */
export function lineProblem(name: string, typed: string, longest: number): string | null {
  const fault = lineFault(typed, longest)
  return fault && `${name} ${lineFaultWords(fault, typed, longest)}.`
}

function codeOf(pattern: RegExp, text: string): string {
  const code = pattern.exec(text.trim())?.[0].codePointAt(0) ?? 0
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
