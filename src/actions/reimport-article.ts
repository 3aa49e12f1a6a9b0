import { listHadStepKeys } from '../../db/deliveries.ts'
import { publishedAddress } from '../ingest/fetch/published-address.ts'
import { type Article, type ArticleInput, readArticle } from '../ingest/read-article.ts'
import {
  isOtherArticle,
  type Reimport,
  reimportSeries,
  type ReimportInput as SeriesInput,
} from '../ingest/series/reimport-series.ts'
import { readSettings, settingsFile } from '../ingest/series/series-yaml.ts'
import type { Context } from './context.ts'

/** What a re-import did, in lines for a terminal. */
export { reimportWords } from '../ingest/series/changes-text.ts'

export type ReimportInput = ArticleInput & Omit<SeriesInput, 'article'>

/** Reads an article again and lays it under a series that a marketer edited. Touches nothing but its arguments. */
export async function reimportArticle(input: ReimportInput): Promise<Reimport> {
  const { files, sentEmails, replace = false } = input
  const read = await readInLanguage(input)
  if (read.kind === 'problem') return { kind: 'problem', message: read.message }
  const url = input.url ? publishedAddress(read.article.url, input.url) : read.article.url
  return reimportSeries({
    files,
    article: { ...read.article, url },
    replace,
    ...(sentEmails && { sentEmails }),
  })
}

/** The ids of the emails that people have had of the series in a folder; none where it was never published. */
export async function listSentEmails(
  { read }: Pick<Context, 'read'>,
  files: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> {
  const settings = readSettings(files.get(settingsFile) ?? '')
  return new Set(settings.kind === 'read' ? await listHadStepKeys(read, settings.settings.key) : [])
}

type Read =
  | { readonly kind: 'read'; readonly article: Article }
  | { readonly kind: 'problem'; readonly message: string }

/** A language that was set for the series stays, unless another one is set now or the article is another one. */
async function readInLanguage(input: ReimportInput): Promise<Read> {
  const read = await readArticle(input)
  const language = languageOf(input.files)
  if (read.kind === 'problem' || input.language || language === null) return read
  if (input.replace && isOtherArticle(input.files, read.article)) return read
  return read.article.document.language === language ? read : await readArticle({ ...input, language })
}

function languageOf(files: ReadonlyMap<string, string>): string | null {
  const read = readSettings(files.get(settingsFile) ?? '')
  return read.kind === 'read' ? read.settings.article.language : null
}
