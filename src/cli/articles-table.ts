import type { ArticlesEvaluation } from '../actions/evaluate-articles.ts'
import type { SummaryRow } from '../actions/evaluation/summary-row.ts'
import { columns } from './terminal.ts'

/** The evaluation of a folder of articles: a row a measure, then what misses a target and why. */
export function articlesTable({
  articles,
  rows,
  unread,
  peakMegabytes,
}: ArticlesEvaluation): readonly string[] {
  const emails = articles.reduce((sum, { auto }) => sum + auto.draft.emails.length, 0)
  const digests = articles.filter(({ auto }) => auto.draft.division.mode === 'digest').length
  return [
    `${articles.length} articles became ${emails} emails (${digests} of the series are digests).`,
    '',
    ...alignedRows(rows),
    `   peak memory of this run: ${Math.round(peakMegabytes)} MB`,
    ...missLines(rows),
    ...unreadLines(unread),
  ]
}

/** Values stand at the right of their column, targets at the left of theirs. */
function alignedRows(rows: readonly SummaryRow[]): readonly string[] {
  const width = Math.max(...rows.map(({ value }) => value.length), 'value'.length)
  const cells = rows.map(({ id, name, value, target, met, missed }) => [
    met ? ' ' : '✗',
    id,
    name,
    value.padStart(width),
    target,
    missWords(missed),
  ])
  return columns([['', '', 'measure', 'value'.padStart(width), 'target', ''], ...cells])
}

function missWords(missed: SummaryRow['missed']): string {
  const files = new Set(missed.map(({ file }) => file)).size
  if (files === 0) return ''
  return files === 1 ? '1 file misses' : `${files} files miss`
}

const MOST_MISSES = 12
const LONGEST_NAME = 44

function missLines(rows: readonly SummaryRow[]): readonly string[] {
  const missing = rows.filter(({ missed }) => missed.length > 0)
  if (missing.length === 0) return []
  return ['', 'What misses a target, and why:', ...missing.flatMap(rowMisses)]
}

function rowMisses({ id, name, missed }: SummaryRow): readonly string[] {
  const shown = missed.slice(0, MOST_MISSES).map(({ file, why }) => [`    ${shortened(file)}`, why])
  const more = missed.length > MOST_MISSES ? [`    and ${missed.length - MOST_MISSES} more`] : []
  return [`  ${id === '' ? name : `${id} ${name}`}`, ...columns(shown), ...more]
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name
}

function unreadLines(unread: ArticlesEvaluation['unread']): readonly string[] {
  if (unread.length === 0) return []
  return [
    '',
    'No series can be made of:',
    ...unread.map(({ file, message }) => `    ${shortened(file)}: ${message}`),
  ]
}
