import { listAddressChanges } from '../../db/address-changes.ts'
import { updateDeliveriesCancelled } from '../../db/deliveries.ts'
import { compactFile, updateChoicesErased, updateSubscriberErased } from '../../db/erasure.ts'
import type { Db } from '../../db/schema.ts'
import { findSubscriber, getSubscriber, type SubscriberRow } from '../../db/subscribers.ts'
import { listSubscriptionsOf } from '../../db/subscriptions.ts'
import { findSuppression, insertSuppression } from '../../db/suppressions.ts'
import { addressHash } from '../core/address.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'
import { endSubscription } from './end-subscription.ts'
import { eraseMail, findTheirs, forgetCaptured, redactNaming } from './erase-mail.ts'

/** What an erasure has come to. */
export interface Erased {
  /** Null where there is nobody of this address (any more): then only traces of it were looked for. */
  readonly person: number | null
  readonly subscriptions: number
  /** Emails whose words and links are gone. */
  readonly emails: number
  /** Events of providers whose words are gone. */
  readonly events: number
  /** Captured messages that were deleted. */
  readonly captured: number
  /** Emails under way or in doubt: what they are made of goes once their outcome is known. */
  readonly waiting: number
  /** Why the address must not be mailed, where its keyed hash is on that list; else null. */
  readonly suppressed: string | null
}

/**
 * Forgets a person: address, name, fields, what they chose, what their mail was made of, and what providers have said
 * of it. Ids, times and counts stay, and the keyed hashes of the address and of former ones, so that no import brings them back. Mail under
 * way is waited for: a retry must send the same bytes. After a crash, and for traces that came since, do it again.
 */
export async function erasePerson(ctx: Context, address: string): Promise<Erased> {
  const person = await findSubscriber(ctx.db, address)
  const alone = { addresses: [address.trim().toLowerCase()], emails: [] }
  const theirs = person ? await findTheirs(ctx.db, person) : alone
  // Traces go first: once the rows are gone, nothing tells any more whose they were.
  const redacted = await redactNaming(ctx, theirs)
  const before = await forgetCaptured(ctx, theirs)
  const rows = person ? await eraseRows(ctx, person) : nobody
  const captured = before + (await forgetCaptured(ctx, theirs))
  const suppression = await findSuppression(
    ctx.db,
    addressHash(ctx.instance.pepper, alone.addresses[0] ?? ''),
  )
  return { ...rows, events: rows.events + redacted, captured, suppressed: suppression?.reason ?? null }
}

type ErasedRows = Omit<Erased, 'captured' | 'suppressed'>

const nobody: ErasedRows = { person: null, subscriptions: 0, emails: 0, events: 0, waiting: 0 }

async function eraseRows(ctx: Context, { id }: SubscriberRow): Promise<ErasedRows> {
  return await ctx.transact('erase-person', async (tx): Promise<ErasedRows> => {
    const [person, now] = [await getSubscriber(tx, id), ctx.now()]
    const former = (await listAddressChanges(tx, id)).flatMap(({ former_hash }) => former_hash ?? [])
    for (const hash of [addressHash(ctx.instance.pepper, person.address), ...former])
      await insertSuppression(tx, { address_hash: hash, reason: 'erased', created_at: now })
    await updateChoicesErased(tx, id)
    const subscriptions = await endAll(tx, id, now)
    await updateSubscriberErased(tx, id, now)
    const mail = await eraseMail(tx, id)
    const details = { subscriptions, emails: mail.emails, events: mail.events, waiting: mail.waiting }
    await audit(tx, { at: now, action: 'person.erased', subscriber: id, details })
    ctx.log('person.erased', { subscriber: id, waiting: mail.waiting })
    return { person: id, ...details }
  })
}

async function endAll(tx: Db, personId: number, now: number): Promise<number> {
  const subscriptions = await listSubscriptionsOf(tx, personId)
  for (const subscription of subscriptions) {
    if (subscription.state !== 'ended')
      await endSubscription(tx, subscription, { now, source: 'erasure', reason: 'erased' })
    await updateDeliveriesCancelled(tx, [subscription.id], 'erased')
  }
  return subscriptions.length
}

/** Writes the file of the database anew, so that its free space holds nothing of what was erased. It waits for others, and they for it. */
export async function compactDatabase(ctx: Context): Promise<boolean> {
  if (ctx.dialect.name !== 'sqlite') return false
  await compactFile(ctx.db)
  return true
}
