import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { z } from 'zod'
import { type Overlap, shingleOverlap } from '../core/article/shingles.ts'
import { extractPage } from '../ingest/html/page/extract-page.ts'
import { pageBlocks } from '../ingest/html/page/page-blocks.ts'
import { findCandidates } from '../ingest/html/page/page-candidates.ts'
import { parsePage } from '../ingest/html/page/page-dom.ts'
import { fitPages, keptText, type TrainingPage, trainingPage } from './page-training.ts'

/** Shares from 0 to 1 as the public article-extraction benchmark (scrapinghub) counts them, by four-word shingles. */
export interface PageScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** One page: how well its article was found, how alike the two extractors saw it, and how long it took. */
export interface EvaluatedPage extends PageScore {
  readonly id: string
  readonly agreement: number
  readonly milliseconds: number
}

/** The figures of a folder of pages, with the two extractors on their own as baselines of the same run. */
export interface PagesEvaluation {
  readonly pages: readonly EvaluatedPage[]
  readonly total: PageScore
  /** All pages, each as found with a model fitted to the other folds; null where there are too few pages to fit one. */
  readonly crossValidated: PageScore | null
  /** The F1 of each fold of the cross-validation. */
  readonly folds: readonly number[]
  readonly baselines: { readonly readability: PageScore; readonly defuddle: PageScore }
  readonly meanMilliseconds: number
  readonly worstMilliseconds: number
}

/** With fewer pages a model that is fitted to them says nothing. */
const fewPages = 20

/**
 * Reads a folder of pages with `ground-truth.json` and scores the article found in each. The cross-validation fits the
 * model five times anew, each time without a fifth of the pages; that takes longer than all the rest.
 */
export async function evaluatePages(folder: string): Promise<PagesEvaluation> {
  const pages = await readPages(folder)
  const found = pages.map(evaluatePage)
  const baselines = pages.map(baselineOverlaps)
  const validated = pages.length < fewPages ? [] : crossValidate(pages, 5)
  const times = found.map(({ milliseconds }) => milliseconds)
  return {
    pages: found.map(({ overlap, ...page }) => ({ ...page, ...pageScore(overlap) })),
    total: totalScore(found.map(({ overlap }) => overlap)),
    crossValidated: validated.length === 0 ? null : totalScore(validated.flat()),
    folds: validated.map((fold) => totalScore(fold).f1),
    baselines: {
      readability: totalScore(baselines.map(({ readability }) => readability)),
      defuddle: totalScore(baselines.map(({ defuddle }) => defuddle)),
    },
    meanMilliseconds: mean(times),
    worstMilliseconds: Math.max(0, ...times),
  }
}

/** A page of the folder: `ID.html` or `ID.html.gz`, and its true text. */
export interface TruePage {
  readonly id: string
  readonly html: string
  readonly truth: string
}

const truthSchema = z.record(z.string(), z.looseObject({ articleBody: z.string() }))

/** Reads the pages whose true text is known, in the order of their ids. */
export async function readPages(folder: string): Promise<readonly TruePage[]> {
  const truths = truthSchema.parse(JSON.parse(await readFile(join(folder, 'ground-truth.json'), 'utf8')))
  const files = (await readdir(folder)).filter((name) => /\.html(?:\.gz)?$/.test(name)).sort()
  const pages = files.map(async (name) => {
    const id = name.replace(/\.html(?:\.gz)?$/, '')
    const truth = truths[id]?.articleBody
    return truth === undefined ? [] : [{ id, html: await readHtmlFile(join(folder, name)), truth }]
  })
  return (await Promise.all(pages)).flat()
}

async function readHtmlFile(path: string): Promise<string> {
  const bytes = await readFile(path)
  return (path.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes).toString('utf8')
}

function evaluatePage({ id, html, truth }: TruePage) {
  const start = performance.now()
  const page = extractPage(html, { url: null })
  const milliseconds = performance.now() - start
  const text = page.kind === 'article' ? textOf(page.content) : ''
  const agreement = page.kind === 'article' ? page.agreement : 0
  return { id, agreement, milliseconds, overlap: shingleOverlap(text, truth) }
}

function textOf(element: Element): string {
  return pageBlocks(element)
    .map(({ text }) => text)
    .join('\n')
}

/** Each extractor on its own, block by block of the page. */
function baselineOverlaps({ html, truth }: TruePage) {
  const document = parsePage(html)
  const blocks = pageBlocks(document.body)
  const { readability, defuddle } = findCandidates(document, blocks)
  const overlapOf = (shares: readonly number[]) => {
    const taken = blocks.filter((_, index) => (shares[index] ?? 0) > 0.5)
    return shingleOverlap(taken.map(({ text }) => text).join('\n'), truth)
  }
  return { readability: overlapOf(readability), defuddle: overlapOf(defuddle) }
}

/** Every page as found with a model fitted to the pages of the other folds; a page's number says its fold. */
function crossValidate(pages: readonly TruePage[], folds: number): readonly (readonly Overlap[])[] {
  const read = pages.map((page) => ({ page, training: trainingPage(page.html, page.truth) }))
  return Array.from({ length: folds }, (_, fold) => {
    const others: TrainingPage[] = read.filter((_, at) => at % folds !== fold).map(({ training }) => training)
    const model = fitPages(others)
    const own = read.filter((_, at) => at % folds === fold)
    return own.map(({ page, training }) => shingleOverlap(keptText(training, model), page.truth))
  })
}

function pageScore({ precision, recall, f1 }: Overlap): PageScore {
  return { precision: precision ?? 0, recall: recall ?? 0, f1 }
}

/** Mean precision and recall over the pages that have them, and their harmonic mean, as the benchmark has it. */
function totalScore(overlaps: readonly Overlap[]): PageScore {
  const precision = mean(overlaps.flatMap((one) => one.precision ?? []))
  const recall = mean(overlaps.flatMap((one) => one.recall ?? []))
  const both = precision + recall
  return { precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / both }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
