import { chance, fitLogistic, type Sample, type Weights } from '../core/article/logistic.ts'
import { shingleWords } from '../core/article/shingles.ts'
import { type PageBlock, pageBlocks } from '../ingest/html/page/page-blocks.ts'
import { type Candidates, findCandidates } from '../ingest/html/page/page-candidates.ts'
import { parsePage } from '../ingest/html/page/page-dom.ts'
import { pageEvidence } from '../ingest/html/page/page-evidence.ts'
import { evidenceVector } from '../ingest/html/page/page-model.ts'
import { trueBlocks } from './true-blocks.ts'

/** A page to learn from: its blocks, and samples of them as they are and as they would be with an extractor failing. */
export interface TrainingPage {
  readonly texts: readonly string[]
  readonly samples: readonly Sample[]
  readonly troubled: readonly Sample[]
}

/** How much a page counts where an extractor was made to fail, beside 1 for the page as it is. */
const troubleWeight = 0.1

/** Reads a page and its true text into samples. */
export function trainingPage(html: string, truth: string): TrainingPage {
  const document = parsePage(html)
  const blocks = pageBlocks(document.body)
  const candidates = findCandidates(document, blocks)
  const texts = blocks.map(({ text }) => text)
  const kept = trueBlocks(texts, truth)
  const samplesOf = (seen: Candidates, weight: number) =>
    samplesFrom(pageEvidence(document, blocks, seen).evidence.map(evidenceVector), {
      blocks,
      kept,
      weight,
    })
  const troubled = failures(candidates).flatMap((seen) => samplesOf(seen, troubleWeight))
  return { texts, samples: samplesOf(candidates, 1), troubled }
}

/** Fits the model to pages. */
export function fitPages(pages: readonly TrainingPage[]): Weights {
  const share = 1 / pages.length
  const samples = pages.flatMap((page) => [...page.samples, ...page.troubled])
  return fitLogistic(samples.map((sample) => ({ ...sample, weight: sample.weight * share })))
}

/** The words of a page that a model keeps. */
export function keptText({ texts, samples }: TrainingPage, model: Weights): string {
  return texts.filter((_, index) => chance(samples[index]?.features ?? [], model) > 0.5).join('\n')
}

interface Labels {
  readonly blocks: readonly PageBlock[]
  readonly kept: readonly boolean[]
  readonly weight: number
}

/** Each block counts by its words, beside those of the whole article, as it does in the score. */
function samplesFrom(vectors: readonly Float64Array[], { blocks, kept, weight }: Labels): Sample[] {
  const words = blocks.map(({ text }) => shingleWords(text).length)
  const total = words.reduce((sum, count, index) => sum + (kept[index] ? count : 0), 1)
  return vectors.map((features, index) => ({
    features,
    isTrue: kept[index] ?? false,
    weight: weight * (Math.min(0.3, ((words[index] ?? 0) + 2) / total) + 0.002),
  }))
}

/** What the model would see if an extractor took nothing, half of what it took, or all. */
function failures({ readability, defuddle, images }: Candidates): readonly Candidates[] {
  const nothing = readability.map(() => 0)
  const all = readability.map(() => 1)
  const seen = [
    { readability: nothing, defuddle },
    { readability, defuddle: nothing },
    { readability: halfOf(readability, 'first'), defuddle },
    { readability, defuddle: halfOf(defuddle, 'second') },
    { readability: all, defuddle },
    { readability, defuddle: all },
  ]
  return seen.map((shares) => ({ ...shares, images }))
}

function halfOf(shares: readonly number[], half: 'first' | 'second'): readonly number[] {
  const taken = [...shares.keys()].filter((index) => (shares[index] ?? 0) > 0.5)
  const middle = taken[Math.floor(taken.length / 2)] ?? 0
  return shares.map((share, index) => (index < middle === (half === 'first') ? share : 0))
}
