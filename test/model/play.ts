import { cancelSequence, pauseSequence, resumeSequence } from '../../src/actions/change-sequence.ts'
import { confirm } from '../../src/actions/confirm.ts'
import type { Context } from '../../src/actions/context.ts'
import { holdSending } from '../../src/actions/hold-sending.ts'
import { pauseList, resumeList } from '../../src/actions/pause-list.ts'
import { releaseSending } from '../../src/actions/release-sending.ts'
import { rescheduleAll } from '../../src/actions/reschedule.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import { unsubscribe } from '../../src/actions/unsubscribe.ts'
import { drain } from '../../src/worker/worker.ts'
import { deciding } from './decide.ts'
import { storeSeries } from './installation.ts'
import type { Process, Trouble } from './process.ts'
import { endWalks, enterSeries, HOUR, type Series } from './reference-model.ts'
import { deliveryOf } from './scripted-provider.ts'
import { hadOf } from './snapshot.ts'
import type { Effect, Step } from './step.ts'
import { tell } from './tell.ts'
import type { World } from './world.ts'

/** Plays a step on the installation, and on the model where it took effect. */
export async function play(world: World, step: Step): Promise<void> {
  switch (step.do) {
    case 'pass':
      return passTime(world, step.ms)
    case 'pass-to-due':
      return passTime(world, untilDue(world) + step.beyond)
    case 'set-clock':
      return setClock(world, step.by)
    case 'work':
      return await work(world, step)
    case 'wake':
      return await wake(world)
    case 'tell':
    case 'tell-again':
      return await tell(world, step)
    default:
      return await act(world, step)
  }
}

/** After a clock was set back, some worker looks within the hour: what no process sees, none can allow for. */
function passTime({ clock, lookedAt }: World, ms: number): void {
  const unseen = lookedAt !== null && lookedAt > clock.now
  const passed = Math.max(0, unseen ? Math.min(ms, HOUR) : ms)
  clock.now += passed
  clock.truth += passed
}

/** How long it is until the next thing falls due that is not due yet. */
function untilDue({ installation, clock }: World): number {
  const at = installation.ahead(clock.now)
  return at === null ? 0 : at - clock.now
}

/** What lies ahead of a clock that was set back happened, at the latest, just now. */
function setClock({ clock, provider, model }: World, by: number): void {
  clock.now += by
  const { now } = clock
  for (const log of provider.keys.values()) {
    if (log.firstAt <= now) continue
    log.firstAt = now
    log.setBack = true
  }
  for (const walk of model.walks.values()) walk.startedAt = Math.min(walk.startedAt, now)
  for (const [list, since] of model.pausedLists) model.pausedLists.set(list, Math.min(since, now))
  for (const series of model.series.values()) {
    series.pauses = series.pauses.map(({ from, to }) => ({
      from: Math.min(from, now),
      to: Math.min(to, now),
    }))
    if (series.pausedAt !== null) series.pausedAt = Math.min(series.pausedAt, now)
  }
}

async function work(world: World, step: Extract<Step, { do: 'work' }>): Promise<void> {
  if (step.whenDue && !world.installation.isDue(world.clock.now)) passTime(world, untilDue(world))
  look(world)
  const { process, ctx } = world.start(step.trouble)
  world.provider.script(step.answers)
  await untilStill(world, process, drain(ctx, { owner: 'worker', limit: step.limit }))
}

/** A worker looks for work: where none did for an hour, what fell due meanwhile is late. */
function look(world: World): void {
  const { now } = world.clock
  const since = world.lookedAt
  if (since !== null && since > now) world.away = null
  if (since !== null && now - since > HOUR) world.away = { from: since, until: now }
  world.lookedAt = now
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
    case 'pause-list':
    case 'resume-list':
      return changingList(world, ctx, step)
    case 'hold-all':
    case 'release-all':
      return holding(world, ctx, step.do)
    case 'decide':
      return deciding(world, ctx, step)
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
      // A process that died after its commit said nothing: its row tells.
      const done = kind === '' ? world.installation.isConfirmed(row.subscription_id) : kind === 'confirmed'
      if (done) confirmed(world, row)
    },
  }
}

function confirmed(world: World, row: { person: number; list: number }): void {
  const { model, snapshot, provider } = world
  const key = `${row.person}/${row.list}`
  if (model.subscriptions.get(key) === 'confirmed') return
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
    series.pauses.push({ from: series.pausedAt, to: now })
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

function changingList({ model, installation, clock }: World, ctx: Context, step: ListStep): Effect {
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

function holding({ model }: World, ctx: Context, how: 'hold-all' | 'release-all'): Effect {
  const hold = how === 'hold-all'
  return {
    transaction: hold ? 'hold-sending' : 'release-sending',
    real: () => (hold ? holdSending(ctx, null) : releaseSending(ctx)),
    model: () => {
      model.onHold = hold
    },
  }
}
