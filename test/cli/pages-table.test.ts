import { describe, expect, it } from 'vitest'
import type { PagesEvaluation } from '../../src/actions/evaluate-pages.ts'
import { pagesTable } from '../../src/cli/pages-table.ts'

const score = (f1: number) => ({ precision: f1, recall: f1, f1 })
const evaluation: PagesEvaluation = {
  pages: [
    { id: 'a'.repeat(64), ...score(0.99), agreement: 1, milliseconds: 90 },
    { id: 'b'.repeat(64), ...score(0.8), agreement: 0.7, milliseconds: 250 },
  ],
  total: score(0.97),
  crossValidated: score(0.96),
  folds: [0.95, 0.97],
  baselines: { readability: score(0.95), defuddle: score(0.94) },
  meanMilliseconds: 170,
  worstMilliseconds: 250,
}

describe('the table of pages', () => {
  it('marks the figure that misses its target, beside both baselines', () => {
    const lines = pagesTable(evaluation).join('\n')
    expect(lines).toMatch(/^✗ +ours, cross-validated +0\.960 +0\.960 +0\.960 +at least 0\.965$/m)
    expect(lines).toMatch(/^ +ours, as it comes +0\.970/m)
    expect(lines).toMatch(/Readability alone +0\.950/)
    expect(lines).toMatch(/^ +milliseconds a page: mean 170, most 250/m)
  })

  it('names the pages that score lowest', () => {
    expect(pagesTable(evaluation).at(-1)).toMatch(/^ +b{12} +0\.800 +0\.800 +0\.800 +0\.700$/)
  })

  it('marks the score of the pages as they come where there are too few to fit anything', () => {
    const few = pagesTable({ ...evaluation, crossValidated: null, folds: [], total: score(0.9) }).join('\n')
    expect(few).toMatch(/^✗ +ours, as it comes +0\.900.*at least 0\.965$/m)
    expect(few).not.toMatch(/cross|fold/)
  })
})
