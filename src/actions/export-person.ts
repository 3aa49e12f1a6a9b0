import { listEventsNaming } from '../../db/erasure.ts'
import type { EventRow } from '../../db/events.ts'
import { fromJson } from '../../db/json.ts'
import { getPersonData, type PersonData } from '../../db/person-data.ts'
import type { Db } from '../../db/schema.ts'
import { findSubscriber, type SubscriberRow } from '../../db/subscribers.ts'
import { findSuppression } from '../../db/suppressions.ts'
import { addressHash } from '../core/address.ts'
import { namesAddress } from '../core/names-address.ts'
import { audit } from './audit.ts'
import type { Context } from './context.ts'
import { rebuildMessage } from './replay-doubt.ts'

/** What is kept of a person as one JSON object; times are ISO instants in UTC. */
export type PersonExport = Readonly<Record<string, unknown>>

export type ExportPerson =
  | { readonly kind: 'exported'; readonly data: PersonExport }
  /** Nobody of this address; `suppressed` is why its keyed hash is kept, if it is. */
  | { readonly kind: 'unknown'; readonly suppressed: string | null }

/** Everything that is kept of a person: no secret of the installation, and nobody else's data. */
export async function exportPerson(ctx: Context, address: string): Promise<ExportPerson> {
  const person = await findSubscriber(ctx.read, address)
  const suppressed = await findSuppression(ctx.read, addressHash(ctx.instance.pepper, address.trim()))
  if (!person) return { kind: 'unknown', suppressed: suppressed?.reason ?? null }
  const kept = await getPersonData(ctx.read, person.id)
  const data = {
    exported: isoOf(ctx.now()),
    person: personOf(person),
    fields: fromJson<unknown>(person.fields),
    subscriptions: kept.subscriptions.map(subscriptionOf),
    consents: kept.consents.map(dated),
    choices: kept.choices.map(dated),
    enrolments: kept.enrolments.map(dated),
    deliveries: await emailsOf(ctx.read, kept.deliveries),
    attempts: kept.attempts.map(dated),
    events: [...kept.events, ...(await strayEvents(ctx, person))].map(dated),
    addressChanges: kept.addressChanges.map(dated),
    suppression: {
      address: person.address,
      suppressed: suppressed !== null,
      reason: suppressed?.reason ?? null,
    },
    audit: kept.audit.map((row) => ({ ...dated(row), details: fromJson<unknown>(row.details) })),
  }
  await ctx.transact('note-export', (tx) =>
    audit(tx, { at: ctx.now(), action: 'person.exported', subscriber: person.id }),
  )
  return { kind: 'exported', data }
}

function personOf({
  fields: _,
  address_key: _key,
  erasing: _erasing,
  ...person
}: SubscriberRow): PersonExport {
  return dated(person)
}

/** The cookie's hash says only that their browser was the one that asked. */
function subscriptionOf({
  requested_profile: asked,
  ...row
}: PersonData['subscriptions'][number]): PersonExport {
  return { ...dated(row), requested_profile: asked === null ? null : fromJson<unknown>(asked) }
}

async function emailsOf(db: Db, rows: PersonData['deliveries']): Promise<readonly PersonExport[]> {
  const emails: PersonExport[] = []
  for (const row of rows) {
    const message = row.frozen === null ? null : await rebuildMessage(db, row)
    const { frozen: _, planned, owner: _owner, lease_until: _until, ...rest } = row
    const words = {
      subject: message?.subject ?? planned,
      to: message?.to ?? null,
      text: message?.text ?? null,
    }
    emails.push({ ...dated(rest), ...words })
  }
  return emails
}

const EVENTS = 1000

/** Events that name the person and were never matched with an email. */
async function strayEvents(ctx: Context, { address }: SubscriberRow): Promise<readonly EventRow[]> {
  const named = await listEventsNaming(ctx.read, { address, afterId: 0, limit: EVENTS })
  return named.filter((event) => event.subscription_id === null && namesAddress(event.raw, address))
}

function isoOf(at: number): string {
  return new Date(at).toISOString()
}

/** Columns that hold a moment end in `_at`, or in a word that says until when. */
const MOMENT = /(^at|_at|_until)$/

function dated(row: object): PersonExport {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'number' && MOMENT.test(name) ? isoOf(value) : value,
  ])
  return Object.fromEntries(entries)
}
