import { LONGEST_LESSON, SHORTEST_LESSON } from '../divide/lesson-lengths.ts'
import type { Measures } from '../measures.ts'
import { LEAST_MEAN_PURITY, LEAST_PURITY } from './purity.ts'

/** Pass: the target is met. Warn: an editor should look. Fail: a promise of the product is broken. */
export type MeasureLevel = 'pass' | 'warn' | 'fail'

/** One measure with its target, as shown to a marketer. */
export interface JudgedMeasure {
  /** "Q1" to "Q12", as in the research; "Q1b" counts what was dropped. */
  readonly id: string
  readonly name: string
  /** As shown: "100 %", "0.18". */
  readonly value: string
  readonly target: string
  readonly level: MeasureLevel
  /** Ids of the emails, ids of sentences, or words, that miss the target. */
  readonly places: readonly string[]
}

/** The largest coefficient of variation of the lessons' words within a series. */
export const LARGEST_VARIATION = 0.25
/** The largest share of the content that a digest may leave out. */
export const LARGEST_DROP = 0.6
/** Seconds: 300 words at 238 words a minute. */
const LONGEST_READING = 76

/** What the measures say of a draft, in the order of their numbers. */
export function judgeMeasures(measures: Measures): readonly JudgedMeasure[] {
  return [...wholeText(measures), ...bodies(measures), ...wordings(measures), ...hints(measures)]
}

function judged(
  [id, name, target]: readonly [id: string, name: string, target: string],
  { value, passes, missed = 'warn', places = [] }: Outcome,
): JudgedMeasure {
  return { id, name, value, target, level: passes ? 'pass' : missed, places }
}

interface Outcome {
  readonly value: string
  readonly passes: boolean
  /** The level where the target is missed; a warning by default. */
  readonly missed?: MeasureLevel
  readonly places?: readonly string[]
}

/** What holds for the whole text: nothing is lost, nothing is made up, nothing changes places. */
function wholeText({ coverage, drops, fidelity, order, mode }: Measures): readonly JudgedMeasure[] {
  const { violations, sentences } = coverage
  const left = drops.reasons.budget ?? 0
  return [
    judged(['Q1', 'each sentence in one email, or listed as dropped', '100 %'], {
      value: percent(sentences === 0 ? 1 : 1 - violations.length / sentences),
      passes: violations.length === 0,
      missed: 'fail',
      places: violations,
    }),
    judged(
      [
        'Q1b',
        'content left out',
        mode === 'full' ? 'none for want of room' : `at most ${percent(LARGEST_DROP)}`,
      ],
      {
        value: percent(drops.share),
        passes: mode === 'full' ? left === 0 : drops.share <= LARGEST_DROP,
        missed: mode === 'full' ? 'fail' : 'warn',
      },
    ),
    judged(['Q2', 'words that are the article’s, a phrase of ours, or yours', '100 %'], {
      value: fidelity.unaccounted.length === 0 ? '100 %' : `${fidelity.unaccounted.length} texts are not`,
      passes: fidelity.unaccounted.length === 0,
      missed: 'fail',
      places: fidelity.unaccounted,
    }),
    judged(['Q3', 'order of the article kept', '1'], {
      value: decimal(order),
      passes: order === 1,
      missed: 'fail',
    }),
  ]
}

/** How the text is divided into lessons. */
function bodies({ purity, balance, length, orphans, time }: Measures): readonly JudgedMeasure[] {
  const leaning = orphans.dangling.filter(({ place }) => place === 'body').map(({ email }) => email)
  return [
    judged(['Q4', 'one idea in each lesson', `each ${LEAST_PURITY}, mean ${LEAST_MEAN_PURITY}`], {
      value: `least ${decimal(purity.least)}, mean ${decimal(purity.mean)}`,
      passes: purity.least >= LEAST_PURITY && purity.mean >= LEAST_MEAN_PURITY,
      places: purity.mixed,
    }),
    judged(['Q5', 'lessons of equal length (variation)', `at most ${LARGEST_VARIATION}`], {
      value: decimal(balance),
      passes: balance <= LARGEST_VARIATION,
    }),
    judged(['Q6', `lessons of ${SHORTEST_LESSON} to ${LONGEST_LESSON} words`, '100 %'], {
      value: percent(length.within),
      passes: length.within === 1,
      places: length.outside.map(({ email, words, why }) => `${email}: ${words} words, ${why}`),
    }),
    judged(['Q9', 'emails that begin with a word that leans on something', '0'], {
      value: String(leaning.length),
      passes: leaning.length === 0,
      places: leaning,
    }),
    judged(['Q10', 'seconds to read an email', `at most ${LONGEST_READING}`], {
      value: `median ${time.median}, most ${time.most}`,
      passes: time.most <= LONGEST_READING,
    }),
  ]
}

/** The words around the bodies. */
function wordings({ subjects, previews, calls, tips }: Measures): readonly JudgedMeasure[] {
  const faults = ({ faults: all }: Measures['subjects']) =>
    all.map(({ email, fault }) => `${email}: ${fault}`)
  return [
    judged(['Q7', 'subjects that pass all rules', '100 %'], {
      value: percent(subjects.pass),
      passes: subjects.pass === 1,
      places: faults(subjects),
    }),
    judged(['Q8', 'preview texts that pass all rules', '100 %'], {
      value: percent(previews.pass),
      passes: previews.pass === 1,
      places: faults(previews),
    }),
    judged(['Q11', 'emails that ask for one thing', '100 %'], {
      value: percent(calls.one),
      passes: calls.one === 1,
      places: calls.silent,
    }),
    judged(['Q11b', 'words of promotion before the last email', '0'], {
      value: String(calls.earlyPromotion),
      passes: calls.earlyPromotion === 0,
    }),
    judged(['Q12', 'tips given, each once, of those that could be', '100 %'], {
      value: percent(tips),
      passes: tips === 1,
    }),
  ]
}

/** What is told and never judged. */
function hints({ grade }: Measures): readonly JudgedMeasure[] {
  if (grade === null) return []
  const what = ['grade', 'school year that the words ask for', 'a hint only'] as const
  return [judged(what, { value: decimal(grade), passes: true })]
}

/** A share from 0 to 1; 100 % only where nothing is missing. */
function percent(share: number): string {
  const tenths = Math.floor(share * 1000 + 1e-9) / 10
  return `${tenths} %`
}

function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
