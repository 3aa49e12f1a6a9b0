import type { Db } from '../../db/schema.ts'
import { getSubscriber, type SubscriberRow } from '../../db/subscribers.ts'
import { findSubscription, listSubscriptionsOf, type SubscriptionRow } from '../../db/subscriptions.ts'
import { verifyToken } from '../core/link-token.ts'
import type { Context } from './context.ts'

/** Whom a link to the preferences is for. */
export interface PreferencesReader {
  readonly person: SubscriberRow
  /** The subscription that the link names. */
  readonly own: SubscriptionRow
  /** All of the person, in whatever state, oldest first. */
  readonly subscriptions: readonly SubscriptionRow[]
}

/** The person behind a link to the preferences, or null: a wrong link, or a person who was erased. */
export async function findPreferencesReader(
  ctx: Context,
  db: Db,
  token: string,
): Promise<PreferencesReader | null> {
  const claim = verifyToken(ctx.keys, 'preferences', token)
  if (claim?.subject !== 0) return null
  const own = await findSubscription(db, claim.subscription)
  if (!own) return null
  const person = await getSubscriber(db, own.subscriber_id)
  if (person.erased_at !== null) return null
  return { person, own, subscriptions: await listSubscriptionsOf(db, person.id) }
}

/** One that the person is on now, or null. */
export function confirmedSubscription(
  { subscriptions }: PreferencesReader,
  id: number,
): SubscriptionRow | null {
  return subscriptions.find((one) => one.id === id && one.state === 'confirmed') ?? null
}
