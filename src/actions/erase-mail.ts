import { listAddressChanges } from '../../db/address-changes.ts'
import {
  countUnderWay,
  type ErasableEmail,
  listErasableEmails,
  listEventsNaming,
  updateEmailsErased,
  updateErasing,
  updateEventsOfErased,
  updateEventsRedacted,
} from '../../db/erasure.ts'
import { fromJson } from '../../db/json.ts'
import type { Db } from '../../db/schema.ts'
import type { SubscriberRow } from '../../db/subscribers.ts'
import type { FrozenDelivery } from '../core/mail/frozen-delivery.ts'
import type { Message } from '../core/mail/message.ts'
import { namesAddress } from '../core/names-address.ts'
import type { Context } from './context.ts'

/** What was a person's: by it their captured mail is found, and events that were never matched with an email. */
export interface Theirs {
  /** In lower case. */
  readonly addresses: readonly string[]
  /** Ids of deliveries. */
  readonly emails: readonly number[]
}

/** A person's addresses of now, of before and wished for, and the emails that hold any of them. */
export async function findTheirs(db: Db, person: SubscriberRow): Promise<Theirs> {
  const emails = theirsOf(await listErasableEmails(db, person.id))
  const wished = (await listAddressChanges(db, person.id)).flatMap(({ address }) => address ?? [])
  const addresses = [person.address, ...wished].map((one) => one.toLowerCase())
  return { ...emails, addresses: [...new Set([...addresses, ...emails.addresses])] }
}

/** The same, as far as these emails tell. */
export function theirsOf(emails: readonly ErasableEmail[]): Theirs {
  const recipients = emails.map(({ frozen }) =>
    fromJson<FrozenDelivery>(frozen).envelope.to.address.toLowerCase(),
  )
  return { addresses: [...new Set(recipients)], emails: emails.map(({ id }) => id) }
}

/** Takes what is no longer needed from a person's emails; `waiting` are those that a retry may still need. */
export async function eraseMail(
  tx: Db,
  personId: number,
): Promise<{ emails: number; events: number; waiting: number }> {
  const emails = await updateEmailsErased(tx, personId)
  const events = await updateEventsOfErased(tx, personId)
  const waiting = await countUnderWay(tx, personId)
  await updateErasing(tx, personId, waiting > 0)
  return { emails, events, waiting }
}

/** Deletes what was captured for a person; gives how many messages. */
export async function forgetCaptured(ctx: Context, { addresses, emails }: Theirs): Promise<number> {
  const isTheirs = ({ to, tags }: Message): boolean =>
    addresses.includes(to.address.toLowerCase()) ||
    (tags.instance === ctx.instance.name && emails.includes(Number(tags.delivery)))
  return await ctx.capturedMail.forget(isTheirs)
}

const EVENTS_PER_PAGE = 200

/** Takes the words from all events that name one of these addresses; gives how many. */
export async function redactNaming(ctx: Context, { addresses }: Theirs): Promise<number> {
  let count = 0
  for (const address of addresses) {
    for (let afterId: number | null = 0; afterId !== null; ) {
      const page = await listEventsNaming(ctx.read, { address, afterId, limit: EVENTS_PER_PAGE })
      const ids = page.filter(({ raw }) => namesAddress(raw, address)).map(({ id }) => id)
      if (ids.length > 0) await ctx.transact('redact-events', (tx) => updateEventsRedacted(tx, ids))
      count += ids.length
      afterId = page.length < EVENTS_PER_PAGE ? null : (page.at(-1)?.id ?? null)
    }
  }
  return count
}
