/** Shares from 0 to 1 as the article-extraction benchmark counts them. */
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
  /** The F1 of each fifth of the pages; the mean and the least of them show how the total hangs on a few pages. */
  readonly folds: readonly number[]
  readonly baselines: { readonly readability: PageScore; readonly defuddle: PageScore }
  readonly meanMilliseconds: number
  readonly worstMilliseconds: number
}

/** Reads a folder of pages with `ground-truth.json` and scores the article found in each, by four-word shingles. */
export async function evaluatePages(_folder: string): Promise<PagesEvaluation> {
  throw new Error('not built yet')
}
