import type { Series } from '../core/draft/series.ts'
import type { Letter } from '../core/mail/letter.ts'
import { readIssue } from '../ingest/series/read-issue.ts'
import { readSeries } from '../ingest/series/read-series.ts'

export type ReadSeriesFiles =
  | { readonly kind: 'read'; readonly series: Series }
  | { readonly kind: 'problem'; readonly message: string }

/** Reads a series back from its files; a problem names the file. */
export function readSeriesFiles(files: ReadonlyMap<string, string>): ReadSeriesFiles {
  const read = readSeries(files)
  return read.kind === 'read' ? read : { kind: 'problem', message: `${read.file}: ${read.message}` }
}

export type ReadIssueFile =
  | { readonly kind: 'read'; readonly issue: { readonly name: string; readonly letter: Letter } }
  | { readonly kind: 'problem'; readonly message: string }

/** Reads a newsletter letter from a Markdown or text file. */
export function readIssueFile(bytes: Uint8Array, fileName: string): ReadIssueFile {
  try {
    return readIssue(new TextDecoder('utf-8', { fatal: true }).decode(bytes), fileName)
  } catch {
    return {
      kind: 'problem',
      message: `${fileName} is not a text file in UTF-8: save it as text and try again.`,
    }
  }
}
