import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from './evaluation/draft-facts.ts'
import {
  draftOnce,
  type EvaluateArticle,
  type EvaluatedArticle,
  evaluateArticle,
} from './evaluation/evaluate-article.ts'
import type { SummaryRow } from './evaluation/summary-row.ts'
import { summaryRows } from './evaluation/summary-rows.ts'

/** What the articles of a folder become, and how good that is. */
export interface ArticlesEvaluation {
  readonly articles: readonly EvaluatedArticle[]
  readonly rows: readonly SummaryRow[]
  /** Files that no series can be made of, and why. */
  readonly unread: readonly { readonly file: string; readonly message: string }[]
  /** Of the whole process at its highest, in MB. */
  readonly peakMegabytes: number
}

export interface EvaluationOptions {
  /** Edits every paragraph in every way, rather than a sample. */
  readonly thorough?: boolean
  /** The hashes of the same drafts as made in other places, which must be the same. */
  readonly elsewhere?: readonly ReadonlyMap<string, string>[]
}

const ARTICLES = /\.(?:md|markdown|txt|text|html?|xhtml|docx|xml|rss|atom)$/i

/** Reads, drafts and measures every article of a folder; folders in it and hidden files are not looked at. */
export async function evaluateArticles(
  folder: string,
  { thorough = false, elsewhere = [] }: EvaluationOptions = {},
): Promise<ArticlesEvaluation> {
  const found: EvaluateArticle[] = []
  for (const file of articleFiles(folder)) {
    const others = elsewhere.map((hashes) => hashes.get(file))
    found.push(
      await evaluateArticle(
        { bytes: readFileSync(join(folder, file)), fileName: file },
        { thorough, others },
      ),
    )
  }
  const articles = found.filter((one) => one.kind === 'evaluated')
  const unread = found.filter((one) => one.kind === 'problem')
  return {
    articles,
    rows: summaryRows(articles),
    unread: unread.map(({ file, message }) => ({ file, message })),
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }
}

/** Only the hash of each draft of a folder, by file. */
export async function draftHashes(folder: string): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>()
  for (const file of articleFiles(folder)) {
    const drafted = await draftOnce({ bytes: readFileSync(join(folder, file)), fileName: file })
    if (drafted.kind === 'drafted') hashes.set(file, hashOf(drafted.draft))
  }
  return hashes
}

function articleFiles(folder: string): readonly string[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('.'),
  )
  return names
    .map(({ name }) => name)
    .filter((name) => ARTICLES.test(name))
    .sort()
}
