import type { PageScore, PagesEvaluation } from '../actions/evaluate-pages.ts'
import { columns } from './terminal.ts'

const LEAST_F1 = 0.965
const MOST_MILLISECONDS = 200
const MOST_WORST = 10

/** The evaluation of a folder of pages: the score of the whole, of its folds and of the two baselines. */
export function pagesTable(evaluation: PagesEvaluation): readonly string[] {
  const { pages, total, folds, baselines, meanMilliseconds, worstMilliseconds } = evaluation
  const mean = folds.reduce((sum, f1) => sum + f1, 0) / Math.max(1, folds.length)
  return [
    `${pages.length} pages, scored by four-word shingles.`,
    '',
    ...columns([
      ['', 'extractor', 'precision', 'recall', 'F1', 'target'],
      scoreRow('ours', total, `at least ${LEAST_F1}`),
      scoreRow('Readability alone', baselines.readability),
      scoreRow('Defuddle alone', baselines.defuddle),
    ]),
    '',
    ...columns([
      [mark(mean >= LEAST_F1), `F1 of each fifth: ${folds.map(fixed).join('  ')}`, `mean ${fixed(mean)}`],
      [
        mark(meanMilliseconds <= MOST_MILLISECONDS),
        `milliseconds a page: mean ${Math.round(meanMilliseconds)}, most ${Math.round(worstMilliseconds)}`,
        `at most ${MOST_MILLISECONDS} on average`,
      ],
    ]),
    ...worstPages(pages),
  ]
}

function scoreRow(name: string, { precision, recall, f1 }: PageScore, target = ''): readonly string[] {
  return [
    mark(target === '' || f1 >= LEAST_F1),
    name,
    fixed(precision).padStart(9),
    fixed(recall).padStart(6),
    fixed(f1),
    target,
  ]
}

function worstPages(pages: PagesEvaluation['pages']): readonly string[] {
  const bad = pages.filter(({ f1 }) => f1 < LEAST_F1).toSorted((one, other) => one.f1 - other.f1)
  if (bad.length === 0) return []
  const rows = bad
    .slice(0, MOST_WORST)
    .map(({ id, precision, recall, f1, agreement }) => [
      `    ${id.slice(0, 12)}`,
      fixed(precision).padStart(9),
      fixed(recall).padStart(6),
      fixed(f1),
      fixed(agreement).padStart(9),
    ])
  return [
    '',
    `${bad.length} pages score lower; the lowest:`,
    ...columns([['    page', 'precision', 'recall', 'F1', 'agreement'], ...rows]),
  ]
}

function mark(met: boolean): string {
  return met ? ' ' : '✗'
}

function fixed(score: number): string {
  return score.toFixed(3)
}
