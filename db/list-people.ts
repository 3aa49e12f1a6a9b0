import { sql } from 'kysely'
import type { Db, SubscriptionState } from './schema.ts'

/** A person of a list, with the newest consent that mail may go out on, or was asked for. */
export interface ListPerson {
  readonly subscriptionId: number
  readonly address: string
  readonly name: string | null
  readonly state: SubscriptionState
  readonly requestedAt: number
  readonly confirmedAt: number | null
  readonly endedAt: number | null
  readonly language: string | null
  readonly zone: string | null
  /** JSON. */
  readonly fields: string
  readonly consentText: string | null
  readonly consentSource: string | null
  readonly consentAt: number | null
}

/** The people of a list in the order of their subscriptions' ids, from after `afterId`; nobody who was erased. */
export async function listPeople(
  db: Db,
  page: { readonly listId: number; readonly afterId: number; readonly limit: number },
): Promise<ListPerson[]> {
  return await db
    .selectFrom('subscriptions')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .leftJoin('consents', (join) =>
      join.on(
        'consents.id',
        '=',
        sql<number>`(select max(id) from consents as agreed where agreed.subscription_id = subscriptions.id
          and agreed.kind in ('requested', 'confirmed', 'imported'))`,
      ),
    )
    .select(['subscriptions.id as subscriptionId', 'subscribers.address', 'subscribers.name'])
    .select(['subscriptions.state', 'subscriptions.requested_at as requestedAt'])
    .select(['subscriptions.confirmed_at as confirmedAt', 'subscriptions.ended_at as endedAt'])
    .select(['subscribers.language', 'subscribers.zone', 'subscribers.fields'])
    .select(['consents.text as consentText', 'consents.source as consentSource', 'consents.at as consentAt'])
    .where('subscriptions.list_id', '=', page.listId)
    .where('subscriptions.id', '>', page.afterId)
    .where('subscribers.erased_at', 'is', null)
    .orderBy('subscriptions.id')
    .limit(page.limit)
    .execute()
}
