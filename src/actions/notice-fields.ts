import type { DeliveryRow } from '../../db/deliveries.ts'
import { listAskedTogether, listConfirmedLists } from '../../db/notices.ts'
import { isOfAddressChange, type NoticeKind } from '../core/delivery/delivery.ts'
import { joinNames } from '../core/mail/join-names.ts'
import type { SubscriberFields } from '../core/mail/merge.ts'
import { shownAddress } from '../core/shown-address.ts'
import type { Context } from './context.ts'
import { readerLanguageOf } from './notice-of.ts'
import { type SendSituation, senderAddress } from './send-facts.ts'
import type { SharedReads } from './shared-reads.ts'

interface Noticing {
  readonly delivery: DeliveryRow
  readonly situation: SendSituation
}

/** What a notice says of its lists, and where its button leads. */
export async function noticeFields(
  ctx: Context,
  reads: SharedReads,
  { delivery, situation }: Noticing,
): Promise<SubscriberFields['system']> {
  const lists = await listsOf(reads, { delivery, situation })
  const texts = [...new Set(lists.map(({ consentText }) => consentText))]
  const language = readerLanguageOf({ ...situation, person: situation.subscriber })
  return {
    list_name: joinNames(
      lists.map(({ name }) => name),
      language,
    ),
    consent_text: texts.join(' '),
    action_url: actionUrl(ctx, { delivery, situation }),
    // Shortened: the old mailbox may be somebody else's by now.
    new_address: shownAddress(situation.subscriber.address),
    reply_address: situation.list.reply_to ?? senderAddress(ctx, situation.list) ?? '',
  }
}

interface NamedList {
  readonly name: string
  readonly consentText: string
}

/** One mail asks for all lists of its request; another speaks of all that the person gets. */
async function listsOf({ db }: SharedReads, { delivery, situation }: Noticing): Promise<NamedList[]> {
  const { list, subscriber } = situation
  const own = { name: list.name, consentText: list.consent_text }
  const found =
    delivery.kind === 'confirmation'
      ? await listAskedTogether(db, delivery.id)
      : isOfAddressChange(delivery.kind)
        ? await listConfirmedLists(db, subscriber.id)
        : []
  return found.length === 0 ? [own] : found
}

function actionUrl({ links }: Context, { delivery, situation }: Noticing): string {
  const { subscription } = situation
  switch (delivery.kind as NoticeKind) {
    case 'confirmation':
      return links.confirm(subscription.id, subscription.request_id ?? 0)
    case 'address':
      return links.address(subscription.id, delivery.change_id ?? 0)
    case 'moved':
      return ''
    case 'already':
    case 'preferences':
      return links.preferences(subscription.id)
  }
}
