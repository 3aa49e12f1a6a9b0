import type { Db } from '../../db/schema.ts'
import type { Context } from './context.ts'

const IDS_PER_TRANSACTION = 200

/** Works on ids in transactions of at most 200, so that no long one stops the sending; gives the sum. */
export async function inChunks(
  ctx: Context,
  { name, ids }: { readonly name: string; readonly ids: readonly number[] },
  work: (tx: Db, some: readonly number[]) => Promise<number>,
): Promise<number> {
  let sum = 0
  for (let from = 0; from < ids.length; from += IDS_PER_TRANSACTION) {
    const some = ids.slice(from, from + IDS_PER_TRANSACTION)
    sum += await ctx.transact(name, (tx) => work(tx, some))
  }
  return sum
}
