import { countUnderWay } from '../../db/erasure.ts'
import { getList } from '../../db/lists.ts'
import { countEmailsTo, listConsentsOf } from '../../db/person-data.ts'
import type { SubscriptionState } from '../../db/schema.ts'
import { findSubscriber } from '../../db/subscribers.ts'
import { type ConsentRow, listSubscriptionsOf, type SubscriptionRow } from '../../db/subscriptions.ts'
import { findSuppression } from '../../db/suppressions.ts'
import { addressHash } from '../core/address.ts'
import type { Context } from './context.ts'

export interface ShownConsent {
  readonly kind: ConsentRow['kind']
  /** Epoch milliseconds. */
  readonly at: number
  /** The page, the form elsewhere, the API or the import that it came from. */
  readonly source: string
  /** The words as shown, or the statement given at an import. */
  readonly text: string
  /** Of the list's consent text; null where none was shown. */
  readonly textVersion: number | null
}

/** Who somebody is to this installation, in short. */
export interface PersonSummary {
  readonly address: string
  readonly name: string | null
  readonly lists: readonly {
    readonly list: string
    readonly state: SubscriptionState
    /** Epoch milliseconds. */
    readonly since: number
    readonly zone: string
    /** What was agreed to, confirmed or taken back, oldest first. */
    readonly consents: readonly ShownConsent[]
  }[]
  /** How many were handed over, or may have been. */
  readonly emails: number
  readonly underWay: number
  /** Why the address must not be mailed, or null. */
  readonly suppressed: string | null
}

export type DescribePerson =
  | { readonly kind: 'known'; readonly person: PersonSummary }
  | { readonly kind: 'unknown'; readonly suppressed: string | null }

/** Says who has this address. Changes nothing. */
export async function describePerson(ctx: Context, address: string): Promise<DescribePerson> {
  const person = await findSubscriber(ctx.read, address)
  const suppression = await findSuppression(ctx.read, addressHash(ctx.instance.pepper, address.trim()))
  const suppressed = suppression?.reason ?? null
  if (!person) return { kind: 'unknown', suppressed }
  const lists: PersonSummary['lists'][number][] = []
  const consents = Map.groupBy(await listConsentsOf(ctx.read, person.id), (one) => one.subscription_id)
  for (const subscription of await listSubscriptionsOf(ctx.read, person.id)) {
    const { name, zone } = await getList(ctx.read, subscription.list_id)
    const given = (consents.get(subscription.id) ?? []).map(shownConsent)
    const { state } = subscription
    lists.push({ list: name, state, since: sinceOf(subscription), zone, consents: given })
  }
  const counts = {
    emails: await countEmailsTo(ctx.read, person.id),
    underWay: await countUnderWay(ctx.read, person.id),
  }
  return {
    kind: 'known',
    person: { address: person.address, name: person.name, lists, ...counts, suppressed },
  }
}

function shownConsent({ kind, at, source, text, text_version: textVersion }: ConsentRow): ShownConsent {
  return { kind, at, source, text, textVersion }
}

function sinceOf({ state, requested_at, confirmed_at, ended_at }: SubscriptionRow): number {
  const at = state === 'ended' ? ended_at : state === 'confirmed' ? confirmed_at : null
  return at ?? requested_at
}
