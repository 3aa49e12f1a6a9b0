import { blockText, type Document } from '../document.ts'
import { wordKey } from '../word-key.ts'
import { type BareLayout, bareText } from './bare-text.ts'

/** How the headings of an article come back when its markup is taken away; the title is not counted. */
export interface HeadingRecovery {
  /** Headings of the article. */
  readonly known: number
  /** Lines of its bare text that were read as headings. */
  readonly found: number
  /** Lines that were read as headings and are. */
  readonly right: number
  /** Words of the headings that were not found. */
  readonly missed: readonly string[]
  /** Words of the lines that are no headings. */
  readonly invented: readonly string[]
}

/**
 * Takes the markup away from an article, reads what is left, and compares the headings by their words. A
 * heading without a letter or digit, or with the words of the title, is none that could be found.
 */
export function recoverHeadings(
  document: Document,
  layout: BareLayout,
  readBare: (text: string) => Document,
): HeadingRecovery {
  const known = headingTexts(document)
  const found = headingTexts(readBare(bareText(document, layout)))
  const missed = withoutWords(known, found)
  const invented = withoutWords(found, known)
  return { known: known.length, found: found.length, right: found.length - invented.length, missed, invented }
}

/** The figures of several articles together. */
export function addRecoveries(recoveries: readonly HeadingRecovery[]): HeadingRecovery {
  const sum = (count: (one: HeadingRecovery) => number): number =>
    recoveries.reduce((total, one) => total + count(one), 0)
  return {
    known: sum(({ known }) => known),
    found: sum(({ found }) => found),
    right: sum(({ right }) => right),
    missed: recoveries.flatMap(({ missed }) => missed),
    invented: recoveries.flatMap(({ invented }) => invented),
  }
}

export interface RecoveryScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Precision, recall and their harmonic mean, each 1 where there was nothing to find or nothing was found. */
export function recoveryScore({
  known,
  found,
  right,
}: Pick<HeadingRecovery, 'known' | 'found' | 'right'>): RecoveryScore {
  const f1 = known + found === 0 ? 1 : (2 * right) / (known + found)
  return { precision: found === 0 ? 1 : right / found, recall: known === 0 ? 1 : right / known, f1 }
}

function headingTexts({ title, sections }: Document): readonly string[] {
  const ownTitle = title ? wordKey(blockText(title)) : ''
  return sections
    .map(({ heading }) => (heading ? blockText(heading) : ''))
    .filter((text) => wordKey(text) !== '' && wordKey(text) !== ownTitle)
}

/** The texts that are left of `all` when each of `some` is taken away once. */
function withoutWords(all: readonly string[], some: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const words of some.map(wordKey)) counts.set(words, (counts.get(words) ?? 0) + 1)
  return all.filter((text) => {
    const count = counts.get(wordKey(text)) ?? 0
    counts.set(wordKey(text), count - 1)
    return count <= 0
  })
}
