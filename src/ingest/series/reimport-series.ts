import { documentBlocks, matchBlocks } from '../../core/article/match-blocks.ts'
import type { ArticleInfo, Draft } from '../../core/draft/draft.ts'
import { draftSeries } from '../../core/draft/draft-series.ts'
import { measureCoverage } from '../../core/draft/measures/coverage.ts'
import { type Revision, reviseSeries } from '../../core/draft/overrides/revise-series.ts'
import { settleSlots } from '../../core/draft/overrides/settle-slots.ts'
import type { PlannedEmail } from '../../core/draft/plan-emails.ts'
import { redraftSeries } from '../../core/draft/redraft.ts'
import type { Series } from '../../core/draft/series.ts'
import type { Article } from '../read-article.ts'
import { changesText } from './changes-text.ts'
import { changesFile, proposalFile } from './note-files.ts'
import { readFolder, type SeriesFolder } from './read-series.ts'
import type { ReimportReport } from './reimport-report.ts'
import { readSettings, settingsFile } from './series-yaml.ts'
import { updateSettings } from './update-settings.ts'
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
  const revision = reviseSeries({ series: folder.series, before: folder.drafted, after: after.draft })
  return layDown(input, { folder, revision, after: after.draft })
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
  readonly revision: Revision
  readonly after: Draft
}

function layDown(input: ReimportInput, laying: Laying): Reimport {
  const { folder, revision } = laying
  const free = settled(revised(laying, input.article), folder, new Map())
  if (free.kind === 'problem') return free
  const held = heldFiles(input, folder)
  const laid = held.size === 0 ? free : settled(revised(laying, input.article), folder, held)
  if (laid.kind === 'problem') return laid
  const before = writeSeries(folder.series, folder.names)
  const now = writeSeries(laid.folder.series, laid.folder.names)
  const proposed = writeSeries(free.folder.series, free.folder.names)
  const differs = (files: ReadonlyMap<string, string>, name: string) => files.get(name) !== before.get(name)
  const proposals = [...held.keys()].filter((name) => differs(proposed, name))
  const names = [...laid.folder.names.values()]
  const updated = names.filter((name) => !held.has(name) && differs(now, name))
  const report: ReimportReport = {
    kept: names.filter((name) => !updated.includes(name)),
    updated,
    ...named(revision, new Map([...folder.names, ...laid.folder.names])),
    proposed: proposals.map((email) => ({ email, file: proposalFile(email) })),
    coverage: measureCoverage(laid.folder.series.draft),
  }
  const files = new Map([
    ...updated.map((name) => [name, now.get(name) ?? ''] as const),
    ...proposals.map((name) => [proposalFile(name), proposed.get(name) ?? ''] as const),
    ...settingsAndCopy(input.files, folder, laid.folder),
    [changesFile, changesText(folder.series.name, report)] as const,
  ])
  const obsolete = [folder.settings.article.file].filter((name) => name !== laid.folder.settings.article.file)
  return { kind: 'reimported', files, obsolete, series: laid.folder.series, report }
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

function revised({ folder, revision, after }: Laying, { source }: Article): Series {
  const emails = revision.emails.map((email: PlannedEmail) => ({ ...email, suggestions: [], lint: [] }))
  return { ...folder.series, draft: { ...after, emails }, source }
}

type Settled =
  | { readonly kind: 'settled'; readonly folder: SeriesFolder }
  | { readonly kind: 'problem'; readonly message: string }

/** The series as its files will be read, with those of some emails as they are. */
function settled(series: Series, { names }: SeriesFolder, held: ReadonlyMap<string, string>): Settled {
  const read = readFolder(new Map([...writeSeries(series, names), ...held]))
  if (read.kind === 'problem') {
    return problem(`The series cannot be laid over the changed article: ${read.file}: ${read.message}`)
  }
  return { kind: 'settled', folder: read.folder }
}

function settingsAndCopy(
  files: ReadonlyMap<string, string>,
  before: SeriesFolder,
  { series, names }: SeriesFolder,
): readonly (readonly [string, string])[] {
  const written = writeSeries(series, names)
  const read = readSettings(written.get(settingsFile) ?? '')
  if (read.kind === 'problem') throw new Error(`Our own ${settingsFile} cannot be read: ${read.message}`)
  const { settings } = read
  const yaml = updateSettings(files.get(settingsFile) ?? '', {
    before: before.settings,
    after: settings,
    subjects: series.draft.emails.map(({ subject }) => subject.text),
  })
  return [
    [settingsFile, yaml],
    [settings.article.file, series.source],
  ]
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
