import type { Document } from '../../core/article/document.ts'
import type { Division, Draft } from '../../core/draft/draft.ts'
import { draftSeries } from '../../core/draft/draft-series.ts'
import { readCopy as readArticleCopy } from '../read-article.ts'
import type { ArticleCopy } from './article-copy.ts'
import { blockOrder, unpackRanges } from './block-ranges.ts'
import { plainLines } from './headed-text.ts'
import { type FileProblem, problemIn, shown } from './series-problems.ts'
import { type SeriesSettings, settingsFile } from './series-yaml.ts'
import { textHash } from './text-hash.ts'

export type ReadCopy =
  /** The series as it is drafted from its article, with the voice that it has now. */
  { readonly kind: 'read'; readonly draft: Draft; readonly source: string } | FileProblem

/** Reads the article's copy, which must be the one that the series was made from, and drafts it again. */
export function readCopy(files: ReadonlyMap<string, string>, settings: SeriesSettings): ReadCopy {
  const { file } = settings.article
  const text = files.get(file)
  if (text === undefined) return problemIn(settingsFile, missing(file))
  const source = [text, plainLines(text)].find((one) => textHash(one) === settings.article.copySha256)
  if (source === undefined) return problemIn(file, changed)
  const read = readArticleCopy(new TextEncoder().encode(source), file)
  if (read.kind === 'problem') return problemIn(file, read.message)
  return redraft(read.article, settings)
}

type ReadArticleCopy = Extract<ReturnType<typeof readArticleCopy>, { kind: 'read' }>['article']

function redraft(article: ReadArticleCopy, { article: copy, name, voice }: SeriesSettings): ReadCopy {
  const { document, source } = article
  const about = {
    title: copy.title ?? article.title,
    language: copy.language ?? document.language,
    format: copy.format ?? article.format,
    sha256: copy.sha256,
    url: copy.url,
    confidence: copy.confidence,
    ...(copy.topic !== null && { topic: copy.topic }),
  }
  const drafted = draftSeries({ document, article: about, voice, name, ...divided(copy, document) })
  if (drafted.kind === 'too-short') return problemIn(copy.file, drafted.message)
  return { kind: 'read', draft: drafted.draft, source }
}

function divided({ division }: ArticleCopy, document: Document): { readonly division?: Division } {
  if (division === null) return {}
  return { division: { ...division, leftOut: unpackRanges(division.leftOut, blockOrder(document)) } }
}

const changed =
  'The copy of the article was changed, so that its words can no longer be told from yours: put the first text back and edit the emails, or draft a new series from the new text'

function missing(file: string): string {
  return `The copy of the article, ${shown(file)}, is not there: put it back, or draft the series again`
}
