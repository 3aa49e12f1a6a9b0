import type { ListRow } from '../../db/lists.ts'
import { findSubscriber } from '../../db/subscribers.ts'
import { findSubscriptionTo, type SubscriptionRow } from '../../db/subscriptions.ts'
import type { Context } from '../../src/actions/context.ts'
import { type ImportRow, importSubscribers } from '../../src/actions/import-subscribers.ts'

/** Puts people on a list who have all consented elsewhere. */
export async function importPeople(ctx: Context, list: ListRow, addresses: readonly string[]): Promise<void> {
  const rows = rowsOf(addresses)
  const imported = await importSubscribers(ctx, { listName: list.name, consent: 'sign-up form', rows })
  if (imported.kind === 'problem') throw new Error(imported.message)
}

async function* rowsOf(addresses: readonly string[]): AsyncGenerator<ImportRow> {
  for (const [index, address] of addresses.entries()) yield { line: index + 2, address, name: 'Ana Sample' }
}

/** A person's subscription to a list, as it stands now. */
export async function subscriptionOf(ctx: Context, list: ListRow, address: string): Promise<SubscriptionRow> {
  const person = await findSubscriber(ctx.read, address)
  const subscription = person && (await findSubscriptionTo(ctx.read, person.id, list.id))
  if (!subscription) throw new Error(`Nobody with this address is on ${list.name}.`)
  return subscription
}
