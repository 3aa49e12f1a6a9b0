import { judgeMeasures } from '../../core/draft/measures/judge-measures.ts'
import type { ArticlesEvaluation } from '../evaluate-articles.ts'
import type { DraftFacts } from './draft-facts.ts'
import type { EvaluatedArticle } from './evaluate-article.ts'

/** An evaluation as `eval --json` prints it: the same rows, and every measure of every draft. */
export function evaluationJson({ articles, rows, unread, peakMegabytes }: ArticlesEvaluation) {
  return {
    articles: articles.map(articleJson),
    unread,
    measures: rows,
    peakMegabytes: Math.round(peakMegabytes),
  }
}

function articleJson({ auto, full, digest, ...article }: EvaluatedArticle) {
  const { file, format, words, first, warm, deterministic, reimport, overrides, edits, headings, parts } =
    article
  return {
    ...{ file, format, words, mode: auto.draft.division.mode },
    emails: auto.draft.emails.length,
    sha256: auto.sha256,
    milliseconds: { first: Math.round(first), warm: Math.round(warm) },
    ...{ deterministic, reimport, overrides, edits, headings, parts },
    drafts: { auto: draftMeasures(auto), full: draftMeasures(full), digest: draftMeasures(digest) },
  }
}

function draftMeasures({ draft, measures }: DraftFacts) {
  return { emails: draft.emails.length, measures: judgeMeasures(measures) }
}
