import type { Theme } from '../../core/mail/theme.ts'
import { parseTheme } from '../../core/mail/theme-file.ts'
import { type Place, placeWords } from '../series/series-problems.ts'
import { readYaml } from '../series/yaml-text.ts'

export type ReadTheme =
  | { readonly kind: 'theme'; readonly theme: Theme }
  /** Sentences that name the line, in the order of the lines. */
  | { readonly kind: 'faults'; readonly faults: readonly string[] }

/** A theme from the text of its file: YAML, or JSON, which is YAML too. All faults at once. */
export function readTheme(text: string): ReadTheme {
  const read = readYaml(text)
  if (read.kind === 'problem') {
    return { kind: 'faults', faults: [atPlace(read, `${read.message}.`)] }
  }
  const parsed = parseTheme(read.value)
  if (parsed.kind === 'theme') return parsed
  const faults = parsed.faults.map(({ path, message }) => ({ line: read.lineOf(path), message }))
  const sorted = faults.toSorted((a, b) => a.line - b.line)
  return {
    kind: 'faults',
    faults: sorted.map(({ line, message }) => atPlace({ line, column: null }, message)),
  }
}

function atPlace(place: Place, message: string): string {
  const words = placeWords(place)
  return words === '' ? message : `${words}: ${message}`
}
