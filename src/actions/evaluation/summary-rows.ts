import { changeRows } from './change-rows.ts'
import { draftRows } from './draft-rows.ts'
import type { EvaluatedArticle } from './evaluate-article.ts'
import { outputRows } from './output-rows.ts'
import type { SummaryRow } from './summary-row.ts'

/** All measures over some articles, in the order of their numbers. */
export function summaryRows(articles: readonly EvaluatedArticle[]): readonly SummaryRow[] {
  return [...draftRows(articles), ...changeRows(articles), ...outputRows(articles)]
}
