import { documentBlocks, matchBlocks } from '../../core/article/match/match-blocks.ts'
import type { ArticleInfo, Draft } from '../../core/draft/draft.ts'
import { draftSeries } from '../../core/draft/draft-series.ts'
import { measureCoverage } from '../../core/draft/measures/coverage.ts'
import { type Revision, reviseSeries } from '../../core/draft/overrides/revise-series.ts'
import { settleSlots } from '../../core/draft/overrides/settle-slots.ts'
import { redraftSeries } from '../../core/draft/redraft.ts'
import type { Series } from '../../core/draft/series.ts'
import type { Article } from '../read-article.ts'
import { changesText } from './changes-text.ts'
import { layFiles, settle } from './lay-files.ts'
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

/** So few blocks in common, and an article is another one. */
const LEAST_IN_COMMON = 0.2

/** Lays a changed article under a series: what the marketer changed stays, all else follows the article. */
export function reimportSeries(input: ReimportInput): Reimport {
  const read = readFolder(input.files)
  if (read.kind === 'problem') return problem(`${read.file}: ${read.message}`)
  const { folder } = read
  if (input.article.sha256 === folder.settings.article.sha256) return { kind: 'unchanged' }
  if (!input.replace && isOther(folder.drafted, input.article))
    return problem(otherArticle(folder, input.article))
  const after = draftAgain(folder, input.article)
  if (after.kind === 'problem') return after
  return layDown(input, { folder, after: after.draft, article: input.article })
}

function isOther({ document }: Draft, article: Article): boolean {
  const [olds, news] = [documentBlocks(document), documentBlocks(article.document)]
  const shared = matchBlocks(document, article.document).size
  return shared < LEAST_IN_COMMON * Math.min(olds.length, news.length)
}

function otherArticle({ series }: SeriesFolder, article: Article): string {
  return `The folder holds the series “${series.name}”, and the article “${article.title}” has hardly anything in common with its article: name another folder, or add --replace to lay it under this series all the same.`
}

type DraftAgain =
  | { readonly kind: 'drafted'; readonly draft: Draft }
  | { readonly kind: 'problem'; readonly message: string }

/** Divided as before, and worded so that reading the files again tells drafted words from the marketer's. */
function draftAgain({ drafted, settings }: SeriesFolder, article: Article): DraftAgain {
  const { document } = article
  const info: ArticleInfo = {
    title: article.title,
    language: document.language,
    format: article.format,
    sha256: article.sha256,
    url: article.url ?? settings.article.url,
    confidence: article.confidence,
  }
  const kept = redraftSeries({ before: drafted, document, article: info })
  if (kept.kind === 'too-short') return problem(kept.message)
  const { voice, name } = drafted
  const plain = draftSeries({ document, article: info, voice, name, division: kept.draft.division })
  if (plain.kind === 'too-short') return problem(plain.message)
  return { kind: 'drafted', draft: settleSlots(kept.draft, plain.draft) }
}

interface Laying {
  readonly folder: SeriesFolder
  readonly after: Draft
  readonly article: Article
}

function layDown(input: ReimportInput, laying: Laying): Reimport {
  const { folder } = laying
  const free = layOver(laying, new Map())
  if (free.kind === 'problem') return free
  const held = heldFiles(input, folder)
  const laid = held.size === 0 ? free : layOver(laying, held)
  if (laid.kind === 'problem') return laid
  const { series, names, settings } = laid.folder
  const { files, updated } = layFiles({ files: input.files, before: folder, after: laid.folder, held })
  const proposals = proposalsFor([...held.keys()], folder, free.folder)
  const report: ReimportReport = {
    kept: [...names.values()].filter((name) => !updated.includes(name)),
    updated,
    ...named(laid.revision, new Map([...folder.names, ...names])),
    proposed: [...proposals.keys()].map((email) => ({ email, file: proposalFile(email) })),
    coverage: measureCoverage(series.draft),
  }
  const changed = [...files].filter(([name, text]) => input.files.get(name) !== text)
  const notes = [...proposals].map(([email, text]): [string, string] => [proposalFile(email), text])
  return {
    kind: 'reimported',
    files: new Map([...changed, ...notes, [changesFile, changesText(series.name, report)]]),
    obsolete: [folder.settings.article.file].filter((name) => name !== settings.article.file),
    series,
    report,
  }
}

type LaidOver =
  | { readonly kind: 'settled'; readonly folder: SeriesFolder; readonly revision: Revision }
  | { readonly kind: 'problem'; readonly message: string }

/** The series over the changed article, with the files of some emails as they are. */
function layOver({ folder, after, article }: Laying, held: ReadonlyMap<string, string>): LaidOver {
  const ids = [...folder.names].flatMap(([id, name]) => (held.has(name) ? [id] : []))
  const { series, drafted: before } = folder
  const revision = reviseSeries({ series, before, after, held: new Set(ids) })
  const emails = revision.emails.map((email) => ({ ...email, suggestions: [], lint: [] }))
  const revised = { ...series, draft: { ...after, emails }, source: article.source }
  const settled = settle(revised, folder.names, held)
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
