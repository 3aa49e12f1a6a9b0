import { deleteEmptyBuckets, hasEmptyBuckets } from '../../db/buckets.ts'
import {
  deleteLonelySubscribers,
  deleteUnconfirmed,
  listUnconfirmed,
  type Unconfirmed,
  updateUnconfirmedEnded,
} from '../../db/purge.ts'
import type { Db } from '../../db/schema.ts'
import type { Context } from './context.ts'
import { getReaderSettings } from './reader-settings.ts'

const REQUESTS_PER_TRANSACTION = 100
const BUCKETS_PER_TRANSACTION = 500

/**
 * Deletes one chunk of the sign-ups that nobody has confirmed in time, with all that was kept of them and of people
 * who have nothing else, and of the limits that have run out; true where more may be left. Each chunk is a transaction
 * of its own, so whoever comes next continues. What still limits the mail to an address stays: a purge opens no door.
 */
export async function purgeUnconfirmed(ctx: Context): Promise<boolean> {
  const now = ctx.now()
  const before = now - (await getReaderSettings(ctx.read)).keep.unconfirmed
  // Looked up without the write lock: mostly there is nothing to do.
  const some = await listUnconfirmed(ctx.read, { before, limit: 1 })
  if (some.length === 0 && !(await hasEmptyBuckets(ctx.read, now))) return false
  return await ctx.transact('purge-unconfirmed', async (tx) => {
    const found = await listUnconfirmed(tx, { before, limit: REQUESTS_PER_TRANSACTION })
    await purge(tx, found, now)
    const buckets = await deleteEmptyBuckets(tx, { now, limit: BUCKETS_PER_TRANSACTION })
    if (found.length > 0) ctx.log('sign-ups.purged', { requests: found.length })
    return found.length === REQUESTS_PER_TRANSACTION || buckets === BUCKETS_PER_TRANSACTION
  })
}

async function purge(tx: Db, found: readonly Unconfirmed[], now: number): Promise<void> {
  const [before, never] = [true, false].map((was) => found.filter(({ wasOnList }) => wasOnList === was))
  await updateUnconfirmedEnded(tx, idsOf(before), now)
  await deleteUnconfirmed(tx, idsOf(never))
  const people = (never ?? []).map(({ subscriberId }) => subscriberId)
  await deleteLonelySubscribers(tx, [...new Set(people)])
}

function idsOf(requests: readonly Unconfirmed[] = []): number[] {
  return requests.map(({ id }) => id)
}
