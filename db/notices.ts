import type { Selectable } from 'kysely'
import type { NoticeKind } from '../src/core/delivery/delivery.ts'
import { updateBuckets } from './buckets.ts'
import type { DeliveryRow } from './deliveries.ts'
import type { Db, SubscriptionTable } from './schema.ts'

/** A list as a notice speaks of it. */
export interface NoticeList {
  readonly name: string
  readonly sender: string
  readonly consentText: string
}

/** The lists whose confirmation one mail asks for, as long as it still does. */
export async function listAskedTogether(db: Db, deliveryId: number): Promise<NoticeList[]> {
  return await db
    .selectFrom('subscriptions')
    .innerJoin('lists', 'lists.id', 'subscriptions.list_id')
    .select(['lists.name', 'lists.from_name as sender', 'lists.consent_text as consentText'])
    .where('subscriptions.asked_in', '=', deliveryId)
    .where('subscriptions.state', '=', 'pending')
    .orderBy('subscriptions.id')
    .execute()
}

/** The subscriptions whose confirmation one mail asks for, as long as it still does. */
export async function listAskedSubscriptions(
  db: Db,
  deliveryId: number,
): Promise<Selectable<SubscriptionTable>[]> {
  return await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('asked_in', '=', deliveryId)
    .where('state', '=', 'pending')
    .orderBy('id')
    .execute()
}

/** The subscriptions that one mail asked for, as far as its person is on them now. */
export async function listConfirmedTogether(
  db: Db,
  deliveryId: number,
): Promise<Selectable<SubscriptionTable>[]> {
  return await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('asked_in', '=', deliveryId)
    .where('state', '=', 'confirmed')
    .orderBy('id')
    .execute()
}

/** The lists that a person is on. */
export async function listConfirmedLists(db: Db, subscriberId: number): Promise<NoticeList[]> {
  return await db
    .selectFrom('subscriptions')
    .innerJoin('lists', 'lists.id', 'subscriptions.list_id')
    .select(['lists.name', 'lists.from_name as sender', 'lists.consent_text as consentText'])
    .where('subscriptions.subscriber_id', '=', subscriberId)
    .where('subscriptions.state', '=', 'confirmed')
    .orderBy('subscriptions.id')
    .execute()
}

/** A person's confirmation mail whose words are not frozen yet, so that it can ask for more; or null. */
export async function findOpenConfirmation(db: Db, subscriberId: number): Promise<DeliveryRow | null> {
  const row = await db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .selectAll('deliveries')
    .where('subscriptions.subscriber_id', '=', subscriberId)
    .where('deliveries.kind', '=', 'confirmation')
    .where('deliveries.state', 'in', ['scheduled', 'claimed', 'held'])
    .orderBy('deliveries.id', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** Schedules a notice and gives its id. */
export async function insertNotice(
  db: Db,
  notice: {
    readonly kind: NoticeKind
    readonly subscriptionId: number
    readonly dueAt: number
    readonly now: number
  },
): Promise<number> {
  const { id } = await db
    .insertInto('deliveries')
    .values({
      kind: notice.kind,
      subscription_id: notice.subscriptionId,
      state: 'scheduled',
      due_at: notice.dueAt,
      created_at: notice.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Lets one mail ask for what another asked for, as far as that is still open. */
export async function updateAskedAlong(
  db: Db,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ asked_in: to })
    .where('asked_in', '=', from)
    .where('state', '=', 'pending')
    .execute()
}

/** Notes when a sign-up came, whatever becomes of it: each one then ends with a write to the disk and takes as long. */
export async function updateSignUpMoment(db: Db, now: number): Promise<void> {
  await updateBuckets(db, [{ key: 'newest-sign-up', emptyAt: now }])
}
