import { type ListRow, listLists } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import {
  findSubscription,
  insertConsent,
  insertSubscription,
  type SubscriptionRow,
  updateSubscription,
} from '../../db/subscriptions.ts'
import { findSuppression } from '../../db/suppressions.ts'
import { addressHash } from '../core/address.ts'
import type { Context } from './context.ts'
import { enrolInOpen } from './enrol-in-open.ts'
import { findPreferencesReader, type PreferencesReader } from './find-preferences-reader.ts'

export interface JoinWish {
  readonly listId: number
  /** That of the consent text that the page showed. */
  readonly consentVersion: number
}

export type JoinList =
  | { readonly kind: 'joined'; readonly listName: string }
  /** The consent text was changed since the page was shown: it is to be read again. */
  | { readonly kind: 'consent-changed' }
  /** There is no such list to join, or nothing may be sent to this person. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'invalid' }

/**
 * Puts a reader on another list that is listed. The link came to their address, so that is proven already: the
 * consent is recorded with the text that the page showed. Joining twice changes nothing.
 */
export async function joinList(ctx: Context, token: string, wish: JoinWish): Promise<JoinList> {
  return await ctx.transact('join-list', async (tx): Promise<JoinList> => {
    const reader = await findPreferencesReader(ctx, tx, token)
    if (!reader) return { kind: 'invalid' }
    const list = await findJoinable(ctx, tx, { reader, listId: wish.listId })
    if (!list) return { kind: 'gone' }
    const before = reader.subscriptions.find((one) => one.list_id === list.id)
    if (before?.state === 'confirmed') return { kind: 'joined', listName: list.name }
    if (list.consent_version !== wish.consentVersion) return { kind: 'consent-changed' }
    await join(ctx, tx, { reader, list, before: before ?? null })
    return { kind: 'joined', listName: list.name }
  })
}

async function findJoinable(
  ctx: Context,
  tx: Db,
  { reader: { person }, listId }: { readonly reader: PreferencesReader; readonly listId: number },
): Promise<ListRow | null> {
  if (await findSuppression(tx, addressHash(ctx.instance.pepper, person.address))) return null
  return (await listLists(tx)).find(({ id, listed }) => id === listId && listed === 1) ?? null
}

interface Joining {
  readonly reader: PreferencesReader
  readonly list: ListRow
  readonly before: SubscriptionRow | null
}

async function join(ctx: Context, tx: Db, { reader, list, before }: Joining): Promise<void> {
  const now = ctx.now()
  const joined = { state: 'confirmed', requested_at: now, confirmed_at: now, ended_at: null } as const
  // What somebody typed into a form for this list was never proven to be theirs.
  const forgotten = { requested_name: null, requested_profile: null, browser_hash: null }
  const own = { subscriber_id: reader.person.id, list_id: list.id, request_id: null }
  const id = before?.id ?? (await insertSubscription(tx, { ...own, ...joined })).id
  if (before) await updateSubscription(tx, id, { ...joined, ...forgotten, left_reason: null })
  await insertConsent(tx, {
    subscription_id: id,
    kind: 'confirmed',
    text: list.consent_text,
    text_version: list.consent_version,
    source: '/preferences',
    at: now,
  })
  const subscription = await findSubscription(tx, id)
  if (subscription) await enrolInOpen(tx, subscription, now)
  ctx.log('subscription.joined', { subscription: id })
}
