import { createHash } from 'node:crypto'
import { type DeliveryRow, findDeliveryOfStep } from '../../db/deliveries.ts'
import { becauseLine, type Reason } from '../core/mail/because.ts'
import type { Envelope } from '../core/mail/frozen-delivery.ts'
import { automaticHeaders, listHost, stepHeaders } from '../core/mail/mail-headers.ts'
import { evaluateFields, type SubscriberFields } from '../core/mail/merge.ts'
import type { Header } from '../core/mail/message.ts'
import type { CompiledTemplate, FieldValues } from '../core/mail/template.ts'
import type { Context, StoredTemplate } from './context.ts'
import { countedOf } from './counted-of.ts'
import { noticeFields } from './notice-fields.ts'
import { type SendSituation, senderAddress } from './send-facts.ts'
import type { SharedReads } from './shared-reads.ts'

/** What a message is made of. */
export interface Composed {
  readonly templateHash: string
  readonly template: CompiledTemplate
  readonly values: FieldValues
  readonly envelope: Envelope
}

interface Composing {
  readonly delivery: DeliveryRow
  readonly situation: SendSituation
}

/** Puts together one reader's email: the template, its field values, and everything around the words. */
export async function composeDelivery(
  ctx: Context,
  reads: SharedReads,
  input: Composing & { readonly stepId: number | null; readonly notice: StoredTemplate | null },
): Promise<Composed> {
  if (input.stepId !== null) return await composeStep(ctx, reads, input, input.stepId)
  if (input.notice === null) throw new Error('A notice is composed without its template.')
  return await composeNotice(ctx, reads, input, input.notice)
}

async function composeNotice(
  ctx: Context,
  reads: SharedReads,
  input: Composing,
  { hash, template }: StoredTemplate,
): Promise<Composed> {
  const fields = readerFields(input.situation, await noticeFields(ctx, reads, input))
  const values = evaluateFields(template, fields)
  return { templateHash: hash, template, values, envelope: envelopeOf(ctx, input, automaticHeaders()) }
}

async function composeStep(
  ctx: Context,
  reads: SharedReads,
  input: Composing,
  stepId: number,
): Promise<Composed> {
  const { delivery, situation } = input
  const { subscription, subscriber, list, sequence, plan } = situation
  if (!sequence || !plan) throw new Error(`Delivery ${delivery.id} has a step and no sequence.`)
  const step = await reads.step({ versionId: plan.versionId, stepId })
  if (step.template_hash === null) throw new Error(`Step ${stepId} has no template.`)
  const template = await reads.template(step.template_hash)
  const counted = countedOf(list, subscriber)
  const unsubscribeUrl = ctx.links.unsubscribe(subscription.id)
  const fields = readerFields(situation, {
    because: await because(ctx, reads, situation),
    unsubscribe_url: unsubscribeUrl,
    preferences_url: ctx.links.preferences(subscription.id),
    click_url: counted.clicks ? ctx.links.click(subscription.id, delivery.id) : '',
    open_url: counted.opens ? ctx.links.open(subscription.id, delivery.id) : '',
    view_url: ctx.links.view(subscription.id, delivery.id),
  })
  const stepUrls = await earlierUrls(ctx, reads, { delivery, template })
  const headers = stepHeaders({
    listName: list.name,
    listSlug: list.slug,
    host: hostOf(ctx, situation),
    sequence: String(sequence.id),
    step: String(stepId),
    unsubscribeUrl,
  })
  return {
    templateHash: step.template_hash,
    template,
    values: evaluateFields(template, { ...fields, stepUrls }),
    envelope: envelopeOf(ctx, input, headers),
  }
}

function readerFields(situation: SendSituation, own: SubscriberFields['system']): SubscriberFields {
  const { subscriber, list } = situation
  return {
    reader: { name: subscriber.name, address: subscriber.address },
    system: {
      list_name: list.name,
      sender_name: list.from_name,
      postal_address: list.postal_address ?? '',
      footer_note: list.footer_note ?? '',
      privacy_url: list.privacy_url ?? '',
      imprint_url: list.imprint_url ?? '',
      ...own,
    },
    stepUrls: {},
  }
}

async function because(
  ctx: Context,
  { consents }: SharedReads,
  { subscription, list }: SendSituation,
): Promise<string> {
  const consent = await consents.find(subscription.id)
  const reason: Reason =
    consent?.kind === 'imported'
      ? { kind: 'imported', statement: consent.text }
      : { kind: 'signed-up', at: subscription.requested_at }
  const host = new URL(ctx.settings.publicUrl).host
  return becauseLine(reason, { host, zone: list.zone, language: list.language })
}

/** Where this reader finds the earlier emails that a recap recalls. */
async function earlierUrls(
  ctx: Context,
  { db }: SharedReads,
  { delivery, template }: { readonly delivery: DeliveryRow; readonly template: CompiledTemplate },
): Promise<Record<string, string>> {
  const keys = template.fields.flatMap((field) => /^step_url:(.+)$/s.exec(field)?.[1] ?? [])
  const urls: Record<string, string> = {}
  for (const key of keys) {
    const earlier = await findDeliveryOfStep(db, delivery.subscription_id, key)
    if (earlier) urls[key] = ctx.links.view(delivery.subscription_id, earlier.id)
  }
  return urls
}

function hostOf(ctx: Context, { list }: SendSituation): string {
  return listHost({ publicUrl: ctx.settings.publicUrl, fromAddress: senderAddress(ctx, list) ?? '' })
}

/** Nothing in it is random: the same delivery and generation have the same Message-ID and boundary. */
function envelopeOf(ctx: Context, { delivery, situation }: Composing, headers: readonly Header[]): Envelope {
  const { list, keySpace } = situation
  const from = senderAddress(ctx, list)
  if (from === null) throw new Error(`List ${list.id} has no sender.`)
  const name = `${delivery.id}.${delivery.generation}.${keySpace.epoch}.${keySpace.name}`
  const boundary = createHash('sha256').update(name).digest('hex').slice(0, 32)
  return {
    from: { name: list.from_name, address: from },
    to: { name: '', address: situation.recipient },
    replyTo: list.reply_to === null ? null : { name: list.from_name, address: list.reply_to },
    headers,
    date: ctx.now(),
    messageId: `<${name}@${hostOf(ctx, situation)}>`,
    boundary: `=_${boundary}`,
    tags: { delivery: String(delivery.id), instance: keySpace.name },
  }
}
