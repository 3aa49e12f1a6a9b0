import type { PageScore, PagesEvaluation } from '../actions/evaluate-pages.ts'
import { columns } from './terminal.ts'

const LEAST_F1 = 0.965
const MOST_MILLISECONDS = 200
const MOST_WORST = 10

/** The evaluation of a folder of pages: the score of the whole, of its folds and of the two baselines. */
export function pagesTable(evaluation: PagesEvaluation): readonly string[] {
  const { pages, total, crossValidated, folds, baselines } = evaluation
  return [
    `${pages.length} pages, scored by four-word shingles.`,
    '',
    ...columns([
      ['', 'extractor', 'precision', 'recall', 'F1', 'target'],
      ...(crossValidated ? [scoreRow('ours, cross-validated', crossValidated, LEAST_F1)] : []),
      scoreRow('ours, as it comes', total, crossValidated ? null : LEAST_F1),
      scoreRow('Readability alone', baselines.readability, null),
      scoreRow('Defuddle alone', baselines.defuddle, null),
    ]),
    '',
    ...(folds.length > 0 ? [`   F1 of each fold: ${folds.map(fixed).join('  ')}`] : []),
    timeLine(evaluation),
    ...worstPages(pages),
  ]
}

function scoreRow(
  name: string,
  { precision, recall, f1 }: PageScore,
  least: number | null,
): readonly string[] {
  const target = least === null ? '' : `at least ${least}`
  return [
    mark(f1 >= (least ?? 0)),
    name,
    fixed(precision).padStart(9),
    fixed(recall).padStart(6),
    fixed(f1),
    target,
  ]
}

function timeLine({ meanMilliseconds, worstMilliseconds }: PagesEvaluation): string {
  const met = mark(meanMilliseconds <= MOST_MILLISECONDS)
  const [mean, most] = [Math.round(meanMilliseconds), Math.round(worstMilliseconds)]
  return `${met}  milliseconds a page: mean ${mean}, most ${most}; target: mean at most ${MOST_MILLISECONDS}`
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
