import { chance, type Weights } from '../../../core/article/logistic.ts'
import { blockEvidenceNames } from './block-evidence.ts'
import type { PageEvidence } from './page-evidence.ts'

/** The kinds of evidence in the order in which the model reads them. */
export const evidenceNames: readonly (keyof PageEvidence)[] = [
  'readability',
  'defuddle',
  'before',
  'after',
  'near',
  'repeated',
  'title',
  'company',
  'linksFollow',
  'amongLinks',
  ...blockEvidenceNames,
]

/** The evidence as numbers in the model's order. */
export function evidenceVector(evidence: PageEvidence): Float64Array {
  return Float64Array.from(evidenceNames, (name) => evidence[name])
}

const bias = -0.59

/**
 * Fitted by bench/fit-page-model.ts on 60 pages of a public benchmark for article extraction, each as it is and as it
 * would be seen with one extractor failing. Positive weights speak for the article.
 */
const weights: Readonly<Record<keyof PageEvidence, number>> = {
  readability: 1.57,
  defuddle: 1.3,
  before: -0.77,
  after: -0.66,
  near: 1.08,
  repeated: -1.31,
  title: -3.29,
  company: 0.91,
  linksFollow: -1.08,
  amongLinks: -1.11,
  words: 0.34,
  ends: 1.19,
  unended: -0.44,
  link: -0.92,
  allLink: -0.88,
  linkedLine: -1.76,
  linkedItem: -0.9,
  heading: -0.67,
  loose: -1.7,
  apart: -2.23,
  besideImage: -1.33,
  shortBesideImage: -0.81,
  aside: -1.38,
  caption: -3.01,
  figure: -2.29,
  byline: -3.12,
  comment: -3.24,
  chrome: -1.68,
  small: -2.21,
  table: 1.32,
  quote: 3.06,
  creditWords: -2.72,
  furnitureWords: -1.66,
}

/** The weights that come with the program. */
export const pageModel: Weights = { features: evidenceNames.map((name) => weights[name]), bias }

/** The chance from 0 to 1 that each block is a part of the article. */
export function articleChances(evidence: readonly PageEvidence[], model: Weights): readonly number[] {
  return evidence.map((one) => chance(evidenceVector(one), model))
}
