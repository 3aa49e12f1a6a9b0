import { addRecoveries, recoveryScore } from '../../core/article/headings/heading-recovery.ts'
import type { EvaluatedArticle } from './evaluate-article.ts'
import type { SummaryRow } from './summary-row.ts'

/** What is measured beside the drafts: their rendered parts, the reading of bare text, and time. */
export function outputRows(articles: readonly EvaluatedArticle[]): readonly SummaryRow[] {
  return [partsRow(articles), headingRow(articles), ...timeRows(articles)]
}

const LEAST_ALIKE = 0.98
const MOST_BYTES = 20_480

function partsRow(articles: readonly EvaluatedArticle[]): SummaryRow {
  const differs = ({ parts }: EvaluatedArticle) => parts.least < LEAST_ALIKE || parts.bytes > MOST_BYTES
  const least = Math.min(1, ...articles.map(({ parts }) => parts.least))
  const bytes = Math.max(0, ...articles.map(({ parts }) => parts.bytes))
  const missed = articles.filter(differs)
  return {
    id: 'Q17',
    name: 'text and HTML part alike; largest HTML part',
    target: `${LEAST_ALIKE}; 20 KB`,
    value: `${least.toFixed(3)}; ${(bytes / 1024).toFixed(1)} KB`,
    met: missed.length === 0,
    missed: missed.map(({ file, parts }) => ({
      file,
      why: `${parts.least.toFixed(3)} alike, ${(parts.bytes / 1024).toFixed(1)} KB`,
    })),
  }
}

const LEAST_RECOVERY = 0.88

function headingRow(articles: readonly EvaluatedArticle[]): SummaryRow {
  const marked = articles.flatMap(({ file, headings }) => (headings ? [{ file, headings }] : []))
  const { f1 } = recoveryScore(addRecoveries(marked.map(({ headings }) => headings)))
  const missed = marked.filter(({ headings }) => recoveryScore(headings).f1 < LEAST_RECOVERY)
  return {
    id: 'Q18',
    name: 'headings found in the bare text, F1',
    target: `at least ${LEAST_RECOVERY}`,
    value: f1.toFixed(3),
    met: f1 >= LEAST_RECOVERY,
    missed: missed.map(({ file, headings }) => ({ file, why: recoveryWords(headings) })),
  }
}

function recoveryWords(headings: Parameters<typeof recoveryScore>[0]): string {
  const { right, known, found } = headings
  return `${right} of ${known} found, ${found - right} invented`
}

/** Milliseconds that an article of 650 words may take once warm, and what 200 KB may take. */
const SHORT = { words: 650, milliseconds: 100 }
const LONG = { words: 33_000, milliseconds: 1000 }
/** A web page or a Word file takes this long to be read, in milliseconds, before it is drafted. */
const PAGE = 200

function allowedTime({ words, format }: EvaluatedArticle): number {
  const beyond = Math.max(0, words - SHORT.words) / (LONG.words - SHORT.words)
  const drafting = SHORT.milliseconds + beyond * (LONG.milliseconds - SHORT.milliseconds)
  return drafting + (format === 'text' || format === 'markdown' ? 0 : PAGE)
}

function timeRows(articles: readonly EvaluatedArticle[]): readonly SummaryRow[] {
  const slow = articles.filter((article) => article.warm > allowedTime(article))
  const row = (name: string, times: readonly number[]) => ({
    id: '',
    name,
    value: `mean ${Math.round(times.reduce((all, time) => all + time, 0) / Math.max(1, times.length))}, most ${Math.round(Math.max(0, ...times))}`,
  })
  return [
    {
      ...row(
        'milliseconds to draft, the first time',
        articles.map(({ first }) => first),
      ),
      target: '',
      met: true,
      missed: [],
    },
    {
      ...row(
        'milliseconds to draft, warm',
        articles.map(({ warm }) => warm),
      ),
      target: '100 for 650 words',
      met: slow.length === 0,
      missed: slow.map((article) => ({
        file: article.file,
        why: `${Math.round(article.warm)} ms for ${article.words} words, ${Math.round(allowedTime(article))} allowed`,
      })),
    },
  ]
}
