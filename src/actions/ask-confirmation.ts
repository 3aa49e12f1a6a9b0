import { type DeliveryRow, findDelivery } from '../../db/deliveries.ts'
import type { ListRow } from '../../db/lists.ts'
import { findOpenConfirmation, insertNotice, updateAskedAlong } from '../../db/notices.ts'
import type { Db } from '../../db/schema.ts'
import { insertSubscriber, type SubscriberRow } from '../../db/subscribers.ts'
import {
  insertConsent,
  insertSubscription,
  type SubscriptionRow,
  updateSubscription,
} from '../../db/subscriptions.ts'
import { NOTICE_EVERY_MS } from '../core/delivery/send-decision.ts'
import type { Context } from './context.ts'

/** What a request says of its person. It is kept apart from them until they confirm it. */
export interface Claim {
  readonly requested_name: string | null
  readonly requested_profile: string | null
  readonly browser_hash: string | null
}

export interface Asking {
  readonly address: string
  /** Null for an address that is not known yet. */
  readonly person: SubscriberRow | null
  readonly known: readonly SubscriptionRow[]
  readonly lists: readonly ListRow[]
  readonly claim: Claim
  readonly consent: { readonly source: string; readonly network_hash: string | null }
  /** The moment at which a mail may go to the address, or Infinity. */
  readonly room: () => Promise<number>
}

/**
 * Records what was asked for and sees that one mail asks to confirm all of it. What a mail of the last day asks for
 * already is not asked anew; the rest joins a mail that is still to go, or a new one gets the next free moment.
 */
export async function askConfirmation(ctx: Context, tx: Db, asking: Asking): Promise<void> {
  const open = asking.person && (await findOpenConfirmation(tx, asking.person.id))
  const rest: Wanted[] = []
  for (const list of asking.lists) {
    const subscription = asking.known.find(({ list_id }) => list_id === list.id) ?? null
    const mail = subscription?.asked_in == null ? null : await findDelivery(tx, subscription.asked_in)
    if (subscription?.state === 'pending' && mail && isAsking(mail, ctx.now())) {
      await doubtClaim(tx, subscription, asking.claim)
    } else rest.push({ list, subscription, mail })
  }
  if (rest.length === 0) return
  const dueAt = open ? open.due_at : await asking.room()
  if (dueAt !== Number.POSITIVE_INFINITY) await askTogether(ctx, tx, { asking, rest, open, dueAt })
}

interface Wanted {
  readonly list: ListRow
  readonly subscription: SubscriptionRow | null
  /** The mail that asked for it last. */
  readonly mail: DeliveryRow | null
}

/** Whether a mail will still ask, or did so within the last day. */
function isAsking(mail: DeliveryRow, now: number): boolean {
  if (mail.state === 'cancelled') return false
  if (mail.state === 'scheduled' || mail.state === 'claimed' || mail.state === 'held') return true
  return now - (mail.submitted_at ?? mail.handed_over_at ?? mail.due_at) < NOTICE_EVERY_MS
}

/** The mailed link is one for all requests of its day: where they say different things, none is believed. */
async function doubtClaim(tx: Db, subscription: SubscriptionRow, claim: Claim): Promise<void> {
  await updateSubscription(tx, subscription.id, {
    requested_name: agreed(subscription.requested_name, claim.requested_name),
    requested_profile: agreed(subscription.requested_profile, claim.requested_profile),
    browser_hash: agreed(subscription.browser_hash, claim.browser_hash),
  })
}

function agreed(before: string | null, now: string | null): string | null {
  return before === now ? now : null
}

interface Together {
  readonly asking: Asking
  readonly rest: readonly Wanted[]
  readonly open: DeliveryRow | null
  readonly dueAt: number
}

async function askTogether(ctx: Context, tx: Db, { asking, rest, open, dueAt }: Together): Promise<void> {
  const now = ctx.now()
  const person = asking.person ?? (await insertSubscriber(tx, { address: asking.address, name: null, now }))
  const requested: SubscriptionRow[] = []
  for (const wanted of rest) requested.push(await recordRequest(tx, { asking, wanted, person, now }))
  const carrier = requested[0]
  if (!carrier) return
  const notice = { kind: 'confirmation', subscriptionId: carrier.id, dueAt, now } as const
  const mail = open?.id ?? (await insertNotice(tx, notice))
  for (const [index, subscription] of requested.entries()) {
    await updateSubscription(tx, subscription.id, { asked_in: mail })
    await takeAlong(tx, subscription, { former: rest[index]?.mail ?? null, mail })
    ctx.log('subscription.requested', { subscription: subscription.id })
  }
}

/** The link of its former mail is worth nothing from now on: what that mail asked for besides is asked again. */
async function takeAlong(
  tx: Db,
  subscription: SubscriptionRow,
  { former, mail }: { readonly former: DeliveryRow | null; readonly mail: number },
): Promise<void> {
  if (former?.subscription_id === subscription.id) {
    await updateAskedAlong(tx, { from: former.id, to: mail })
  }
}

interface Recording {
  readonly asking: Asking
  readonly wanted: Wanted
  readonly person: SubscriberRow
  readonly now: number
}

async function recordRequest(tx: Db, { asking, wanted, person, now }: Recording): Promise<SubscriptionRow> {
  const { list } = wanted
  const pending = { state: 'pending' as const, requested_at: now, confirmed_at: null, ended_at: null }
  const subscription =
    wanted.subscription ??
    (await insertSubscription(tx, { ...pending, subscriber_id: person.id, list_id: list.id }))
  const requestId = await insertConsent(tx, {
    ...asking.consent,
    subscription_id: subscription.id,
    kind: 'requested',
    text: list.consent_text,
    text_version: list.consent_version,
    at: now,
  })
  await updateSubscription(tx, subscription.id, { ...pending, ...asking.claim, request_id: requestId })
  return subscription
}
