import { findLatestConfirmation, insertDeliveries } from '../../db/deliveries.ts'
import { getList } from '../../db/lists.ts'
import type { Db } from '../../db/schema.ts'
import { findLatestNoticeTime, insertSubscriber } from '../../db/subscribers.ts'
import {
  findSubscriptionTo,
  insertConsent,
  insertSubscription,
  type SubscriptionRow,
  updateSubscription,
} from '../../db/subscriptions.ts'
import { findSuppression } from '../../db/suppressions.ts'
import { addressHash, parseAddress, parseName } from '../core/address.ts'
import { NOTICE_EVERY_MS } from '../core/delivery/send-decision.ts'
import type { Context } from './context.ts'

export interface SubscribeInput {
  readonly listId: number
  readonly address: string
  readonly name: string | null
  /** Where the person signed up, for the consent record: a page or a form. */
  readonly source: string
}

/** `accepted` says nothing of whether the address is known, suppressed or already on the list. */
export type Subscribe =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'invalid-address' }
  | { readonly kind: 'invalid-name' }

/**
 * Double opt-in, first half: records the request and schedules the mail that asks for confirmation, which
 * waits where the address was mailed another one lately. The list's own open request is not made anew.
 */
export async function subscribe(ctx: Context, input: SubscribeInput): Promise<Subscribe> {
  const address = parseAddress(input.address)
  if (address === null) return { kind: 'invalid-address' }
  const name = input.name === null ? '' : parseName(input.name)
  if (name === null) return { kind: 'invalid-name' }
  await ctx.transact('subscribe', async (tx) => {
    if (await findSuppression(tx, addressHash(ctx.instance.pepper, address))) return
    const person = await insertSubscriber(tx, { address, name: null, now: ctx.now() })
    const subscription = await findSubscriptionTo(tx, person.id, input.listId)
    if (subscription?.state === 'confirmed') return
    if (subscription && (await wasAskedLately(tx, subscription, ctx.now()))) {
      return await doubtName(tx, subscription, name || null)
    }
    const request = { listId: input.listId, source: input.source, name: name || null }
    await requestConfirmation(ctx, tx, { ...request, subscriberId: person.id, subscription })
  })
  return { kind: 'accepted' }
}

async function wasAskedLately(tx: Db, subscription: SubscriptionRow, now: number): Promise<boolean> {
  if (subscription.state !== 'pending') return false
  const last = await findLatestConfirmation(tx, subscription.id)
  if (last === null || last.state === 'cancelled') return false
  const at = last.submitted_at ?? last.handed_over_at ?? last.due_at
  return last.state === 'scheduled' || now - at < NOTICE_EVERY_MS
}

/** The mailed link is one for all requests of its day: where they name different people, none is believed. */
async function doubtName(tx: Db, subscription: SubscriptionRow, name: string | null): Promise<void> {
  if (name === subscription.requested_name) return
  await updateSubscription(tx, subscription.id, { requested_name: null })
}

interface ConfirmationRequest {
  readonly listId: number
  readonly source: string
  readonly name: string | null
  readonly subscriberId: number
  readonly subscription: SubscriptionRow | null
}

async function requestConfirmation(ctx: Context, tx: Db, request: ConfirmationRequest): Promise<void> {
  const now = ctx.now()
  const list = await getList(tx, request.listId)
  const pending = { state: 'pending' as const, requested_at: now, confirmed_at: null, ended_at: null }
  const subscription =
    request.subscription ??
    (await insertSubscription(tx, {
      ...pending,
      subscriber_id: request.subscriberId,
      list_id: request.listId,
      request_id: null,
    }))
  const consent = { subscription_id: subscription.id, text: list.consent_text, source: request.source }
  const requestId = await insertConsent(tx, { ...consent, kind: 'requested', at: now })
  const asked = { request_id: requestId, requested_name: request.name }
  await updateSubscription(tx, subscription.id, { ...pending, ...asked })
  const lastMail = await findLatestNoticeTime(tx, request.subscriberId)
  await insertDeliveries(tx, [
    {
      kind: 'confirmation',
      subscription_id: subscription.id,
      state: 'scheduled',
      due_at: lastMail === null ? now : Math.max(now, lastMail + NOTICE_EVERY_MS),
      created_at: now,
    },
  ])
  ctx.log('subscription.requested', { subscription: subscription.id })
}
