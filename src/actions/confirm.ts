import { updateConfirmationProved } from '../../db/feedback.ts'
import { getList, type ListRow } from '../../db/lists.ts'
import { listAskedSubscriptions, listConfirmedTogether } from '../../db/notices.ts'
import type { Db, OptIn } from '../../db/schema.ts'
import { getSubscriber, updateSubscriber } from '../../db/subscribers.ts'
import {
  findLatestConsent,
  findSubscription,
  insertConsent,
  type SubscriptionRow,
  updateSubscription,
} from '../../db/subscriptions.ts'
import { verifyToken } from '../core/link-token.ts'
import type { Context } from './context.ts'
import { enrolInOpen } from './enrol-in-open.ts'
import { liftErasure } from './lift-erasure.ts'
import { readerLanguageOf } from './notice-of.ts'
import { readProfile, withProfile } from './reader-profile.ts'

/** What the page of a confirmation speaks of. */
export interface Confirmation {
  /** All lists that the mail asks for, or asked for. */
  readonly lists: readonly ListRow[]
  readonly listNames: readonly string[]
  /** The list whose looks the page has. */
  readonly list: ListRow
  /** BCP 47: what the reader chose, or the list's. */
  readonly language: string
}

/** What somebody asked for on one list: what confirming records. */
export interface Agreement {
  readonly list: ListRow
  readonly text: string
}

export type FindConfirmation =
  | (Confirmation & {
      readonly kind: 'pending'
      /** How it may be confirmed: by a script only where all lists say so. */
      readonly optIn: OptIn
      /** Of the cookie of the one browser that asked for all of it; null where there is no such one. */
      readonly browserHash: string | null
      /** What is agreed to, list by list, in the words of the request. */
      readonly agreements: readonly Agreement[]
    })
  | (Confirmation & { readonly kind: 'confirmed' })
  | { readonly kind: 'invalid' }

export type Confirm =
  /** `preferencesUrl` leads to what they get now, and to what they can change of it. */
  | (Confirmation & { readonly kind: 'confirmed'; readonly preferencesUrl: string })
  | (Confirmation & { readonly kind: 'already' })
  | { readonly kind: 'invalid' }

/** What a confirmation link leads to. Changes nothing. */
export async function findConfirmation(ctx: Context, token: string): Promise<FindConfirmation> {
  const found = await findAsked(ctx, ctx.read, token)
  if (!found) return { kind: 'invalid' }
  const confirmation = await describe(ctx.read, found)
  if (found.asked.length === 0) return { kind: 'confirmed', ...confirmation }
  const agreements = await Promise.all(found.asked.map((one) => agreementOf(ctx.read, one)))
  return {
    kind: 'pending',
    ...confirmation,
    agreements,
    optIn: agreements.map(({ list }) => list).every(({ opt_in }) => opt_in === 'auto') ? 'auto' : 'button',
    browserHash: agreedOn(found.asked, 'browser_hash'),
  }
}

/**
 * Double opt-in, second half: confirms all that one mail asked for, records the consents, takes over what the requests
 * agreed on of name and profile, and enrols the person in the lists' sequences.
 */
export async function confirm(
  ctx: Context,
  token: string,
  networkHash: string | null = null,
): Promise<Confirm> {
  return await ctx.transact('confirm', async (tx): Promise<Confirm> => {
    const found = await findAsked(ctx, tx, token)
    if (!found) return { kind: 'invalid' }
    const confirmation = await describe(tx, found)
    if (found.asked.length === 0) return { kind: 'already', ...confirmation }
    for (const subscription of found.asked) await confirmOne(ctx, tx, { subscription, networkHash })
    await liftErasure(ctx, tx, (await getSubscriber(tx, found.carrier.subscriber_id)).address)
    await takeProfile(tx, found.asked)
    await updateConfirmationProved(tx, { subscriptionId: found.carrier.id, token }, ctx.now())
    return { kind: 'confirmed', ...confirmation, preferencesUrl: ctx.links.preferences(found.carrier.id) }
  })
}

async function agreementOf(db: Db, { id, list_id }: SubscriptionRow): Promise<Agreement> {
  const list = await getList(db, list_id)
  const requested = await findLatestConsent(db, id, ['requested'])
  return { list, text: requested?.text ?? list.consent_text }
}

interface Asked {
  /** The subscription that the link names. */
  readonly carrier: SubscriptionRow
  /** What its mail asked for and nobody has confirmed yet. */
  readonly asked: readonly SubscriptionRow[]
}

/**
 * What the mail of this link asked for; a link of an older request is worth nothing, as is one that was used before
 * its reader left.
 */
async function findAsked(ctx: Context, db: Db, token: string): Promise<Asked | null> {
  const claim = verifyToken(ctx.keys, 'confirm', token)
  if (!claim) return null
  const carrier = await findSubscription(db, claim.subscription)
  if (!carrier || carrier.request_id !== claim.subject) return null
  const asked = await listAsked(db, carrier)
  return asked.length === 0 && carrier.state !== 'confirmed' ? null : { carrier, asked }
}

/** A request from before one mail could ask for several lists names no mail: it is its own. */
async function listAsked(db: Db, carrier: SubscriptionRow): Promise<readonly SubscriptionRow[]> {
  if (carrier.asked_in !== null) return await listAskedSubscriptions(db, carrier.asked_in)
  return carrier.state === 'pending' ? [carrier] : []
}

/** What the mail of a link that was pressed before had asked for: its person is on it. */
async function listHad(db: Db, carrier: SubscriptionRow): Promise<readonly SubscriptionRow[]> {
  const together = carrier.asked_in === null ? [] : await listConfirmedTogether(db, carrier.asked_in)
  return together.length === 0 ? [carrier] : together
}

async function describe(db: Db, { carrier, asked }: Asked): Promise<Confirmation> {
  const speaksOf = asked.length === 0 ? await listHad(db, carrier) : asked
  const lists: ListRow[] = []
  for (const { list_id } of speaksOf) lists.push(await getList(db, list_id))
  const list = await getList(db, carrier.list_id)
  const person = await getSubscriber(db, carrier.subscriber_id)
  const language = readerLanguageOf({ subscription: carrier, list, person })
  return { lists, listNames: lists.map(({ name }) => name), list, language }
}

async function confirmOne(
  ctx: Context,
  tx: Db,
  {
    subscription,
    networkHash,
  }: { readonly subscription: SubscriptionRow; readonly networkHash: string | null },
): Promise<void> {
  const now = ctx.now()
  const list = await getList(tx, subscription.list_id)
  const requested = await findLatestConsent(tx, subscription.id, ['requested'])
  await updateSubscription(tx, subscription.id, {
    state: 'confirmed',
    confirmed_at: now,
    requested_profile: null,
    browser_hash: null,
  })
  await insertConsent(tx, {
    subscription_id: subscription.id,
    kind: 'confirmed',
    text: requested?.text ?? list.consent_text,
    text_version: requested?.text_version ?? null,
    network_hash: networkHash,
    source: '/confirm',
    at: now,
  })
  await enrolInOpen(tx, { ...subscription, state: 'confirmed' }, now)
  ctx.log('subscription.confirmed', { subscription: subscription.id })
}

/** Where the requests of one mail name different people, or different profiles, none is believed. */
async function takeProfile(tx: Db, asked: readonly SubscriptionRow[]): Promise<void> {
  const personId = asked[0]?.subscriber_id ?? 0
  const name = agreedOn(asked, 'requested_name')
  const profile = agreedOn(asked, 'requested_profile')
  if (name === null && profile === null) return
  await updateSubscriber(tx, personId, {
    ...(name !== null && { name }),
    ...(profile !== null && withProfile(await getSubscriber(tx, personId), readProfile(profile))),
  })
}

function agreedOn(
  asked: readonly SubscriptionRow[],
  what: 'requested_name' | 'requested_profile' | 'browser_hash',
): string | null {
  const said = new Set(asked.map((subscription) => subscription[what]))
  return said.size === 1 ? (asked[0]?.[what] ?? null) : null
}
