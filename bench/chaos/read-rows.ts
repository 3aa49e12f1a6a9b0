import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { DeliveryFact } from './oracle.ts'

/** Every delivery of a step, with the address and the subject that tell which email it is. */
export async function listDeliveryFacts(db: Db): Promise<DeliveryFact[]> {
  return await db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .innerJoin('steps', 'steps.id', 'deliveries.step_id')
    .select([
      'deliveries.id',
      'subscribers.address',
      'steps.key as subject',
      'deliveries.state',
      'deliveries.reason',
    ])
    .orderBy('deliveries.id')
    .execute()
}

/** `ok`, or what is damaged. */
export async function checkIntegrity(db: Db): Promise<string> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  return rows.map((row) => row.integrity_check).join('; ')
}
