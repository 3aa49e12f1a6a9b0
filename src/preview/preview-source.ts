import { readFileSync } from 'node:fs'
import { findReader } from '../../db/find-reader.ts'
import { describeLetters, type SequenceLetters } from '../actions/describe-letters.ts'
import type { Theme } from '../core/mail/theme.ts'
import { readTheme } from '../ingest/theme/read-theme.ts'
import type { PreviewSource } from './previewed-email.ts'

export interface SourcePlaces {
  readonly databaseUrl: string
  readonly themeFile: string | null
}

/** What there is to show now; what cannot be read is told in notes, and the rest is shown without it. */
export async function readPreviewSource(
  places: SourcePlaces,
): Promise<PreviewSource & { readonly notes: readonly string[] }> {
  const notes: string[] = []
  const sequences = await readSequences(places.databaseUrl, notes)
  const fileTheme = places.themeFile === null ? null : readThemeFile(places.themeFile, notes)
  return { sequences, fileTheme, notes }
}

async function readSequences(databaseUrl: string, notes: string[]): Promise<readonly SequenceLetters[]> {
  try {
    const reader = await findReader(databaseUrl)
    if (reader === null) return []
    try {
      return await describeLetters(reader.read)
    } finally {
      await reader.close()
    }
  } catch {
    notes.push(
      'The database cannot be read as it is, so its sequences are not shown. `rivulet status` says more.',
    )
    return []
  }
}

function readThemeFile(path: string, notes: string[]): Theme | null {
  try {
    const read = readTheme(readFileSync(path, 'utf8'))
    if (read.kind === 'theme') return read.theme
    notes.push(...read.faults.map((fault) => `${path}: ${fault}`))
  } catch (error) {
    notes.push(`The theme ${path} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
  return null
}
