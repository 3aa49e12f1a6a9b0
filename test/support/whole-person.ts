import { sql } from 'kysely'
import type { ListRow } from '../../db/lists.ts'
import { updateList } from '../../db/lists.ts'
import { applyEvents } from '../../src/actions/apply-events.ts'
import { confirm } from '../../src/actions/confirm.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import { drain } from '../../src/worker/worker.ts'
import type { TestContext } from './context.ts'
import { linkToken, publishSteps, worker } from './published.ts'
import { storeWebhook } from './sent-mail.ts'
import { signUpForm } from './sign-up-form.ts'

/** Somebody who left a trace in every table that speaks of people. */
export interface WholePerson {
  readonly address: string
  readonly name: string
  readonly city: string
  readonly reason: string
  readonly wished: string
}

export const ana: WholePerson = {
  address: 'Ana.Quillfeather@example.com',
  name: 'Ana Quillfeather',
  city: 'Brambleport',
  reason: 'Too many herons',
  wished: 'ana.elsewhere@example.com',
}

export const ben: WholePerson = {
  address: 'ben.ottershaw@example.com',
  name: 'Ben Ottershaw',
  city: 'Wexcombe',
  reason: 'Too few otters',
  wished: 'ben.elsewhere@example.com',
}

/** A list that asks for a city, with a series. */
export async function askCity({ context }: TestContext, list: ListRow): Promise<void> {
  const field = { key: 'city', label: 'City', kind: 'text', options: [], required: false }
  await updateList(context.db, list.id, { fields: JSON.stringify([field]) })
  await publishSteps(context, list)
}

/** Signs a person up with all that they can tell, sends them mail that comes back, and lets them choose. */
export async function liveThrough(test: TestContext, list: ListRow, person: WholePerson): Promise<number> {
  const { context } = test
  const profile = { zone: 'Europe/Lisbon', language: 'de', fields: { city: person.city } }
  const form = {
    name: person.name,
    profile,
    source: `/subscribe/${list.slug}`,
    networkHash: 'net-1',
  }
  const taken = await subscribe(context, signUpForm([list.id], person.address, form))
  if (taken.kind !== 'accepted') throw new Error(JSON.stringify(taken))
  await drain(context, worker)
  await confirm(context, await linkToken(test, person.address, 'confirm'), 'net-2')
  await drain(context, worker)
  const { id } = await context.db
    .selectFrom('subscribers')
    .select('id')
    .where('address_key', '=', person.address.toLowerCase())
    .executeTakeFirstOrThrow()
  await chooseAndTell(test, id, person)
  return id
}

async function chooseAndTell(test: TestContext, id: number, person: WholePerson): Promise<void> {
  const { db, now } = test.context
  const subscription = await db
    .selectFrom('subscriptions')
    .select(['id', 'list_id'])
    .where('subscriber_id', '=', id)
    .executeTakeFirstOrThrow()
  const sequence = await db.selectFrom('sequences').select('id').executeTakeFirstOrThrow()
  const choice = { subscription_id: subscription.id, sequence_id: sequence.id, updated_at: now() }
  await db
    .insertInto('sequence_choices')
    .values({ ...choice, off: 0, pace: 'monthly', paused_until: now() })
    .execute()
  await db
    .updateTable('subscriptions')
    .set({ left_reason: person.reason })
    .where('id', '=', subscription.id)
    .execute()
  await db
    .insertInto('address_changes')
    .values({ subscriber_id: id, address: person.wished, requested_at: now() })
    .execute()
  await comesBack(test, subscription.id, person)
}

/** A provider speaks of their mail: of one email that it knows, and of one that it does not. */
async function comesBack(
  test: TestContext,
  subscriptionId: number,
  { address, name }: WholePerson,
): Promise<void> {
  const { context } = test
  const email = await context.db
    .selectFrom('deliveries')
    .select('id')
    .where('subscription_id', '=', subscriptionId)
    .where('kind', '=', 'step')
    .where('frozen', 'is not', null)
    .executeTakeFirstOrThrow()
  const words = sql<string>`${`550 <${address}> ${name} has moved`}`
  await context.db
    .updateTable('attempts')
    .set({ reason: words })
    .where('delivery_id', '=', email.id)
    .execute()
  const to = `${name} <${address}>`
  await storeWebhook(context, { type: 'delivered', delivery: email.id, to })
  await storeWebhook(context, { type: 'delivered', delivery: 999_999, to })
  await applyEvents(context)
}
