import { countNotEnrolled } from '../../db/enrolments.ts'
import { getList, type ListRow } from '../../db/lists.ts'
import { getSequence, type SequenceRow } from '../../db/sequences.ts'
import { findSubscriber } from '../../db/subscribers.ts'
import { findSubscriptionTo } from '../../db/subscriptions.ts'
import { nextStep } from '../core/delivery/next-step.ts'
import type { Context } from './context.ts'
import { enrolList } from './enrol-list.ts'
import { enrolSubscription, getSequencePlan } from './enrol-subscription.ts'
import { findNamedSequence } from './name-sequence.ts'

export interface EnrolmentPlan {
  readonly sequence: SequenceRow
  readonly list: ListRow
  /** Confirmed people of the list who have never been inside. */
  readonly people: number
  /** When the first email reaches somebody who enters now, epoch milliseconds. */
  readonly firstAt: number
}

export type PlanEnrolment =
  | { readonly kind: 'plan'; readonly plan: EnrolmentPlan }
  | { readonly kind: 'problem'; readonly message: string }

/** Says whom enrolling a list in one of its sequences would reach. Changes nothing. */
export async function planEnrolment(ctx: Context, named: string): Promise<PlanEnrolment> {
  const found = await findNamedSequence(ctx.read, named)
  if (found.kind === 'problem') return found
  const { sequence } = found
  if (sequence.state === 'cancelled') {
    return { kind: 'problem', message: `“${sequence.name}” was cancelled: nobody can enter it any more.` }
  }
  if (sequence.closes_at !== null && sequence.closes_at <= ctx.now()) {
    return {
      kind: 'problem',
      message: `The time of “${sequence.name}” has passed: nobody can enter it any more.`,
    }
  }
  const list = await getList(ctx.read, sequence.list_id)
  const people = await countNotEnrolled(ctx.read, list.id, sequence.id)
  const sequencePlan = await getSequencePlan(ctx.read, sequence)
  const first = nextStep({ ...sequencePlan, done: [], startedAt: ctx.now() })
  return { kind: 'plan', plan: { sequence, list, people, firstAt: first?.dueAt ?? ctx.now() } }
}

/** Enrols everybody of the plan's list who was never inside; gives how many. */
export async function enrolEverybody(ctx: Context, plan: EnrolmentPlan): Promise<number> {
  return await enrolList(ctx, plan.sequence.id)
}

export type EnrolPerson =
  | { readonly kind: 'enrolled' | 'inside-or-done' }
  | { readonly kind: 'problem'; readonly message: string }

/** Enrols one person of the list, who must have consented to it. */
export async function enrolPerson(ctx: Context, plan: EnrolmentPlan, address: string): Promise<EnrolPerson> {
  return await ctx.transact('enrol', async (tx): Promise<EnrolPerson> => {
    const person = await findSubscriber(tx, address)
    const subscription = person && (await findSubscriptionTo(tx, person.id, plan.list.id))
    if (subscription?.state !== 'confirmed') {
      return { kind: 'problem', message: `That address is not confirmed on the list “${plan.list.name}”.` }
    }
    const sequence = await getSequence(tx, plan.sequence.id)
    const start = { sequence, plan: await getSequencePlan(tx, sequence), now: ctx.now() }
    return { kind: (await enrolSubscription(tx, subscription, start)) ? 'enrolled' : 'inside-or-done' }
  })
}
