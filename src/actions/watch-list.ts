import { countReturned, countSubmitted } from '../../db/list-days.ts'
import { getList, type ListRow, updateList } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import type { FlowSettings } from '../core/delivery/flow-settings.ts'
import { type ListCounts, listHealth } from '../core/delivery/list-health.ts'
import { dayOf } from '../core/delivery/send-slots.ts'
import type { Context } from './context.ts'
import { getFlow } from './flow.ts'

/**
 * Pauses a list whose complaints or hard bounces have become too many: asked after each of them, in its
 * transaction. A list that is paused keeps its first reason, and after a person has resumed it only what was
 * handed over since counts.
 */
export async function watchList(ctx: Context, tx: Db, listId: number): Promise<void> {
  const list = await getList(tx, listId)
  if (list.paused_at !== null) return
  const { pauseAt } = await getFlow(tx)
  const health = listHealth(await countWindow(tx, list, { now: ctx.now(), pauseAt }), pauseAt)
  if (health.kind === 'fine') return
  await updateList(tx, list.id, { paused_at: ctx.now(), pause_reason: health.reason })
  ctx.log('list.paused', { list: list.id, by: health.by })
}

/** What is counted on both sides begins with the same day, or with the resumption. */
async function countWindow(
  tx: Db,
  { id, resumed_at }: ListRow,
  { now, pauseAt }: { readonly now: number; readonly pauseAt: FlowSettings['pauseAt'] },
): Promise<ListCounts> {
  const fromDay = dayOf(now - pauseAt.windowMs)
  const after = Math.max(Date.parse(fromDay) - 1, resumed_at ?? 0)
  return { submitted: await countSubmitted(tx, id, fromDay), ...(await countReturned(tx, id, after)) }
}
