import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluatePages, readPages } from '../../src/actions/evaluate-pages.ts'
import { shingleOverlap } from '../../src/core/article/shingles.ts'
import { extractPage } from '../../src/ingest/html/page/extract-page.ts'
import { pageBlocks } from '../../src/ingest/html/page/page-blocks.ts'
import { newsPage, riverParagraphs } from '../support/news-page.ts'

const truth = [
  ...riverParagraphs.slice(0, 3),
  'Three Saturdays of digging',
  ...riverParagraphs.slice(3),
].join('\n')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'))
  await writeFile(join(folder, 'plain.html'), newsPage())
  await writeFile(join(folder, 'packed.html.gz'), gzipSync(newsPage()))
  await writeFile(join(folder, 'unknown.html'), newsPage())
  const truths = { plain: { articleBody: truth }, packed: { articleBody: `${truth} ${'more '.repeat(150)}` } }
  await writeFile(join(folder, 'ground-truth.json'), JSON.stringify(truths))
})

afterAll(() => rm(folder, { recursive: true }))

describe('the evaluation of a folder of pages', () => {
  it('scores plain and packed pages whose truth is known, beside both extractors alone', async () => {
    const { pages, total, baselines, folds, crossValidated } = await evaluatePages(folder)
    expect(pages.map(({ id }) => id)).toEqual(['packed', 'plain'])
    expect(pages[1]).toMatchObject({ precision: 1, recall: 1, f1: 1 })
    expect(pages[0]?.recall).toBeLessThan(0.6)
    expect(total.recall).toBeCloseTo(((pages[0]?.recall ?? 0) + 1) / 2)
    expect(total.f1).toBeCloseTo((2 * total.precision * total.recall) / (total.precision + total.recall))
    expect(baselines.readability.precision).toBeLessThan(total.precision)
    expect({ folds, crossValidated }).toEqual({ folds: [], crossValidated: null })
  })
})

const corpus = join(import.meta.dirname, '../../../shared/corpus/pages')

describe.skipIf(!existsSync(corpus))('real pages (skipped where ../shared/corpus/pages is missing)', () => {
  it('are found with an F1 of at least .965, seen on every sixth of them', { timeout: 60_000 }, async () => {
    const pages = (await readPages(corpus)).filter((_, at) => at % 6 === 0)
    const overlaps = pages.map(({ html, truth }) => {
      const page = extractPage(html, { url: null })
      const blocks = page.kind === 'article' ? pageBlocks(page.content) : []
      return shingleOverlap(blocks.map(({ text }) => text).join('\n'), truth)
    })
    const mean = (values: readonly (number | null)[]) =>
      values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length
    const [precision, recall] = [
      mean(overlaps.map((one) => one.precision)),
      mean(overlaps.map((one) => one.recall)),
    ]
    expect((2 * precision * recall) / (precision + recall)).toBeGreaterThanOrEqual(0.965)
  })
})
