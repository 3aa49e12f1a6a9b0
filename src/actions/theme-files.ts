import type { Theme } from '../core/mail/theme.ts'
import { readTheme } from '../ingest/theme/read-theme.ts'

export type ReadThemeFile =
  | { readonly kind: 'read'; readonly theme: Theme }
  | { readonly kind: 'problem'; readonly message: string }

/** Reads a theme from the text of its file; a problem names the file and every fault in it, one alone in one line. */
export function readThemeFile(text: string, fileName: string): ReadThemeFile {
  const read = readTheme(text)
  if (read.kind === 'theme') return { kind: 'read', theme: read.theme }
  const [only, ...others] = read.faults
  const message =
    others.length === 0
      ? `${fileName}: ${only}`
      : [`${fileName} cannot be used:`, ...read.faults].join('\n  ')
  return { kind: 'problem', message }
}
