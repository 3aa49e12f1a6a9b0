/** Why a file cannot be read: a sentence with what, why and what to do, and where known the line. */
export interface FileProblem {
  readonly kind: 'problem'
  readonly file: string
  readonly message: string
}

/** Where in a file; lines and columns count from 1. */
export interface Place {
  readonly line: number | null
  readonly column: number | null
}

/** `what` is a sentence, with or without its full stop; `at` is a place, or a line from 1. */
export function problemIn(file: string, what: string, at: number | Place | null = null): FileProblem {
  const place = placeWords(typeof at === 'number' ? { line: at, column: null } : at)
  const start = place === '' ? '' : `${place}: `
  return { kind: 'problem', file, message: `${start}${what}${/[.?]$/.test(what) ? '' : '.'}` }
}

/** "line 3, column 11"; nothing where the place is not known. */
export function placeWords(place: Place | null): string {
  if (place === null || place.line === null) return ''
  return place.column === null ? `line ${place.line}` : `line ${place.line}, column ${place.column}`
}

/** Words from a file as a message shows them: on one line, in quotes, cut where they are long. */
export function shown(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `"${line.slice(0, 60).toWellFormed()}…"` : `"${line}"`
}
