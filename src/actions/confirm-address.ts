import {
  type AddressChangeRow,
  findAddressChange,
  listAddressChanges,
  updateAddressChange,
  updateMovedFromForgotten,
} from '../../db/address-changes.ts'
import { insertDeliveries } from '../../db/deliveries.ts'
import { getList, type ListRow } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { findSubscriber, getSubscriber, updateSubscriber } from '../../db/subscribers.ts'
import { findSubscription } from '../../db/subscriptions.ts'
import { findSuppression } from '../../db/suppressions.ts'
import { addressHash } from '../core/address.ts'
import { verifyToken } from '../core/link-token.ts'
import { shownAddress } from '../core/shown-address.ts'
import { CHANGE_OPEN_MS } from '../core/sign-up/address-change.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'

/** How the page of that link looks and speaks. */
interface AddressPage {
  readonly list: ListRow
  readonly language: string | null
}

export type FindAddressConfirmation =
  /** `address` is shortened. */
  | ({ readonly kind: 'open'; readonly address: string } & AddressPage)
  | ({ readonly kind: 'done' } & AddressPage)
  /** Somebody else has come to hold that address, or it must not be mailed: nothing changes. */
  | ({ readonly kind: 'taken' } & AddressPage)
  | { readonly kind: 'invalid' }

export type ConfirmAddress = Exclude<FindAddressConfirmation, { readonly kind: 'open' }>

/** What the link in the mail to a new address leads to. Changes nothing. */
export async function findAddressConfirmation(ctx: Context, token: string): Promise<FindAddressConfirmation> {
  const found = await findChange(ctx, ctx.read, token)
  if (found === null) return { kind: 'invalid' }
  return await standOf(ctx, ctx.read, found)
}

/**
 * Writes to the new address from now on, and tells the old one so, in one transaction. The old one is gone from the
 * person's row, and is forgotten once it was told, but for a keyed hash that an import knows them by; what was sent stays with the person, and an address that must not be
 * mailed stays so. Confirming twice changes nothing.
 */
export async function confirmAddress(ctx: Context, token: string): Promise<ConfirmAddress> {
  return await ctx.transact('confirm-address', async (tx): Promise<ConfirmAddress> => {
    const found = await findChange(ctx, tx, token)
    if (found === null) return { kind: 'invalid' }
    const stand = await standOf(ctx, tx, found)
    if (stand.kind !== 'open') return stand
    await move(ctx, tx, found)
    return { kind: 'done', ...found.page }
  })
}

interface FoundChange {
  /** Whose list asked: it also tells. */
  readonly subscriptionId: number
  readonly change: AddressChangeRow
  readonly page: AddressPage
}

/** The change that a link names, while it is the newest of its person; null for any other. */
async function findChange(ctx: Context, db: Db, token: string): Promise<FoundChange | null> {
  const claim = verifyToken(ctx.keys, 'address', token)
  const change = claim && (await findAddressChange(db, claim.subject))
  const subscription = claim && (await findSubscription(db, claim.subscription))
  if (!change || subscription?.subscriber_id !== change.subscriber_id) return null
  const person = await getSubscriber(db, change.subscriber_id)
  const newest = (await listAddressChanges(db, person.id)).at(-1)
  if (person.erased_at !== null || newest?.id !== change.id) return null
  const list = await getList(db, subscription.list_id)
  return { subscriptionId: subscription.id, change, page: { list, language: person.language } }
}

async function standOf(
  ctx: Context,
  db: Db,
  { change, page }: FoundChange,
): Promise<FindAddressConfirmation> {
  const { address, confirmed_at, requested_at } = change
  if (confirmed_at !== null) return { kind: 'done', ...page }
  if (address === null || ctx.now() >= requested_at + CHANGE_OPEN_MS) return { kind: 'invalid' }
  const taken =
    (await findSubscriber(db, address)) ??
    (await findSuppression(db, addressHash(ctx.instance.pepper, address)))
  return taken ? { kind: 'taken', ...page } : { kind: 'open', address: shownAddress(address), ...page }
}

async function move(ctx: Context, tx: Db, { subscriptionId, change }: FoundChange): Promise<void> {
  const { id, subscriber_id, address } = change
  if (address === null) throw new Error(`Address change ${id} has no address.`)
  const now = ctx.now()
  const former = (await getSubscriber(tx, subscriber_id)).address
  await updateSubscriber(tx, subscriber_id, { address, address_key: address.toLowerCase() })
  const hashOf = (one: string): string => addressHash(ctx.instance.pepper, one)
  await updateMovedFromForgotten(tx, hashOf(address))
  await updateAddressChange(tx, id, { address: former, confirmed_at: now, former_hash: hashOf(former) })
  const due = { state: 'scheduled', due_at: now, created_at: now } as const
  await insertDeliveries(tx, [{ kind: 'moved', subscription_id: subscriptionId, change_id: id, ...due }])
  await audit(tx, { at: now, actor: 'reader', action: 'address.changed', subscriber: subscriber_id })
  ctx.log('address.changed', { subscriber: subscriber_id, change: id })
}
