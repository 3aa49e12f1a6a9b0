import type { RankedStep } from './next-step.ts'

/** A step that a reader has had, or that was given up for them. */
export interface PassedStep {
  readonly stepId: number
  readonly kind: string
  readonly had: boolean
}

/** How far a reader is: so many lessons had, of so many that there will have been. */
export interface PlaceInSeries {
  readonly had: number
  readonly of: number
}

/**
 * Where somebody is in a series, counted as its emails count themselves ("Part 2 of 5"): welcome and recap are no
 * parts. By the same rules as `nextStep`: what a version removed still counts where it was had, and after a recap
 * nothing follows.
 */
export function placeInSeries(steps: readonly RankedStep[], passed: readonly PassedStep[]): PlaceInSeries {
  const lessons = passed.filter((step) => step.had && step.kind === 'lesson')
  const had = new Set(lessons.map(({ stepId }) => stepId))
  const over = new Set(passed.map(({ stepId }) => stepId))
  const ended = passed.some(({ kind }) => kind === 'recap')
  const toCome = steps.filter(({ id, kind }) => kind === 'lesson' && !over.has(id))
  return { had: had.size, of: had.size + (ended ? 0 : toCome.length) }
}
