import type { Series } from '../../core/draft/series.ts'
import { readFolder, type SeriesFolder } from './read-series.ts'
import { readSettings, settingsFile } from './series-yaml.ts'
import { updateSettings } from './update-settings.ts'
import { writeSeries } from './write-series.ts'

type Texts = ReadonlyMap<string, string>

export type SettledFolder =
  | { readonly kind: 'settled'; readonly folder: SeriesFolder }
  | { readonly kind: 'problem'; readonly message: string }

/** A series as its files will be read, with some files as they are. */
export function settle(series: Series, names: Texts, held: Texts = new Map()): SettledFolder {
  const read = readFolder(new Map([...writeSeries(series, names), ...held]))
  if (read.kind === 'read') return { kind: 'settled', folder: read.folder }
  const why = `${read.file}: ${read.message}`
  return { kind: 'problem', message: `The series cannot be laid over the changed article: ${why}` }
}

export interface Laid {
  /** The folder as it is. */
  readonly files: Texts
  readonly before: SeriesFolder
  /** What it is to become, and the files that are not to be changed. */
  readonly after: SeriesFolder
  readonly held: Texts
}

export interface LaidFiles {
  /** All files of the folder that make the series, as they are to be. */
  readonly files: Texts
  /** Emails whose words are not what they were. */
  readonly updated: readonly string[]
}

/** The files of a folder over the changed article: those whose words are the same stay as they were typed. */
export function layFiles(laid: Laid): LaidFiles {
  const { files, before, after, held } = laid
  const [old, now] = [writeSeries(before.series, before.names), writeSeries(after.series, after.names)]
  const names = [...after.names.values()]
  const updated = names.filter((name) => !held.has(name) && now.get(name) !== old.get(name))
  const typed = names.filter((name) => !updated.includes(name) && files.has(name))
  const written = new Map([...now, [settingsFile, settingsText(laid, now)]])
  const kept = new Map([...written, ...typed.map((name) => [name, files.get(name) ?? ''] as const)])
  const strays = strayEmails(kept, after.series)
  const other = typed.filter((name) => !held.has(name) && strays.has(name))
  return { files: new Map([...kept, ...other.map((name) => [name, now.get(name) ?? ''] as const)]), updated }
}

/** Files whose words followed the article before and would no longer be known for words that were drafted. */
function strayEmails(files: Texts, series: Series): ReadonlySet<string> {
  const read = readFolder(files)
  if (read.kind === 'problem') return new Set(files.keys())
  const { names } = read.folder
  const strays = read.folder.series.draft.emails.filter((email, index) => {
    return JSON.stringify(email) !== JSON.stringify(series.draft.emails[index])
  })
  return new Set(strays.flatMap(({ id }) => names.get(id) ?? []))
}

function settingsText({ files, before, after }: Laid, now: Texts): string {
  const read = readSettings(now.get(settingsFile) ?? '')
  if (read.kind === 'problem') throw new Error(`Our own ${settingsFile} cannot be read: ${read.message}`)
  return updateSettings(files.get(settingsFile) ?? '', {
    before: before.settings,
    after: read.settings,
    subjects: after.series.draft.emails.map(({ subject }) => subject.text),
  })
}
