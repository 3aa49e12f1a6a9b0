import { confirm } from '../../src/actions/confirm.ts'
import type { Context } from '../../src/actions/context.ts'
import { rescheduleAll } from '../../src/actions/reschedule.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import { unsubscribe } from '../../src/actions/unsubscribe.ts'
import { signUpForm } from '../support/sign-up-form.ts'
import { changing, changingList, holding, seriesOf } from './change.ts'
import { deciding } from './decide.ts'
import { storeSeries } from './installation.ts'
import type { Trouble } from './process.ts'
import { endWalks, enterSeries } from './reference-model.ts'
import { deliveryOf } from './scripted-provider.ts'
import { hadOf } from './snapshot.ts'
import type { Effect, Step } from './step.ts'
import type { World } from './world.ts'

type Act = Extract<Step, { trouble: Trouble | null }>

/** Does what a person does, and lets the model follow as far as it was committed. */
export async function act(world: World, step: Exclude<Act, { do: 'work' }>): Promise<void> {
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
  world: World,
  ctx: Context,
  { person, lists }: { readonly person: number; readonly lists: readonly number[] },
): Effect {
  const ids = lists.map((list) => world.installation.lists[list]?.id ?? 0)
  return {
    transaction: 'subscribe',
    real: () => subscribe(ctx, signUpForm(ids, `p${person}@example.com`)),
    model: () => {
      if (world.model.suppressed.has(person)) return
      for (const list of lists) requested(world, person, list)
    },
  }
}

/** A request counts unless the person has had so many mails that none may go within the month. */
function requested({ model, installation, snapshot, faults }: World, person: number, list: number): void {
  const key = `${person}/${list}`
  if (model.subscriptions.get(key) === 'confirmed') return
  const mails = [...snapshot.values()].filter((row) => row.person === person && row.kind !== 'step')
  const kept = installation.subscription(person, list)?.state === 'pending'
  if (kept) model.subscriptions.set(key, 'pending')
  else if (mails.length < MOST_MAILS) faults.push(`${key} was asked for, and nothing is kept of it`)
}

/** A mailbox gets so many mails that a form asked for, in 30 days. */
const MOST_MAILS = 3

interface Followable {
  readonly delivery: number
  readonly token: string
  readonly text: string
}

/** Confirmation mails that arrived and whose link was not followed yet, with their token. */
export function unfollowed(world: World): Followable[] {
  return [...world.provider.keys.values()].flatMap(({ messages, taken }) =>
    // Of a call that was answered message by message, a refused one reached nobody.
    messages.flatMap((message) => {
      const delivery = deliveryOf(message)
      const token = /\/confirm\/(\S+)/.exec(message.text)?.[1]
      const followed = token === undefined || !taken.has(delivery) || world.used.has(token)
      return followed ? [] : [{ delivery, token, text: message.text }]
    }),
  )
}

function confirming(world: World, ctx: Context, index: number): Effect {
  const mails = unfollowed(world)
  const mail = mails[index % mails.length]
  const row = world.snapshot.get(mail?.delivery ?? 0)
  if (!mail) throw new Error('there is no confirmation to follow')
  const asked = world.installation.asked(mail.delivery)
  let kind = ''
  return {
    transaction: 'confirm',
    real: async () => {
      kind = (await confirm(ctx, mail.token)).kind
    },
    model: () => {
      world.used.add(mail.token)
      // A process that died after its commit said nothing: its row tells.
      // What nobody confirmed in time is forgotten, its mail included.
      if (!row) {
        if (kind === 'confirmed') world.faults.push('a forgotten request was confirmed')
        return
      }
      const isOn = (list: number): boolean =>
        world.installation.subscription(row.person, list)?.state === 'confirmed'
      const done = kind === '' ? asked.every(isOn) : kind === 'confirmed'
      if (done) for (const list of asked) confirmed(world, { person: row.person, list, text: mail.text })
    },
  }
}

/** One mail confirms all that it names, and nothing else. */
function confirmed(world: World, row: { person: number; list: number; text: string }): void {
  const { model, snapshot, provider } = world
  if (!row.text.includes(`List ${row.list}`))
    world.faults.push(`List ${row.list} was confirmed, and not named`)
  const key = `${row.person}/${row.list}`
  if (model.subscriptions.get(key) === 'confirmed') return
  if (model.subscriptions.get(key) !== 'pending') world.faults.push(`${key} was confirmed, and nobody asked`)
  model.subscriptions.set(key, 'confirmed')
  const entry = { person: row.person, list: row.list, now: world.clock.now }
  enterSeries(model, entry, (person, series) => hadOf(snapshot, provider, { person, series }))
}

function leaving(world: World, ctx: Context, step: { person: number; list: number }): Effect {
  const { model } = world
  const subscription = world.installation.subscription(step.person, step.list)
  const token =
    ctx.links
      .unsubscribe(subscription?.id ?? 0)
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
