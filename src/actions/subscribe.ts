import { getList, type ListRow } from '../../db/lists.ts'
import { insertNotice, updateSignUpMoment } from '../../db/notices.ts'
import type { Db } from '../../db/schema.ts'
import { findLatestNoticeTime, findSubscriber } from '../../db/subscribers.ts'
import { listSubscriptionsOf, type SubscriptionRow } from '../../db/subscriptions.ts'
import { findSuppression } from '../../db/suppressions.ts'
import { addressHash } from '../core/address.ts'
import { NOTICE_EVERY_MS } from '../core/delivery/send-decision.ts'
import { blocksSignUp } from '../core/sign-up/blocks-sign-up.ts'
import { checkSignUp, type SignUpFault, type SignUpForm } from '../core/sign-up/check-sign-up.ts'
import { joinable } from '../core/sign-up/joinable.ts'
import { joinFields } from '../core/sign-up/list-field.ts'
import { mailboxHash } from '../core/sign-up/mailbox.ts'
import type { ReaderSettings } from '../core/sign-up/reader-settings.ts'
import { askConfirmation, type Claim } from './ask-confirmation.ts'
import { commitTogether } from './commit-together.ts'
import type { Context } from './context.ts'
import { isEmptyProfile, keepProfile } from './reader-profile.ts'
import { getReaderSettings } from './reader-settings.ts'
import { takeMailRoom, takeSignUpRoom } from './sign-up-limits.ts'
import { ownFields } from './sign-up-settings.ts'

export interface SubscribeInput extends SignUpForm {
  /** The form's own list first; others only count where all of them are offered to everybody. */
  readonly listIds: readonly number[]
  /** The version of the own list's consent text that the form showed; null where it did not say. */
  readonly consentVersion: number | null
  /** Where the person signed up, for the consent record: a page or a form. */
  readonly source: string
  /** Of the browser's cookie; null where it keeps none. */
  readonly browserHash: string | null
  readonly networkHash: string | null
}

/** `accepted` says nothing of whether the address is known, suppressed or already on the list. */
export type Subscribe =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'faulty'; readonly faults: readonly SignUpFault[] }
  /** Too many sign-ups from one network, or from everywhere; there is room again at `until` (epoch milliseconds). */
  | { readonly kind: 'full'; readonly until: number }

/**
 * Double opt-in, first half: records the request and schedules the one mail that asks to confirm all of it. Who is on
 * all the lists already is told so instead. Whatever is known of the address, the answer and its pace are the same:
 * each request ends with one write, which those that come at once share.
 */
export async function subscribe(ctx: Context, input: SubscribeInput): Promise<Subscribe> {
  const lists = joinable(await Promise.all(input.listIds.map((id) => getList(ctx.read, id))))
  const checked = checkSignUp(input, joinFields(lists.map(ownFields)))
  const faults = [...consentFaults(input, lists), ...(checked.kind === 'faulty' ? checked.faults : [])]
  if (checked.kind === 'faulty' || faults.length > 0) return { kind: 'faulty', faults }
  return await takeTogether(ctx, { input, lists, form: checked.form })
}

function consentFaults({ consentVersion }: SubscribeInput, [own]: readonly ListRow[]): SignUpFault[] {
  const changed = own && consentVersion !== null && consentVersion !== own.consent_version
  return changed ? [{ at: 'consent', fault: 'changed' }] : []
}

interface Request {
  readonly input: SubscribeInput
  readonly lists: readonly ListRow[]
  readonly form: SignUpForm
}

const takeTogether = commitTogether<Request, Subscribe>({
  largestGroup: 16,
  commit: async (ctx, requests) =>
    await ctx.transact('subscribe', async (tx) => {
      const settings = await getReaderSettings(tx)
      const outcomes: Subscribe[] = []
      for (const request of requests) outcomes.push(await takeWithin(ctx, tx, { ...request, settings }))
      return outcomes
    }),
})

/** Takes a request where there is room for one more. */
async function takeWithin(
  ctx: Context,
  tx: Db,
  { settings, ...request }: Request & { readonly settings: ReaderSettings },
): Promise<Subscribe> {
  const { networkHash } = request.input
  const room = await takeSignUpRoom(tx, { networkHash, now: ctx.now(), settings })
  if (room.kind === 'full') return { kind: 'full', until: room.until }
  await takeRequest(ctx, tx, request)
  return { kind: 'accepted' }
}

async function takeRequest(ctx: Context, tx: Db, { input, lists, form }: Request): Promise<void> {
  const { address } = form
  await updateSignUpMoment(tx, ctx.now())
  const suppression = await findSuppression(tx, addressHash(ctx.instance.pepper, address))
  const person = await findSubscriber(tx, address)
  const known = person ? await listSubscriptionsOf(tx, person.id) : []
  const on = new Map(known.filter(({ state }) => state === 'confirmed').map((row) => [row.list_id, row]))
  const wanted = lists.filter(({ id }) => !on.has(id))
  const room = (withinMs?: number): Promise<number> =>
    mailRoom(ctx, tx, { address, personId: person?.id ?? null, ...(withinMs !== undefined && { withinMs }) })
  if (suppression && blocksSignUp(suppression.reason)) {
    // Looked up and counted like anybody, so that how long it takes tells nothing.
    await room()
    return
  }
  const already = on.get(lists[0]?.id ?? 0)
  if (wanted.length === 0 && already) return await sayAlready(ctx, tx, { subscription: already, room })
  const consent = { source: input.source, network_hash: input.networkHash }
  await askConfirmation(ctx, tx, {
    address,
    person,
    known,
    lists: wanted,
    claim: claimOf(input, form),
    consent,
    room,
  })
}

function claimOf({ browserHash }: SubscribeInput, { name, profile }: SignUpForm): Claim {
  const kept = isEmptyProfile(profile) ? null : keepProfile(profile)
  return { requested_name: name, requested_profile: kept, browser_hash: browserHash }
}

interface MailTo {
  readonly address: string
  readonly personId: number | null
  readonly withinMs?: number
}

/** Takes room for a mail that a form asks for and gives the moment from which on it may go; Infinity for none. */
async function mailRoom(ctx: Context, tx: Db, { address, personId, ...within }: MailTo): Promise<number> {
  const now = ctx.now()
  const at = await takeMailRoom(tx, {
    addressHash: mailboxHash(ctx.instance.pepper, address),
    now,
    ...within,
  })
  const last = personId === null ? null : await findLatestNoticeTime(tx, personId)
  return last === null ? at : Math.max(at, last + NOTICE_EVERY_MS)
}

interface Already {
  readonly subscription: SubscriptionRow
  readonly room: (withinMs: number) => Promise<number>
}

/** Only at once: who was written to within the last day knows, and a day later it would be a riddle. */
async function sayAlready(ctx: Context, tx: Db, { subscription, room }: Already): Promise<void> {
  const now = ctx.now()
  const last = await findLatestNoticeTime(tx, subscription.subscriber_id)
  if (last !== null && last + NOTICE_EVERY_MS > now) return
  if ((await room(0)) > now) return
  await insertNotice(tx, { kind: 'already', subscriptionId: subscription.id, dueAt: now, now })
}
