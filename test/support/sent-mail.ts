import type { Insertable } from 'kysely'
import { toJson } from '../../db/json.ts'
import type { DeliveryTable } from '../../db/schema.ts'
import type { Context } from '../../src/actions/context.ts'
import { storeResendEvent } from '../../src/actions/store-event.ts'
import type { FrozenDelivery } from '../../src/core/mail/frozen-delivery.ts'

/** A person, their subscription to a list, and their walk through a series of it, straight into the store. */
export interface Reader {
  readonly address: string
  readonly subscription: number
  readonly enrolment: number
}

/** A person who reads a list; the same address again is the same person on another list. */
export async function insertReader(context: Context, listId: number, address: string): Promise<Reader> {
  const { db } = context
  const at = context.now()
  const known = await db
    .selectFrom('subscribers')
    .select('id')
    .where('address_key', '=', address)
    .executeTakeFirst()
  const person =
    known ??
    (await db
      .insertInto('subscribers')
      .values({ address, address_key: address, created_at: at })
      .returning('id')
      .executeTakeFirstOrThrow())
  const subscription = await db
    .insertInto('subscriptions')
    .values({ subscriber_id: person.id, list_id: listId, state: 'confirmed', requested_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  const sequence = await findOrInsertSequence(context, listId)
  const enrolment = await db
    .insertInto('enrolments')
    .values({
      subscription_id: subscription.id,
      sequence_id: sequence.id,
      run: 1,
      state: 'active',
      started_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { address, subscription: subscription.id, enrolment: enrolment.id }
}

async function findOrInsertSequence({ db, now }: Context, listId: number): Promise<{ id: number }> {
  const known = await db
    .selectFrom('sequences')
    .select('id')
    .where('list_id', '=', listId)
    .where('key', '=', 'series')
    .executeTakeFirst()
  if (known) return known
  return await db
    .insertInto('sequences')
    .values({
      list_id: listId,
      kind: 'series',
      key: 'series',
      name: 'A series',
      state: 'active',
      created_at: now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** An email to a reader, straight into the store: handed over a minute ago and submitted, unless said otherwise. */
export async function insertEmail(
  context: Context,
  reader: Reader,
  row: Partial<Insertable<DeliveryTable>> = {},
): Promise<number> {
  const at = context.now() - 60_000
  const whole = { kind: 'step' as const, state: 'submitted' as const, due_at: at, created_at: at, ...row }
  const { id } = await context.db
    .insertInto('deliveries')
    .values({
      handed_over_at: at,
      transport: 'resend',
      ...whole,
      subscription_id: reader.subscription,
      enrolment_id: row.enrolment_id === undefined ? reader.enrolment : row.enrolment_id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const frozen = row.frozen === undefined ? toJson(frozenFor(context, reader, id)) : row.frozen
  await context.db.updateTable('deliveries').set({ frozen }).where('id', '=', id).execute()
  return id
}

function frozenFor(context: Context, reader: Reader, id: number): FrozenDelivery {
  return {
    renderer: 1,
    values: {},
    envelope: {
      from: { name: 'Maya', address: 'maya@example.com' },
      to: { name: '', address: reader.address },
      replyTo: null,
      headers: [],
      date: context.now(),
      messageId: messageIdOf(context, id),
      boundary: '=_0',
      tags: { delivery: String(id), instance: context.instance.name },
    },
  }
}

/** The Message-ID of an email of this installation. */
export function messageIdOf({ instance }: Context, delivery: number): string {
  return `<${delivery}.1.${instance.epoch}.${instance.name}@mail.example.com>`
}

/** What a webhook says: `type` without `email.`; the rest goes into its data. */
export interface EventFacts {
  readonly type: string
  readonly delivery: number
  readonly to?: string
  readonly at?: number
  readonly data?: Readonly<Record<string, unknown>>
}

/** The body of a webhook, as the provider writes it. */
export function webhookBody(context: Context, { type, delivery, to, at, data }: EventFacts): string {
  const created = new Date(at ?? context.now()).toISOString()
  return JSON.stringify({
    type: `email.${type}`,
    created_at: created,
    data: {
      created_at: created,
      email_id: `re-${delivery}`,
      from: 'Maya <maya@example.com>',
      to: [to ?? 'ana@example.com'],
      subject: 'Small steps',
      tags: { delivery: String(delivery), instance: context.instance.name },
      ...data,
    },
  })
}

/** Bounces in the words of the provider. */
export const hard = { bounce: { type: 'Permanent', subType: 'NoEmail', message: 'no such user' } }
export const soft = { bounce: { type: 'Transient', subType: 'MailboxFull', message: 'full' } }

let stored = 0

/** Stores an event as the webhook does, under an id of its own. */
export async function storeWebhook(context: Context, facts: EventFacts): Promise<void> {
  await storeResendEvent(context, { id: `msg-${++stored}`, raw: webhookBody(context, facts) })
}
