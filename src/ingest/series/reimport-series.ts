import type { Draft } from '../../core/draft/draft.ts'
import { measureCoverage } from '../../core/draft/measures/coverage.ts'
import { type Revision, reviseSeries } from '../../core/draft/overrides/revise-series.ts'
import type { Series } from '../../core/draft/series.ts'
import type { Article } from '../read-article.ts'
import { changesText } from './changes-text.ts'
import { layFiles, settle } from './lay-files.ts'
import { draftAfresh, draftAgain, isOther } from './next-draft.ts'
import { changesFile, proposalFile } from './note-files.ts'
import { readFolder, type SeriesFolder } from './read-series.ts'
import type { ReimportReport } from './reimport-report.ts'
import { writeSeries } from './write-series.ts'

export interface ReimportInput {
  /** The folder's texts by file name. */
  readonly files: ReadonlyMap<string, string>
  readonly article: Article
  /** Ids of emails that people have had: they are not changed. */
  readonly sentEmails?: ReadonlySet<string>
  /** Takes an article that has hardly anything in common with the one before. */
  readonly replace?: boolean
}

export type Reimport =
  /** The very same bytes: there is nothing to write. */
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'reimported'
      /** What is to be written, by file name, and what is of no use any more. */
      readonly files: ReadonlyMap<string, string>
      readonly obsolete: readonly string[]
      readonly series: Series
      readonly report: ReimportReport
    }
  | { readonly kind: 'problem'; readonly message: string }

/**
 * Lays a changed article under a series: what the marketer changed stays, all else follows the article. Another
 * article is planned afresh, and emails that the marketer changed follow at the end.
 */
export function reimportSeries(input: ReimportInput): Reimport {
  const read = readFolder(input.files)
  if (read.kind === 'problem') return problem(`${read.file}: ${read.message}`)
  const { folder } = read
  if (input.article.sha256 === folder.settings.article.sha256) return { kind: 'unchanged' }
  const afresh = isOther(folder.drafted, input.article)
  if (afresh && !input.replace) return problem(otherArticle(folder, input.article))
  const after = (afresh ? draftAfresh : draftAgain)(folder, input.article)
  if (after.kind === 'problem') return after
  return layDown(input, { folder, after: after.draft, article: input.article, afresh })
}

/** Whether an article has hardly anything in common with that of a folder. */
export function isOtherArticle(files: ReadonlyMap<string, string>, article: Article): boolean {
  const read = readFolder(files)
  return read.kind === 'read' && isOther(read.folder.drafted, article)
}

function otherArticle({ series }: SeriesFolder, article: Article): string {
  return `The folder holds the series “${series.name}”, and the article “${article.title}” has hardly anything in common with its article: name another folder, or add --replace to plan this series afresh from it.`
}

interface Laying {
  readonly folder: SeriesFolder
  readonly after: Draft
  readonly article: Article
  readonly afresh: boolean
}

function layDown(input: ReimportInput, laying: Laying): Reimport {
  const { folder } = laying
  const free = layOver(laying, new Map())
  if (free.kind === 'problem') return free
  const held = heldFiles(input, folder)
  const laid = held.size === 0 ? free : layOver(laying, held)
  if (laid.kind === 'problem') return laid
  const { series, names } = laid.folder
  const { files, updated } = layFiles({ files: input.files, before: folder, after: laid.folder, held })
  const proposals = proposalsFor([...held.keys()], folder, free.folder)
  const obsolete = obsoleteFiles(folder, laid.folder)
  const report: ReimportReport = {
    kept: [...names.values()].filter((name) => !updated.includes(name)),
    updated,
    afresh: laying.afresh,
    ...named(laid.revision, new Map([...names, ...folder.names])),
    gone: laid.revision.gone.flatMap((id) => obsolete.find((name) => name === folder.names.get(id)) ?? []),
    proposed: [...proposals.keys()].map((email) => ({ email, file: proposalFile(email) })),
    coverage: measureCoverage(series.draft),
  }
  const changed = [...files].filter(([name, text]) => input.files.get(name) !== text)
  const notes = [...proposals].map(([email, text]): [string, string] => [proposalFile(email), text])
  return {
    kind: 'reimported',
    files: new Map([...changed, ...notes, [changesFile, changesText(series.name, report)]]),
    obsolete,
    series,
    report,
  }
}

/** Emails that went, and a copy of the article by another name; a name may have been given anew. */
function obsoleteFiles(before: SeriesFolder, after: SeriesFolder): readonly string[] {
  const taken = new Set([...after.names.values(), after.settings.article.file])
  return [...before.names.values(), before.settings.article.file].filter((name) => !taken.has(name))
}

type LaidOver =
  | { readonly kind: 'settled'; readonly folder: SeriesFolder; readonly revision: Revision }
  | { readonly kind: 'problem'; readonly message: string }

/** The series over the changed article, with the files of some emails as they are. */
function layOver({ folder, after, article, afresh }: Laying, held: ReadonlyMap<string, string>): LaidOver {
  const ids = [...folder.names].flatMap(([id, name]) => (held.has(name) ? [id] : []))
  const { series, drafted: before } = folder
  const revision = reviseSeries({ series, before, after, afresh, held: new Set(ids) })
  const emails = revision.emails.map((email) => ({ ...email, suggestions: [], lint: [] }))
  const revised = { ...series, name: after.name, draft: { ...after, emails }, source: article.source }
  const present = new Set(emails.map(({ id }) => id))
  const names = afresh ? new Map([...folder.names].filter(([id]) => present.has(id))) : folder.names
  const settled = settle(revised, names, held)
  return settled.kind === 'settled' ? { ...settled, revision } : settled
}

/** What emails that are not to be changed would become, by their files. */
function proposalsFor(
  held: readonly string[],
  before: SeriesFolder,
  free: SeriesFolder,
): ReadonlyMap<string, string> {
  const [old, now] = [before, free].map(({ series, names }) => writeSeries(series, names))
  return new Map(
    held.flatMap((name): [string, string][] => {
      const text = now?.get(name)
      return text === undefined || text === old?.get(name) ? [] : [[name, text]]
    }),
  )
}

/** The files of emails that are locked, or that people have had, by name. */
function heldFiles(
  { files, sentEmails }: ReimportInput,
  { series, names }: SeriesFolder,
): ReadonlyMap<string, string> {
  const held = series.draft.emails.filter(({ id, locked }) => locked === true || sentEmails?.has(id))
  return new Map(
    held.flatMap(({ id }): [string, string][] => {
      const name = names.get(id)
      const text = files.get(name ?? '')
      return name !== undefined && text !== undefined ? [[name, text]] : []
    }),
  )
}

type Named = Pick<ReimportReport, 'stale' | 'added' | 'removed'>

function named({ stale, added, removed }: Revision, names: ReadonlyMap<string, string>): Named {
  const name = (id: string): string => names.get(id) ?? id
  const change = ({ email, text }: Revision['added'][number]) => ({
    email: email === null ? null : name(email),
    text,
  })
  return {
    stale: stale.map(({ email, what, oldSource, newSource, yours }) => ({
      email: name(email),
      what,
      oldSource,
      newSource,
      yours,
    })),
    added: added.map(change),
    removed: removed.map(change),
  }
}

function problem(message: string): { readonly kind: 'problem'; readonly message: string } {
  return { kind: 'problem', message }
}
