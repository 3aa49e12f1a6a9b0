import type { Draft, DraftMode } from './draft.ts'
import { type Coverage, type Drops, measureCoverage, measureDrops } from './measures/coverage.ts'
import { type Fidelity, measureFidelity } from './measures/fidelity.ts'
import { type Calls, measureCalls, measureTips } from './measures/frame.ts'
import {
  type Lengths,
  measureBalance,
  measureLengths,
  measureSeconds,
  type Seconds,
} from './measures/lengths.ts'
import { measureOrder } from './measures/order.ts'
import { measureOrphans, type Orphans } from './measures/orphans.ts'
import { measurePurity, type Purity } from './measures/purity.ts'
import { measureGrade } from './measures/reading-grade.ts'
import type { TextOf } from './measures/text-part.ts'
import { measurePreviews, measureSubjects, type Verdicts } from './measures/wordings.ts'

/** How good a draft is, by the measures Q1 to Q12; counted from the draft alone, whoever made it. */
export interface Measures {
  readonly mode: DraftMode
  /** Q1: every sentence in exactly one email, or dropped. */
  readonly coverage: Coverage
  /** Q1b: the sentences, headings aside, that were dropped. */
  readonly drops: Drops
  /** Q2: where the visible words come from. */
  readonly fidelity: Fidelity
  /** Q3: Kendall's tau of the sentences' order, 1 for source order. */
  readonly order: number
  /** Q4: how far each lesson keeps to one section. */
  readonly purity: Purity
  /** Q5: coefficient of variation of the lessons' words. */
  readonly balance: number
  /** Q6 */
  readonly length: Lengths
  /** Q7 */
  readonly subjects: Verdicts
  /** Q8 */
  readonly previews: Verdicts
  /** Q9 */
  readonly orphans: Orphans
  /** Q10: reading time at 238 words a minute. */
  readonly time: Seconds
  /** Q11 */
  readonly calls: Calls
  /** Q12: tips given, each once, of those that could be; 1 where there are none to give. */
  readonly tips: number
  /** Flesch-Kincaid grade of an English text, else null; a hint only. */
  readonly grade: number | null
}

/** Measures a draft; with `textOf`, its rendered text parts as well. Pure; time grows with the article's length. */
export function measureDraft(draft: Draft, textOf?: TextOf): Measures {
  return {
    mode: draft.division.mode,
    coverage: measureCoverage(draft),
    drops: measureDrops(draft),
    fidelity: measureFidelity(draft, textOf),
    order: measureOrder(draft),
    purity: measurePurity(draft),
    balance: measureBalance(draft),
    length: measureLengths(draft),
    subjects: measureSubjects(draft),
    previews: measurePreviews(draft),
    orphans: measureOrphans(draft),
    time: measureSeconds(draft),
    calls: measureCalls(draft),
    tips: measureTips(draft),
    grade: measureGrade(draft),
  }
}
