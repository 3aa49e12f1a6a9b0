import type { DeliveryRow } from '../../db/deliveries.ts'
import { listAskedTogether, listConfirmedLists, type NoticeList } from '../../db/notices.ts'
import { isOfAddressChange, type NoticeKind } from '../core/delivery/delivery.ts'
import { consentsByList, type NamedConsent } from '../core/mail/consents-by-list.ts'
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
  const language = readerLanguageOf({ ...situation, person: situation.subscriber })
  return {
    list_name: joinNames(
      lists.map(({ name }) => name),
      language,
    ),
    consent_text: lists.length === 1 ? (lists[0]?.consentText ?? '') : '',
    consent_texts: lists.length === 1 ? '' : consentsByList(lists.map(consentOf), language),
    action_url: actionUrl(ctx, { delivery, situation }),
    // Shortened: the old mailbox may be somebody else's by now.
    new_address: shownAddress(situation.subscriber.address),
    reply_address: situation.list.reply_to ?? senderAddress(ctx, situation.list) ?? '',
  }
}

function consentOf({ name, sender, consentText }: NoticeList): NamedConsent {
  return { list: name, sender, text: consentText }
}

/** One mail asks for all lists of its request; another speaks of all that the person gets. */
async function listsOf({ db }: SharedReads, { delivery, situation }: Noticing): Promise<NoticeList[]> {
  const { list, subscriber } = situation
  const own = { name: list.name, sender: list.from_name, consentText: list.consent_text }
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
