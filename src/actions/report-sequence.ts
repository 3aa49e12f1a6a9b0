import { getList } from '../../db/lists.ts'
import { listVersionSteps } from '../../db/versions.ts'
import { listStepNumbers, type StepNumbers } from '../../db/visits.ts'
import type { Context } from './context.ts'
import { findNamedSequence } from './name-sequence.ts'

export interface SequenceReport {
  readonly name: string
  readonly list: string
  /** Which of the numbers are counted at all. */
  readonly counts: { readonly clicks: boolean; readonly opens: boolean }
  /** In the order of the current version; removed steps that were sent come last. */
  readonly steps: readonly (StepNumbers & { readonly subject: string })[]
}

export type ReportSequence =
  | { readonly kind: 'report'; readonly report: SequenceReport }
  | { readonly kind: 'problem'; readonly message: string }

/** What became of the emails of a series or an issue. Changes nothing. */
export async function reportSequence(ctx: Context, named: string): Promise<ReportSequence> {
  const found = await findNamedSequence(ctx.read, named)
  if (found.kind === 'problem') return found
  const { sequence } = found
  const list = await getList(ctx.read, sequence.list_id)
  const planned = sequence.version_id === null ? [] : await listVersionSteps(ctx.read, sequence.version_id)
  const rankOf = new Map(planned.map((step, index) => [step.step_id, index]))
  const subjects = new Map(planned.map((step) => [step.step_id, step.subject]))
  const numbers = await listStepNumbers(ctx.read, sequence.id)
  const steps = numbers
    .map((one) => ({ ...one, subject: subjects.get(one.stepId) ?? '' }))
    .toSorted((a, b) => (rankOf.get(a.stepId) ?? Infinity) - (rankOf.get(b.stepId) ?? Infinity))
  const counts = { clicks: list.track_clicks === 1, opens: list.track_opens === 1 }
  return { kind: 'report', report: { name: sequence.name, list: list.name, counts, steps } }
}
