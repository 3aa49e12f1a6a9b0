import { cancelSequence, pauseSequence, resumeSequence } from '../../src/actions/change-sequence.ts'
import { confirm } from '../../src/actions/confirm.ts'
import type { Context } from '../../src/actions/context.ts'
import { rescheduleAll } from '../../src/actions/reschedule.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import { unsubscribe } from '../../src/actions/unsubscribe.ts'
import { drain } from '../../src/worker/worker.ts'
import { storeSeries } from './installation.ts'
import type { Process, Trouble } from './process.ts'
import { endWalks, enterSeries, type Rhythm, type Series } from './reference-model.ts'
import { type Answer, deliveryOf } from './scripted-provider.ts'
import { hadOf } from './snapshot.ts'
import type { World } from './world.ts'

/** One thing that happens. */
export type Step =
  | {
      readonly do: 'subscribe'
      readonly person: number
      readonly list: number
      readonly trouble: Trouble | null
    }
  /** Follows the link of a confirmation mail that arrived: the so-manieth of those not followed yet. */
  | { readonly do: 'confirm'; readonly mail: number; readonly trouble: Trouble | null }
  | {
      readonly do: 'unsubscribe'
      readonly person: number
      readonly list: number
      readonly trouble: Trouble | null
    }
  | { readonly do: 'pause' | 'resume' | 'cancel'; readonly series: string; readonly trouble: Trouble | null }
  | {
      readonly do: 'publish'
      readonly series: string
      readonly steps: readonly string[]
      readonly rhythm: Rhythm | null
      readonly trouble: Trouble | null
    }
  /** Time passes. */
  | { readonly do: 'pass'; readonly ms: number }
  /** Time passes until the next thing is due, and so much more or less. */
  | { readonly do: 'pass-to-due'; readonly beyond: number }
  /** Somebody sets the clock. */
  | { readonly do: 'set-clock'; readonly by: number }
  | {
      readonly do: 'work'
      /** After time has passed until the next thing is due. */
      readonly whenDue: boolean
      readonly limit: number
      readonly answers: readonly Answer[]
      readonly trouble: Trouble | null
    }
  /** A worker that stood still goes on. */
  | { readonly do: 'wake' }

/** Plays a step on the installation, and on the model where it took effect. */
export async function play(world: World, step: Step): Promise<void> {
  switch (step.do) {
    case 'pass':
      return passTime(world, step.ms)
    case 'pass-to-due':
      return passTime(world, untilDue(world) + step.beyond)
    case 'set-clock':
      world.clock.now += step.by
      return
    case 'work':
      return await work(world, step)
    case 'wake':
      return await wake(world)
    default:
      return await act(world, step)
  }
}

function passTime({ clock }: World, ms: number): void {
  clock.now += Math.max(0, ms)
  clock.truth += Math.max(0, ms)
}

/** How long it is until the next row is due that is not due yet. */
function untilDue({ snapshot, clock }: World): number {
  const ahead = [...snapshot.values()].flatMap(({ state, due_at, lease_until }) => {
    const at = state === 'scheduled' ? due_at : state === 'frozen' || state === 'claimed' ? lease_until : null
    return at !== null && at > clock.now ? [at - clock.now] : []
  })
  return ahead.length === 0 ? 0 : Math.min(...ahead)
}

async function work(world: World, step: Extract<Step, { do: 'work' }>): Promise<void> {
  const { limit, answers, trouble } = step
  if (step.whenDue) passTime(world, untilDue(world))
  const { process, ctx } = world.start(trouble)
  world.provider.script(answers)
  await untilStill(world, process, drain(ctx, { owner: 'worker', limit }))
}

async function wake(world: World): Promise<void> {
  const sleeper = world.sleeping.shift()
  if (!sleeper || !world.provider.wake()) return
  world.provider.script([])
  await untilStill(world, sleeper.process, sleeper.turn)
}

/** Follows a turn of a worker until it is over, dead or stands still. */
async function untilStill(world: World, process: Process, turn: Promise<unknown>): Promise<void> {
  const ended = turn.then(
    () => 'over' as const,
    (error: unknown) => {
      if (!process.troubled) world.faults.push(`the worker broke: ${describe(error)}`)
      return 'over' as const
    },
  )
  if ((await Promise.race([ended, world.provider.stalled()])) === 'stalled') {
    world.sleeping.push({ process, turn })
  }
  if (process.troubled || world.sleeping.length > 0) shake(world)
}

/** What is frozen when a process dies may have gone out, as far as anybody can know. */
function shake(world: World): void {
  for (const { id, state } of world.installation.snapshot().values()) {
    if (state === 'frozen') world.shaken.add(id)
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined
    ? (error.stack ?? error.message)
    : `${error.message} (${describe(error.cause)})`
}

type Act = Extract<Step, { trouble: Trouble | null }>

/** Does what a person does, and lets the model follow as far as it was committed. */
async function act(world: World, step: Exclude<Act, { do: 'work' }>): Promise<void> {
  const { process, ctx } = world.start(step.trouble)
  const effect = effectOf(world, ctx, step)
  try {
    await effect.real()
  } catch (error) {
    if (!process.troubled) throw error
  }
  if (process.committed.includes(effect.transaction)) effect.model()
}

interface Effect {
  /** The transaction that makes it so. */
  readonly transaction: string
  readonly real: () => Promise<unknown>
  readonly model: () => void
}

function effectOf(world: World, ctx: Context, step: Exclude<Act, { do: 'work' }>): Effect {
  switch (step.do) {
    case 'subscribe':
      return subscribing(world, ctx, step)
    case 'confirm':
      return confirming(world, ctx, step.mail)
    case 'unsubscribe':
      return leaving(world, ctx, step)
    case 'publish':
      return publishing(world, ctx, step)
    default:
      return changing(world, ctx, step)
  }
}

function subscribing(
  { model, installation }: World,
  ctx: Context,
  step: { person: number; list: number },
): Effect {
  const key = `${step.person}/${step.list}`
  const list = installation.lists[step.list]
  return {
    transaction: 'subscribe',
    real: () =>
      subscribe(ctx, {
        listId: list?.id ?? 0,
        address: `p${step.person}@example.com`,
        name: null,
        source: '/subscribe',
      }),
    model: () => {
      const blocked = model.suppressed.has(step.person) || model.subscriptions.get(key) === 'confirmed'
      if (!blocked) model.subscriptions.set(key, 'pending')
    },
  }
}

/** Confirmation mails that arrived and whose link was not followed yet, with their token. */
export function unfollowed(world: World): { readonly delivery: number; readonly token: string }[] {
  return [...world.provider.keys.values()].flatMap(({ messages, acceptedAt }) =>
    acceptedAt === null
      ? []
      : messages.flatMap((message) => {
          const token = /\/confirm\/(\S+)/.exec(message.text)?.[1]
          return token === undefined || world.used.has(token)
            ? []
            : [{ delivery: deliveryOf(message), token }]
        }),
  )
}

function confirming(world: World, ctx: Context, index: number): Effect {
  const mails = unfollowed(world)
  const mail = mails[index % mails.length]
  const row = world.snapshot.get(mail?.delivery ?? 0)
  if (!mail || !row) throw new Error('there is no confirmation to follow')
  let kind = ''
  return {
    transaction: 'confirm',
    real: async () => {
      kind = (await confirm(ctx, mail.token)).kind
    },
    model: () => {
      world.used.add(mail.token)
      confirmed(world, row, kind)
    },
  }
}

function confirmed(world: World, row: { person: number; list: number }, kind: string): void {
  const { model, snapshot, provider } = world
  const key = `${row.person}/${row.list}`
  if (kind === 'invalid' || kind === 'already') return
  if (model.subscriptions.get(key) !== 'pending') world.faults.push(`${key} was confirmed, and nobody asked`)
  model.subscriptions.set(key, 'confirmed')
  const entry = { person: row.person, list: row.list, now: world.clock.now }
  enterSeries(model, entry, (person, series) => hadOf(snapshot, provider, { person, series }))
}

function leaving(world: World, ctx: Context, step: { person: number; list: number }): Effect {
  const { model } = world
  const row = [...world.snapshot.values()].find(
    ({ person, list }) => person === step.person && list === step.list,
  )
  const token =
    ctx.links
      .unsubscribe(row?.subscription_id ?? 0)
      .split('/')
      .at(-1) ?? ''
  return {
    transaction: 'unsubscribe',
    real: () => unsubscribe(ctx, token),
    model: () => {
      model.subscriptions.set(`${step.person}/${step.list}`, 'ended')
      endWalks(model, (person, series) => person === step.person && series.list === step.list)
    },
  }
}

function publishing(world: World, ctx: Context, step: Extract<Step, { do: 'publish' }>): Effect {
  const series = seriesOf(world, step.series)
  const list = world.installation.lists[series.list]
  if (!list) throw new Error(`there is no list ${series.list}`)
  const rhythm = step.rhythm ?? series.rhythm
  return {
    transaction: 'publish',
    real: async () => {
      await storeSeries(ctx, list, { key: series.key, steps: step.steps, rhythm })
      await rescheduleAll(ctx)
    },
    model: () => {
      series.steps = step.steps
      series.rhythm = rhythm
    },
  }
}

const changes = { pause: pauseSequence, resume: resumeSequence, cancel: cancelSequence }

function changing(
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
    series.pause = { from: series.pausedAt, to: now }
    series.pausedAt = null
  }
  series.state = how === 'pause' ? 'paused' : how === 'resume' ? 'active' : 'cancelled'
  if (how === 'cancel') endWalks(world.model, (_, one) => one.key === series.key)
}

export function seriesOf(world: World, key: string): Series {
  const series = world.model.series.get(key)
  if (!series) throw new Error(`there is no series ${key}`)
  return series
}
