import type { Selectable } from 'kysely'
import type { AddressChangeRow } from './address-changes.ts'
import type { AuditRow } from './audit.ts'
import type { DeliveryRow } from './deliveries.ts'
import type { EnrolmentRow } from './enrolments.ts'
import type { EventRow } from './events.ts'
import type { AttemptTable, Db, SequenceChoiceTable } from './schema.ts'
import type { ConsentRow, SubscriptionRow } from './subscriptions.ts'

/** Everything that is kept of one person, table by table, in the order in which it came to be. */
export interface PersonData {
  readonly subscriptions: readonly (SubscriptionRow & { readonly list: string })[]
  readonly consents: readonly ConsentRow[]
  readonly choices: readonly (Selectable<SequenceChoiceTable> & { readonly sequence: string })[]
  readonly enrolments: readonly (EnrolmentRow & { readonly sequence: string })[]
  /** `planned` is the subject as its version has it. */
  readonly deliveries: readonly (DeliveryRow & { readonly planned: string | null })[]
  readonly attempts: readonly Selectable<AttemptTable>[]
  readonly events: readonly EventRow[]
  readonly addressChanges: readonly AddressChangeRow[]
  readonly audit: readonly AuditRow[]
}

/** Reads all of it. */
export async function getPersonData(db: Db, subscriberId: number): Promise<PersonData> {
  return {
    subscriptions: await subscriptionsOf(db, subscriberId),
    ...(await walksOf(db, subscriberId)),
    ...(await mailOf(db, subscriberId)),
    addressChanges: await db
      .selectFrom('address_changes')
      .selectAll()
      .where('subscriber_id', '=', subscriberId)
      .orderBy('id')
      .execute(),
    audit: await db
      .selectFrom('audit')
      .selectAll()
      .where('subscriber_id', '=', subscriberId)
      .orderBy('id')
      .execute(),
  }
}

async function subscriptionsOf(db: Db, subscriberId: number): Promise<PersonData['subscriptions']> {
  return await db
    .selectFrom('subscriptions')
    .innerJoin('lists', 'lists.id', 'subscriptions.list_id')
    .selectAll('subscriptions')
    .select('lists.name as list')
    .where('subscriber_id', '=', subscriberId)
    .orderBy('subscriptions.id')
    .execute()
}

function theirs(db: Db, subscriberId: number) {
  return db.selectFrom('subscriptions').select('id').where('subscriber_id', '=', subscriberId)
}

async function walksOf(
  db: Db,
  subscriberId: number,
): Promise<Pick<PersonData, 'consents' | 'choices' | 'enrolments'>> {
  const consents = await listConsentsOf(db, subscriberId)
  const choices = await db
    .selectFrom('sequence_choices')
    .innerJoin('sequences', 'sequences.id', 'sequence_choices.sequence_id')
    .selectAll('sequence_choices')
    .select('sequences.name as sequence')
    .where('subscription_id', 'in', theirs(db, subscriberId))
    .orderBy('sequence_choices.id')
    .execute()
  const enrolments = await db
    .selectFrom('enrolments')
    .innerJoin('sequences', 'sequences.id', 'enrolments.sequence_id')
    .selectAll('enrolments')
    .select('sequences.name as sequence')
    .where('subscription_id', 'in', theirs(db, subscriberId))
    .orderBy('enrolments.id')
    .execute()
  return { consents, choices, enrolments }
}

async function mailOf(
  db: Db,
  subscriberId: number,
): Promise<Pick<PersonData, 'deliveries' | 'attempts' | 'events'>> {
  const emails = db
    .selectFrom('deliveries')
    .select('deliveries.id')
    .where('subscription_id', 'in', theirs(db, subscriberId))
  const deliveries = await db
    .selectFrom('deliveries')
    .leftJoin('version_steps', (join) =>
      join
        .onRef('version_steps.step_id', '=', 'deliveries.step_id')
        .onRef('version_steps.version_id', '=', 'deliveries.version_id'),
    )
    .selectAll('deliveries')
    .select('version_steps.subject as planned')
    .where('deliveries.subscription_id', 'in', theirs(db, subscriberId))
    .orderBy('deliveries.id')
    .execute()
  const attempts = await db
    .selectFrom('attempts')
    .selectAll()
    .where('delivery_id', 'in', emails)
    .orderBy('id')
    .execute()
  const events = await db
    .selectFrom('events')
    .selectAll()
    .where((where) =>
      where.or([
        where('delivery_id', 'in', emails),
        where('subscription_id', 'in', theirs(db, subscriberId)),
      ]),
    )
    .orderBy('id')
    .execute()
  return { deliveries, attempts, events }
}

/** What a person agreed to and took back, over all lists, oldest first. */
export async function listConsentsOf(db: Db, subscriberId: number): Promise<ConsentRow[]> {
  return await db
    .selectFrom('consents')
    .selectAll()
    .where('subscription_id', 'in', theirs(db, subscriberId))
    .orderBy('id')
    .execute()
}

/** How many emails to a person were handed over, or may have been. */
export async function countEmailsTo(db: Db, subscriberId: number): Promise<number> {
  const { count } = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('subscription_id', 'in', theirs(db, subscriberId))
    .where('handed_over_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}
