import type { RankedStep } from './next-step.ts'
import { nextStep } from './next-step.ts'
import type { Schedule } from './schedule.ts'

const MINUTE = 60_000

/** People who get the same step in the same minute. */
export interface DueGroup {
  readonly stepId: number
  readonly dueAt: number
  readonly people: number
  /** How many of them want what comes less often. */
  readonly slower?: number
}

export interface Outlook {
  readonly steps: readonly RankedStep[]
  readonly schedule: Schedule
  readonly zone: string
  /** Epoch milliseconds; nothing after it is told. */
  readonly until: number
}

/**
 * What goes out until a moment: the groups that are scheduled, and the steps that will follow them if
 * everybody stays. Only the next step of each person is in the store; the rest is reckoned here.
 */
export function upcoming(scheduled: readonly DueGroup[], outlook: Outlook): DueGroup[] {
  const all = scheduled.flatMap((group) => [...walkOn(group, outlook)])
  const merged = Map.groupBy(all, (group) => `${Math.floor(group.dueAt / MINUTE)} ${group.stepId}`)
  return [...merged.values()]
    .map((same) => ({ ...(same[0] as DueGroup), people: same.reduce((sum, group) => sum + group.people, 0) }))
    .toSorted((a, b) => a.dueAt - b.dueAt || a.stepId - b.stepId)
}

function* walkOn(start: DueGroup, outlook: Outlook): Generator<DueGroup> {
  let group: DueGroup | null = start
  while (group && group.dueAt <= outlook.until) {
    yield group
    group = following(group, outlook)
  }
}

/** The step after this one, as if all steps up to it had been sent when they fell due. */
function following(group: DueGroup, { steps, schedule, zone }: Outlook): DueGroup | null {
  const rank = steps.find((step) => step.id === group.stepId)?.rank
  if (rank === undefined) return null
  const done = steps
    .filter((step) => step.rank <= rank)
    .map(({ id, kind }) => ({ stepId: id, kind, at: group.dueAt }))
  const next = nextStep({ steps, done, schedule, zone, startedAt: group.dueAt })
  return next ? { stepId: next.stepId, dueAt: next.dueAt, people: group.people } : null
}
