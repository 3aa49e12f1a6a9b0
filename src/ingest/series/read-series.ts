import { blockSentences, documentSentences, standsFor } from '../../core/article/document.ts'
import type { Draft, Drop } from '../../core/draft/draft.ts'
import { lintEmails } from '../../core/draft/lint.ts'
import { remarkLost } from '../../core/draft/overrides/lost-emails.ts'
import type { PlannedEmail } from '../../core/draft/plan-emails.ts'
import { readThrough } from '../../core/draft/reading.ts'
import type { Series } from '../../core/draft/series.ts'
import { suggestEdits } from '../../core/draft/suggestions.ts'
import { assembleEmails } from './assemble-emails.ts'
import { layOut } from './email-desk.ts'
import { plainLines } from './headed-text.ts'
import { type ListedEmail, readEmailFiles } from './list-email-files.ts'
import { readCopy } from './read-copy.ts'
import { type FileProblem, problemIn } from './series-problems.ts'
import { readSettings, type SeriesSettings, settingsFile } from './series-yaml.ts'

export type ReadSeries = { readonly kind: 'read'; readonly series: Series } | FileProblem

/**
 * Reads a series back from its files, text by file name. Words that were left as they were drafted keep their
 * rule and their place in the article and follow changes of order, name and voice; other words are the
 * marketer's own. The first problem is told.
 */
export function readSeries(files: ReadonlyMap<string, string>): ReadSeries {
  const read = readFolder(files)
  return read.kind === 'read' ? { kind: 'read', series: read.folder.series } : read
}

/** A series with what its folder knows beside it. */
export interface SeriesFolder {
  readonly series: Series
  readonly settings: SeriesSettings
  /** The series as it is drafted from its article, before any edit. */
  readonly drafted: Draft
  /** The file of each email by its id. */
  readonly names: ReadonlyMap<string, string>
}

export type ReadFolder = { readonly kind: 'read'; readonly folder: SeriesFolder } | FileProblem

/** The same with what the series was read from. */
export function readFolder(files: ReadonlyMap<string, string>): ReadFolder {
  const text = files.get(settingsFile)
  if (text === undefined) return problemIn(settingsFile, noSettings)
  const read = readSettings(text)
  if (read.kind === 'problem') return read
  const { settings } = read
  const copy = readCopy(files, settings)
  if (copy.kind === 'problem') return copy
  const { draft: drafted, source } = copy
  const garbled = source.includes(unreadable) ? null : garbledFile(files)
  if (garbled) return garbled
  const kinds = new Map(drafted.emails.map(({ id, kind }) => [id, kind]))
  const listed = readEmailFiles(files, settings, kinds)
  if (listed.kind === 'problem') return listed
  const assembled = assemble(listed.emails, { settings, drafted })
  if (assembled.kind === 'problem') return assembled
  const { key, name, list, rhythm } = settings
  const names = new Map(listed.emails.map(({ id, file }) => [id, file.file]))
  const series = { key, name, list, rhythm, draft: assembled.draft, source }
  return { kind: 'read', folder: { series, settings, drafted, names } }
}

type Assembled = { readonly kind: 'read'; readonly draft: Draft } | FileProblem

function assemble(
  listed: readonly ListedEmail[],
  { settings, drafted }: Pick<SeriesFolder, 'settings' | 'drafted'>,
): Assembled {
  const reading = readThrough(drafted.document, drafted.article)
  const assembled = assembleEmails(layOut({ listed, draft: drafted, reading, rhythm: settings.rhythm }))
  if (assembled.kind === 'problem') return assembled
  const emails = assembled.emails.map((email) => ({ ...email, suggestions: suggestEdits(email, reading) }))
  const edited = { ...drafted, emails, dropped: dropsOf(drafted, emails) }
  const ids = new Set(drafted.emails.map(({ id }) => id))
  return { kind: 'read', draft: { ...edited, emails: remarkLost(lintEmails(edited), ids) } }
}

const noSettings =
  'The file is missing, and without it nobody knows which emails go out when: choose the folder that "rivulet draft --out" made'

/** What stands in the place of bytes that are not UTF-8. */
const unreadable = '\uFFFD'

function garbledFile(files: ReadonlyMap<string, string>): FileProblem | null {
  for (const [name, text] of files) {
    if (!text.includes(unreadable)) continue
    const line = plainLines(text.slice(0, text.indexOf(unreadable))).split('\n').length
    return problemIn(name, 'A letter cannot be read because the file is not in UTF-8: save it in UTF-8', line)
  }
  return null
}

/** The sentences that stand in no email, in whatever words: left out by the draft for a reason, or else by the marketer. */
function dropsOf(draft: Draft, emails: readonly PlannedEmail[]): readonly Drop[] {
  const printed = new Set(emails.flatMap(({ body }) => body.flatMap(blockSentences)).flatMap(standsFor))
  const drafted = draft.dropped.filter(({ id }) => !printed.has(id))
  const known = new Set(draft.dropped.map(({ id }) => id))
  const others = documentSentences(draft.document).filter(
    ({ id, text }) => text !== '' && !printed.has(id) && !known.has(id),
  )
  return [...drafted, ...others.map(({ id }): Drop => ({ id, reason: 'user' }))]
}
