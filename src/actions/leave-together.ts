import { setImmediate as nextTurn } from 'node:timers/promises'
import { listSubscriptions } from '../../db/subscriptions.ts'
import type { Context } from './context.ts'
import { leaveSubscriptions } from './leave-subscription.ts'

/** So many leavings in one transaction stay within what a write may take. */
const LARGEST_GROUP = 32

/** Leavings that share one commit. */
interface Group {
  readonly ids: number[]
  readonly committed: Promise<void>
}

interface Line {
  /** The group that still takes more: it has not begun. */
  open: Group | null
  /** Settles when all groups so far have ended, well or not. */
  ended: Promise<void>
}

const lines = new WeakMap<Context, Line>()

/**
 * Ends a subscription; returns once that is on disk. After a large send many people leave within seconds, and each
 * commit costs a write to the disk: so whoever comes while one is under way shares the next one. Where a group fails,
 * each of its members is tried alone, so that nobody stays for somebody else's sake.
 */
export async function leaveTogether(ctx: Context, subscriptionId: number): Promise<void> {
  try {
    await joinGroup(ctx, subscriptionId).committed
  } catch (error) {
    if (ctx.dialect.isUnavailable(error)) throw error
    await leaveAll(ctx, [subscriptionId])
  }
}

function joinGroup(ctx: Context, subscriptionId: number): Group {
  const line = lines.get(ctx) ?? { open: null, ended: Promise.resolve() }
  lines.set(ctx, line)
  if (line.open !== null && line.open.ids.length < LARGEST_GROUP) {
    line.open.ids.push(subscriptionId)
    return line.open
  }
  const ids = [subscriptionId]
  const begin = async (): Promise<void> => {
    // A commit holds up this thread: whoever came meanwhile is heard only now.
    await nextTurn()
    if (line.open === group) line.open = null
    await leaveAll(ctx, ids)
  }
  const group: Group = { ids, committed: line.ended.then(begin) }
  line.open = group
  line.ended = group.committed.catch(() => undefined)
  return group
}

async function leaveAll(ctx: Context, ids: readonly number[]): Promise<void> {
  const left = await ctx.transact('unsubscribe', async (tx) => {
    const subscriptions = await listSubscriptions(tx, [...new Set(ids)])
    return await leaveSubscriptions(tx, subscriptions, { now: ctx.now(), source: '/unsubscribe' })
  })
  for (const subscription of left) ctx.log('subscription.ended', { subscription })
}
