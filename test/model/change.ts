import { cancelSequence, pauseSequence, resumeSequence } from '../../src/actions/change-sequence.ts'
import type { Context } from '../../src/actions/context.ts'
import { holdSending } from '../../src/actions/hold-sending.ts'
import { pauseList, resumeList } from '../../src/actions/pause-list.ts'
import { releaseSending } from '../../src/actions/release-sending.ts'
import { endWalks, type Series } from './reference-model.ts'
import type { Effect, Step } from './step.ts'
import type { World } from './world.ts'

const changes = { pause: pauseSequence, resume: resumeSequence, cancel: cancelSequence }

/** Pauses, resumes or cancels a series. */
export function changing(
  world: World,
  ctx: Context,
  step: Extract<Step, { do: 'pause' | 'resume' | 'cancel' }>,
): Effect {
  const series = seriesOf(world, step.series)
  return {
    transaction: 'change-sequence',
    real: () => changes[step.do](ctx, step.series),
    model: () => changed(world, series, step.do),
  }
}

function changed(world: World, series: Series, how: 'pause' | 'resume' | 'cancel'): void {
  const { now } = world.clock
  if (series.state === 'cancelled') return
  if (how === 'pause' && series.state === 'active') series.pausedAt = now
  if (how === 'resume' && series.pausedAt !== null) {
    series.pauses.push({ from: series.pausedAt, to: now })
    series.pausedAt = null
  }
  series.state = how === 'pause' ? 'paused' : how === 'resume' ? 'active' : 'cancelled'
  if (how === 'cancel') endWalks(world.model, (_, one) => one.key === series.key)
}

/** The series with this key, which there is. */
export function seriesOf(world: World, key: string): Series {
  const series = world.model.series.get(key)
  if (!series) throw new Error(`there is no series ${key}`)
  return series
}

/** Pauses or resumes a list. */
export function changingList({ model, installation, clock }: World, ctx: Context, step: ListStep): Effect {
  const name = installation.lists[step.list]?.name ?? ''
  const since = model.pausedLists.get(step.list)
  if (step.do === 'pause-list') {
    const pause = (): void => void model.pausedLists.set(step.list, since ?? clock.now)
    return { transaction: 'pause-list', real: () => pauseList(ctx, name, null), model: pause }
  }
  const resume = (): void => {
    for (const series of model.series.values()) {
      if (since !== undefined && series.list === step.list) series.pauses.push({ from: since, to: clock.now })
    }
    model.pausedLists.delete(step.list)
  }
  return { transaction: 'resume-list', real: () => resumeList(ctx, name), model: resume }
}

type ListStep = Extract<Step, { do: 'pause-list' | 'resume-list' }>

/** Holds the whole installation, or releases it. */
export function holding({ model }: World, ctx: Context, how: 'hold-all' | 'release-all'): Effect {
  const hold = how === 'hold-all'
  return {
    transaction: hold ? 'hold-sending' : 'release-sending',
    real: () => (hold ? holdSending(ctx, null) : releaseSending(ctx)),
    model: () => {
      model.onHold = hold
    },
  }
}
