import type { Db } from './schema.ts'

/** A list as a notice speaks of it. */
export interface NoticeList {
  readonly name: string
  readonly consentText: string
}

/** The lists whose confirmation one mail asks for, as long as it still does. */
export async function listAskedTogether(db: Db, deliveryId: number): Promise<NoticeList[]> {
  return await db
    .selectFrom('subscriptions')
    .innerJoin('lists', 'lists.id', 'subscriptions.list_id')
    .select(['lists.name', 'lists.consent_text as consentText'])
    .where('subscriptions.asked_in', '=', deliveryId)
    .where('subscriptions.state', '=', 'pending')
    .orderBy('subscriptions.id')
    .execute()
}

/** The lists that a person is on. */
export async function listConfirmedLists(db: Db, subscriberId: number): Promise<NoticeList[]> {
  return await db
    .selectFrom('subscriptions')
    .innerJoin('lists', 'lists.id', 'subscriptions.list_id')
    .select(['lists.name', 'lists.consent_text as consentText'])
    .where('subscriptions.subscriber_id', '=', subscriberId)
    .where('subscriptions.state', '=', 'confirmed')
    .orderBy('subscriptions.id')
    .execute()
}
