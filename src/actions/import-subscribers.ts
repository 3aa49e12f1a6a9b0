import { findMovedFrom } from '../../db/address-changes.ts'
import { fromJson, toJson } from '../../db/json.ts'
import { findListByName, type ListRow } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import {
  findSubscriber,
  getSubscriber,
  insertSubscriber,
  type SubscriberRow,
  updateSubscriber,
} from '../../db/subscribers.ts'
import {
  findLatestConsent,
  findSubscriptionTo,
  insertConsent,
  insertSubscription,
  type SubscriptionRow,
  updateSubscription,
} from '../../db/subscriptions.ts'
import { findSuppression } from '../../db/suppressions.ts'
import { addressHash, parseAddress, parseName } from '../core/address.ts'
import type { ListField } from '../core/sign-up/list-field.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'

/** One person of a file; `line` is where it stands in it. */
export interface ImportRow {
  readonly line: number
  readonly address: string
  readonly name: string
  /** Other columns by their names: those that the list asks for count. */
  readonly fields?: Readonly<Record<string, string>>
}

export interface ImportReport {
  readonly kind: 'imported'
  /** Confirmed, with the consent statement on record. */
  readonly confirmed: number
  /** Kept, and not mailed until they confirm. */
  readonly pending: number
  /** Nothing changed: already on the list. */
  readonly known: number
  /** Left the list, or must not be mailed: an import never brings them back. */
  readonly left: number
  readonly invalid: readonly { readonly line: number; readonly what: 'address' | 'name' }[]
}

export type ImportSubscribers = ImportReport | { readonly kind: 'problem'; readonly message: string }

const ROWS_PER_TRANSACTION = 200

type Kept = 'confirmed' | 'pending' | 'known' | 'left'
type RowResult = Kept | 'invalid-address' | 'invalid-name'

/**
 * Imports people to a list. With a consent statement they are confirmed; without one they stay pending and
 * are not mailed. Nobody is enrolled: `enrol` does that, and says first whom it will mail.
 */
export async function importSubscribers(
  ctx: Context,
  input: {
    readonly listName: string
    readonly consent: string | null
    readonly rows: AsyncIterable<ImportRow>
  },
): Promise<ImportSubscribers> {
  const list = await findListByName(ctx.read, input.listName)
  if (!list) return { kind: 'problem', message: `There is no list called “${input.listName}”.` }
  await noteImport(ctx, 'subscribers.import-began', { list })
  const counts = { confirmed: 0, pending: 0, known: 0, left: 0 }
  const invalid: { line: number; what: 'address' | 'name' }[] = []
  for await (const rows of inChunks(input.rows, ROWS_PER_TRANSACTION)) {
    const results = await ctx.transact('import', async (tx) => {
      const done: RowResult[] = []
      for (const row of rows) done.push(await importRow(ctx, tx, { row, list, consent: input.consent }))
      return done
    })
    for (const [index, result] of results.entries()) {
      if (result === 'invalid-address') invalid.push({ line: rows[index]?.line ?? 0, what: 'address' })
      else if (result === 'invalid-name') invalid.push({ line: rows[index]?.line ?? 0, what: 'name' })
      else counts[result] += 1
    }
  }
  await noteImport(ctx, 'subscribers.imported', { list, counts: { ...counts, invalid: invalid.length } })
  ctx.log('subscribers.imported', { list: list.id, confirmed: counts.confirmed, pending: counts.pending })
  return { kind: 'imported', ...counts, invalid }
}

/** Its beginning and its end: an import is many transactions, and may be cut off between them. */
async function noteImport(
  ctx: Context,
  action: 'subscribers.import-began' | 'subscribers.imported',
  { list, counts = {} }: { readonly list: ListRow; readonly counts?: Readonly<Record<string, number>> },
): Promise<void> {
  await ctx.transact('note-import', (tx) =>
    audit(tx, { at: ctx.now(), action, list: list.id, details: counts }),
  )
}

interface OneImport {
  readonly row: ImportRow
  readonly list: ListRow
  readonly consent: string | null
}

async function importRow(ctx: Context, tx: Db, { row, list, ...input }: OneImport): Promise<RowResult> {
  const consent = row.fields?.state === 'pending' ? null : input.consent
  const address = parseAddress(row.address)
  if (address === null) return 'invalid-address'
  const name = parseName(row.name)
  if (name === null) return 'invalid-name'
  // A file that was exported says who has left, and who never confirmed.
  if (row.fields?.state === 'ended') return 'left'
  if (await findSuppression(tx, addressHash(ctx.instance.pepper, address))) return 'left'
  const now = ctx.now()
  const moved = await findMoved(ctx, tx, address)
  if (moved && (await findSuppression(tx, addressHash(ctx.instance.pepper, moved.address)))) return 'left'
  const person = moved ?? (await insertSubscriber(tx, { address, name: name || null, now }))
  const known = await findSubscriptionTo(tx, person.id, list.id)
  if (known && (await hasLeft(tx, known))) return 'left'
  await completePerson(tx, person, { name, fields: fieldsFor(list, row) })
  if (known?.state === 'confirmed' || (known && consent === null)) return 'known'
  const subscription = known ?? (await insertPending(tx, { subscriberId: person.id, listId: list.id, now }))
  if (consent === null) return 'pending'
  await updateSubscription(tx, subscription.id, { state: 'confirmed', confirmed_at: now })
  await insertConsent(tx, {
    subscription_id: subscription.id,
    kind: 'imported',
    text: consent,
    source: 'import',
    at: now,
  })
  return 'confirmed'
}

/** Who has moved away from an address that nobody else has come to hold: a file of before means them. */
async function findMoved(ctx: Context, tx: Db, address: string): Promise<SubscriberRow | null> {
  const id = await findMovedFrom(tx, addressHash(ctx.instance.pepper, address))
  return id === null || (await findSubscriber(tx, address)) ? null : await getSubscriber(tx, id)
}

/** What a list asks for, as far as the row tells it in a way that its form would take. */
function fieldsFor(list: ListRow, { fields = {} }: ImportRow): Readonly<Record<string, string>> {
  const asked = fromJson<ListField[]>(list.fields)
  const told = asked.flatMap(({ key, kind, options }) => {
    const value = Object.hasOwn(fields, key) ? (parseName(fields[key] ?? '') ?? '') : ''
    const fits = value !== '' && (kind === 'text' || options.includes(value))
    return fits ? [[key, value] as const] : []
  })
  return Object.fromEntries(told)
}

/** Adds what is not known of a person; what they have told before stays. */
async function completePerson(
  tx: Db,
  person: SubscriberRow,
  { name, fields }: { readonly name: string; readonly fields: Readonly<Record<string, string>> },
): Promise<void> {
  const known = fromJson<Record<string, string>>(person.fields)
  const all = { ...fields, ...known }
  const change = {
    ...(person.name === null && name !== '' && { name }),
    ...(Object.keys(all).length > Object.keys(known).length && { fields: toJson(all) }),
  }
  if (Object.keys(change).length > 0) await updateSubscriber(tx, person.id, change)
}

/** Whatever a form asked for since: after leaving, only the person's own confirmation counts. */
async function hasLeft(tx: Db, subscription: SubscriptionRow): Promise<boolean> {
  if (subscription.state === 'ended') return true
  const latest = await findLatestConsent(tx, subscription.id, ['confirmed', 'imported', 'withdrawn'])
  return latest?.kind === 'withdrawn'
}

async function insertPending(
  tx: Db,
  row: { readonly subscriberId: number; readonly listId: number; readonly now: number },
): Promise<SubscriptionRow> {
  return await insertSubscription(tx, {
    subscriber_id: row.subscriberId,
    list_id: row.listId,
    state: 'pending',
    requested_at: row.now,
  })
}

async function* inChunks<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let chunk: Item[] = []
  for await (const item of items) {
    chunk.push(item)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
