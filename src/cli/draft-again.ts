import type { ImportNotes } from '../actions/import-notes.ts'
import {
  listSentEmails,
  type ReimportInput,
  reimportArticle,
  reimportWords,
} from '../actions/reimport-article.ts'
import { readSeriesFiles } from '../actions/series-files.ts'
import type { Series } from '../core/draft/series.ts'
import type { ArticleSource } from './draft-source.ts'
import { changeSeriesFolder, readSeriesFolder, type WriteFolder } from './series-folder.ts'
import type { Surroundings } from './with-installation.ts'

/** A series that is ready to be shown and written. */
export type Drafted =
  | {
      readonly kind: 'drafted'
      readonly series: Series
      readonly notes?: ImportNotes
      /** Writes its files, where any are wanted. */
      write(): WriteFolder
      /** What was written, in lines for a terminal. */
      readonly told: readonly string[]
    }
  | { readonly kind: 'problem'; readonly message: string }

/** An article that is laid under the series in a folder. */
export interface Again {
  readonly article: ArticleSource & Pick<ReimportInput, 'entry' | 'language'>
  readonly out: string
  readonly replace: boolean
}

/** Lays a changed article under the series in a folder: the marketer's words stay, all else follows. */
export async function draftAgain(around: Surroundings, { article, out, replace }: Again): Promise<Drafted> {
  const folder = readSeriesFolder(out)
  if (folder.kind === 'problem') return folder
  const { files } = folder
  const read = readSeriesFiles(files)
  if (read.kind === 'problem') return read
  const sent = await sentEmails(around, files)
  if (sent.kind === 'problem') return sent
  const done = await reimportArticle({ ...article, files, replace, sentEmails: sent.emails })
  if (done.kind === 'problem') return done
  if (done.kind === 'unchanged') return asBefore(read.series, out)
  return {
    kind: 'drafted',
    series: done.series,
    write: () => changeSeriesFolder(out, done),
    told: [...reimportWords(done.report), `Written to ${out}; changes.md there says it all.`],
  }
}

function asBefore(series: Series, out: string): Drafted {
  const told = [`${out} holds this very article already: nothing in it has changed.`]
  return { kind: 'drafted', series, write: () => ({ kind: 'written' }), told }
}

type SentEmails =
  | { readonly kind: 'known'; readonly emails: ReadonlySet<string> }
  | { readonly kind: 'problem'; readonly message: string }

/** The emails of the series that people have had; none where nothing was ever published here. */
async function sentEmails(
  { commands }: Surroundings,
  files: ReadonlyMap<string, string>,
): Promise<SentEmails> {
  if (!commands.hasInstallation()) return { kind: 'known', emails: new Set() }
  const opened = await commands.open()
  if (opened.kind === 'problem') return opened
  try {
    return { kind: 'known', emails: await listSentEmails(opened.installation.context, files) }
  } finally {
    await opened.installation.close()
  }
}
