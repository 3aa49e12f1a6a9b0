import { listNotEnrolled } from '../../db/enrolments.ts'
import type { Db } from '../../db/schema.ts'
import { getSequence } from '../../db/sequences.ts'
import type { Context } from './context.ts'
import { enrolSubscription, getSequencePlan } from './enrol-subscription.ts'

const SUBSCRIPTIONS_PER_TRANSACTION = 200

/**
 * Enrols everybody who is confirmed on the sequence's list and was never inside; gives how many. Each chunk is
 * a transaction: after a crash, doing it again goes on, and nobody is enrolled twice. Who has been through it
 * is not brought back.
 */
export async function enrolList(ctx: Context, sequenceId: number): Promise<number> {
  let enrolled = 0
  for (let afterId: number | null = 0; afterId !== null; ) {
    const from: number = afterId
    const chunk = await ctx.transact('enrol', (tx) => enrolChunk(ctx, tx, { sequenceId, from }))
    enrolled += chunk.enrolled
    afterId = chunk.lastId
  }
  return enrolled
}

async function enrolChunk(
  ctx: Context,
  tx: Db,
  page: { readonly sequenceId: number; readonly from: number },
): Promise<{ enrolled: number; lastId: number | null }> {
  const sequence = await getSequence(tx, page.sequenceId)
  const plan = await getSequencePlan(tx, sequence)
  const subscriptions = await listNotEnrolled(tx, {
    listId: sequence.list_id,
    sequenceId: sequence.id,
    afterId: page.from,
    limit: SUBSCRIPTIONS_PER_TRANSACTION,
  })
  let enrolled = 0
  for (const subscription of subscriptions) {
    if (await enrolSubscription(tx, subscription, { sequence, plan, now: ctx.now() })) enrolled += 1
  }
  return { enrolled, lastId: subscriptions.at(-1)?.id ?? null }
}
