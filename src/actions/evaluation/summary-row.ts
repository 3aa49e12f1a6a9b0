import { type JudgedMeasure, judgeMeasures } from '../../core/draft/measures/judge-measures.ts'
import type { EvaluatedArticle } from './evaluate-article.ts'

/** One measure over all articles of a folder. */
export interface SummaryRow {
  /** "Q1" and so on, as in the research; empty for time and memory. */
  readonly id: string
  readonly name: string
  readonly target: string
  /** Over all articles, as shown. */
  readonly value: string
  readonly met: boolean
  /** Files that miss the target of one article, each with what they miss. */
  readonly missed: readonly Miss[]
}

export interface Miss {
  readonly file: string
  readonly why: string
}

/** Which draft of an article is looked at. */
export type Mode = 'auto' | 'full' | 'digest'

/** So many of all counted things are good. */
export interface Counted {
  readonly id: string
  readonly name: string
  readonly target: string
  /** Whether this share of all counted things is enough. */
  readonly least: number
  readonly good: number
  readonly all: number
  readonly missed: readonly Miss[]
}

/** The share of the good ones as a row. */
export function share({ good, all, least, ...row }: Counted): SummaryRow {
  const part = all === 0 ? 1 : good / all
  return { ...row, value: `${Math.floor(part * 1000 + 1e-9) / 10} %`, met: part >= least }
}

/** Files whose own draft misses a measure. */
export function missesOf(articles: readonly EvaluatedArticle[], id: string, mode: Mode): readonly Miss[] {
  return articles.flatMap((article) => {
    const judged = judgeMeasures(article[mode].measures).find((measure) => measure.id === id)
    return judged && judged.level !== 'pass' ? [{ file: article.file, why: whyOf(judged) }] : []
  })
}

const MOST_PLACES = 3

function whyOf({ value, places }: JudgedMeasure): string {
  const shown = places
    .slice(0, MOST_PLACES)
    .map((place) => (place.length > 90 ? `${place.slice(0, 90)} …` : place))
  const more = places.length > MOST_PLACES ? [`and ${places.length - MOST_PLACES} more`] : []
  return [value, ...shown, ...more].join('; ')
}

/** A measure that each draft passes or misses: the share of the articles that pass it. */
export function passing(
  articles: readonly EvaluatedArticle[],
  [id, name, target]: readonly [string, string, string],
  mode: Mode = 'auto',
): SummaryRow {
  const missed = missesOf(articles, id, mode)
  const all = articles.length
  const shown = mode === 'auto' ? name : `${name}, ${mode}`
  return share({ id, name: shown, target, least: 1, good: all - missed.length, all, missed })
}
