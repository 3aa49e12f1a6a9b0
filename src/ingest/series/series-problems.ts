/** Why a file cannot be read: a sentence with what, why and what to do, and where known the line. */
export interface FileProblem {
  readonly kind: 'problem'
  readonly file: string
  readonly message: string
}

/** `what` is a sentence, with or without its full stop. Lines count from 1. */
export function problemIn(file: string, what: string, line: number | null = null): FileProblem {
  const place = line === null ? '' : `line ${line}: `
  return { kind: 'problem', file, message: `${place}${what}${/[.?]$/.test(what) ? '' : '.'}` }
}

/** Words from a file as a message shows them: on one line, in quotes, cut where they are long. */
export function shown(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `"${line.slice(0, 60).toWellFormed()}…"` : `"${line}"`
}
