import { updateMovedFromForgotten } from '../../db/address-changes.ts'
import type { Db } from '../../db/schema.ts'
import { deleteErasedSuppression } from '../../db/suppressions.ts'
import { addressHash } from '../core/address.ts'
import type { Context } from './context.ts'

/** Lets an address be written to again whose person was erased, and has confirmed anew that it is theirs. */
export async function liftErasure(ctx: Context, tx: Db, address: string): Promise<void> {
  const hash = addressHash(ctx.instance.pepper, address)
  await deleteErasedSuppression(tx, hash)
  await updateMovedFromForgotten(tx, hash)
}
