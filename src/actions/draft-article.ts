import type { DraftMode, Voice } from '../core/draft/draft.ts'
import { type DraftJson, draftJson } from '../core/draft/draft-json.ts'
import { draftSeries } from '../core/draft/draft-series.ts'
import { defaultRhythm, type Series } from '../core/draft/series.ts'
import { defaultVoiceFor } from '../core/draft/voice.ts'
import { letterOf } from '../core/mail/letter.ts'
import { maxWordFileBytes } from '../ingest/article-problems.ts'
import { publishedAddress } from '../ingest/fetch/published-address.ts'
import { type ArticleInput, readArticle } from '../ingest/read-article.ts'
import { writeSeries } from '../ingest/series/write-series.ts'
import { letterText } from '../render/letter-text.ts'
import { type ImportNotes, importNotes } from './import-notes.ts'

/** Larger files are refused, in bytes; other files than Word's by a smaller limit of their own. */
export const largestArticle = maxWordFileBytes

export interface DraftInput extends ArticleInput {
  readonly voice?: Partial<Voice>
  /** Chosen by the length of the article where it is left out. */
  readonly mode?: DraftMode
  /** The most emails, welcome and recap included. */
  readonly maxEmails?: number
}

export type DraftArticle =
  | { readonly kind: 'drafted'; readonly series: Series; readonly notes: ImportNotes }
  | { readonly kind: 'problem'; readonly message: string }

/** Reads an article and drafts its series. Touches nothing but its arguments. */
export async function draftArticle(input: DraftInput): Promise<DraftArticle> {
  const read = await readArticle(input)
  if (read.kind === 'problem') return { kind: 'problem', message: read.message }
  const { document, source, sha256, format, title, confidence } = read.article
  const url = input.url ? publishedAddress(read.article.url, input.url) : read.article.url
  const drafted = draftSeries({
    document,
    article: { title, language: document.language, format, sha256, url, confidence },
    voice: { ...defaultVoiceFor(document.language), ...input.voice },
    ...planOf(input),
  })
  if (drafted.kind === 'too-short') return { kind: 'problem', message: drafted.message }
  const { draft } = drafted
  const key = `${slugOf(draft.name)}-${sha256.slice(0, 6)}`
  const series: Series = { key, name: draft.name, list: null, rhythm: defaultRhythm, draft, source }
  return { kind: 'drafted', series, notes: importNotes(read.article) }
}

function planOf({ mode, maxEmails }: DraftInput): Pick<DraftInput, 'mode' | 'maxEmails'> {
  return { ...(mode && { mode }), ...(maxEmails !== undefined && { maxEmails }) }
}

/**
 * The object that `draft --json` prints: each email with its whole plain-text part; with notes of the import, also
 * what of a page was left out.
 */
export function describeDraft(series: Series, notes?: ImportNotes): DraftJson {
  const { draft } = series
  const withoutName = draft.voice.greetingWithoutName
  const json = draftJson(draft, (email) =>
    letterText(letterOf(email, { language: draft.article.language, withoutName })),
  )
  return notes ? { ...json, article: { ...json.article, leftOut: notes.leftOut } } : json
}

/** A series as files to edit and publish, by name. */
export function seriesFiles(series: Series): ReadonlyMap<string, string> {
  return writeSeries(series)
}

function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['series']
  return words.join('-').slice(0, 40).replace(/-$/, '')
}
