import { insertAddressChange, updateAddressChangesClosed } from '../../db/address-changes.ts'
import { insertDeliveries } from '../../db/deliveries.ts'
import { getList } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { findSubscriber } from '../../db/subscribers.ts'
import type { SubscriptionRow } from '../../db/subscriptions.ts'
import { findSuppression } from '../../db/suppressions.ts'
import { addressHash, parseAddress } from '../core/address.ts'
import { mailboxHash } from '../core/sign-up/mailbox.ts'
import type { Context } from './context.ts'
import { findPreferencesReader, type PreferencesReader } from './find-preferences-reader.ts'
import { nextMailRoom, takeMailRoom } from './sign-up-limits.ts'

export type ChangeAddress =
  /** We write there already. */
  | { readonly kind: 'same' }
  /** They have asked today, or three times in 30 days: no mail goes out before `until` (epoch milliseconds). */
  | { readonly kind: 'too-soon'; readonly until: number; readonly zone: string }
  /** Says nothing of whether the address is free, known or suppressed, nor whether a mail goes there. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'invalid-address' }
  /** The DNS of its domain says that it takes no mail. */
  | { readonly kind: 'no-mail-server' }
  | { readonly kind: 'invalid' }

/**
 * Asks a new address whether it is the reader's: nothing changes until the mail that goes there is answered. At most
 * one such mail a day and three in 30 days, for one person as well as to one address. The newest wish counts. A person
 * learns of their own limit, which any wish takes from, whether or not a mail goes to its address.
 */
export async function changeAddress(ctx: Context, token: string, typed: string): Promise<ChangeAddress> {
  if (!(await findPreferencesReader(ctx, ctx.read, token))) return { kind: 'invalid' }
  const address = parseAddress(typed)
  if (address === null) return { kind: 'invalid-address' }
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if ((await ctx.takesMail(domain)) === 'no') return { kind: 'no-mail-server' }
  return await ctx.transact('change-address', async (tx): Promise<ChangeAddress> => {
    const reader = await findPreferencesReader(ctx, tx, token)
    if (!reader) return { kind: 'invalid' }
    if (reader.person.address.toLowerCase() === address.toLowerCase()) return { kind: 'same' }
    const until = await takePersonRoom(ctx, tx, reader)
    if (until !== null) return { kind: 'too-soon', until, zone: await zoneOf(tx, reader) }
    const speaker = speakerOf(reader)
    if (speaker && (await mayAsk(ctx, tx, address))) await ask(ctx, tx, { speaker, address })
    return { kind: 'asked' }
  })
}

/** The subscription whose list asks: the one of the link, or else any that the person has; null where they have none. */
function speakerOf({ own, subscriptions }: PreferencesReader): SubscriptionRow | null {
  if (own.state === 'confirmed') return own
  return subscriptions.find(({ state }) => state === 'confirmed') ?? null
}

async function mayAsk(ctx: Context, tx: Db, address: string): Promise<boolean> {
  const { pepper } = ctx.instance
  if (await findSubscriber(tx, address)) return false
  if (await findSuppression(tx, addressHash(pepper, address))) return false
  const now = ctx.now()
  const room = { addressHash: mailboxHash(pepper, address), now, withinMs: 0 }
  return (await takeMailRoom(tx, room)) <= now
}

/**
 * What one person asks is limited as what goes to one address is, so that no page is a weapon against others; gives
 * when there is room again, or null where there was.
 */
async function takePersonRoom(ctx: Context, tx: Db, { person }: PreferencesReader): Promise<number | null> {
  const now = ctx.now()
  const at = await takeMailRoom(tx, { addressHash: `asked-by-${person.id}`, now, withinMs: 0 })
  if (at <= now) return null
  return await nextMailRoom(tx, { addressHash: `asked-by-${person.id}`, now })
}

async function zoneOf(tx: Db, { person, own }: PreferencesReader): Promise<string> {
  return person.zone ?? (await getList(tx, own.list_id)).zone
}

interface Asking {
  readonly speaker: SubscriptionRow
  readonly address: string
}

async function ask(ctx: Context, tx: Db, { speaker, address }: Asking): Promise<void> {
  const now = ctx.now()
  await updateAddressChangesClosed(tx, speaker.subscriber_id)
  const change = { subscriber_id: speaker.subscriber_id, address, requested_at: now, confirmed_at: null }
  const changeId = await insertAddressChange(tx, change)
  await insertDeliveries(tx, [
    {
      kind: 'address',
      subscription_id: speaker.id,
      change_id: changeId,
      state: 'scheduled',
      due_at: now,
      created_at: now,
    },
  ])
  ctx.log('address.asked', { subscription: speaker.id, change: changeId })
}
