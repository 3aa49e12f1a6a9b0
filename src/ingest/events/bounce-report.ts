import type { Attachment, ParsedMail } from 'mailparser'
import { type Feedback, graver } from '../../core/delivery/feedback.ts'
import { type OwnMessageId, parseMessageId } from '../../core/mail/message-id.ts'
import type { Fact, ProviderEvent } from './provider-event.ts'
import { type Fields, readFields, readHeaders } from './report-fields.ts'

export type ReadReport =
  | { readonly kind: 'report'; readonly event: ProviderEvent }
  /** `no-report`: any other mail; `not-ours`: it names no message of a Rivulet; `broken`: it cannot be read. */
  | { readonly kind: 'none'; readonly reason: 'no-report' | 'not-ours' | 'broken' }

/** Only so much of a mail is looked at and kept: what a report says stands before the message that it returns. */
export const REPORT_BYTES = 256 * 1024

/** No HTML is looked at, nothing is nested, and whatever is beyond a limit ends the reading. */
const limits = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepCidLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  checksumAlgo: false,
  maxHeadSize: 64 * 1024,
  maxChildNodes: 50,
} as const

/**
 * Reads what a mail server (RFC 3464) or a mailbox provider (RFC 5965) reports of one of our messages. The message
 * is known by its Message-ID in what is returned of it, never by an address.
 */
export async function readBounceReport(bytes: Uint8Array): Promise<ReadReport> {
  const mail = await parseMail(bytes)
  if (mail === null) return { kind: 'none', reason: 'broken' }
  const said = sayingOf(mail)
  if (said === null) return { kind: 'none', reason: 'no-report' }
  const message = ownMessage(mail)
  if (message === null) return { kind: 'none', reason: 'not-ours' }
  return {
    kind: 'report',
    event: {
      kind: said.fact ?? said.word,
      fact: said.fact,
      delivery: { id: message.delivery, instance: message.instance },
      epoch: message.epoch,
      providerId: null,
      to: [],
      occurredAt: momentOf(mail),
    },
  }
}

async function parseMail(bytes: Uint8Array): Promise<ParsedMail | null> {
  // Loaded only where a report is read.
  const { simpleParser } = await import('mailparser')
  try {
    return await simpleParser(Buffer.from(bytes.subarray(0, REPORT_BYTES)), limits)
  } catch {
    return null
  }
}

interface Saying {
  readonly fact: Fact | null
  /** What it is kept as where it says nothing that is acted upon. */
  readonly word: string
}

function sayingOf({ attachments }: ParsedMail): Saying | null {
  const complaint = attachments.find(({ contentType }) => contentType === 'message/feedback-report')
  if (complaint) return complaintSaying(readHeaders(textOf(complaint)))
  const status = attachments.find(({ contentType }) =>
    /^message\/(global-)?delivery-status$/.test(contentType),
  )
  return status ? statusSaying(readFields(textOf(status))) : null
}

const complaints: Readonly<Record<string, Fact>> = {
  abuse: 'complained',
  fraud: 'complained',
  virus: 'complained',
  'opt-out': 'opted-out',
  'opt-out-list': 'opted-out',
}

function complaintSaying(fields: Fields): Saying | null {
  const type = fields.get('feedback-type')?.toLowerCase()
  if (type === undefined) return null
  return { fact: Object.hasOwn(complaints, type) ? (complaints[type] ?? null) : null, word: 'feedback' }
}

/** Our messages have one recipient: where a report has several, an alias was expanded, and the gravest counts. */
function statusSaying(groups: readonly Fields[]): Saying | null {
  const facts = groups.flatMap((fields) => statusFact(fields) ?? [])
  if (facts.length === 0) return null
  const feedback = facts.reduce<Feedback | null>((worst, fact) => graver(worst, feedbackOf(fact)), null)
  return { fact: feedback ?? facts[0] ?? null, word: 'report' }
}

function feedbackOf(fact: Fact): Feedback | null {
  return fact === 'accepted' || fact === 'delayed' || fact === 'opted-out' ? null : fact
}

const actions: Readonly<Record<string, Fact>> = {
  delivered: 'delivered',
  delayed: 'delayed',
  relayed: 'accepted',
  expanded: 'accepted',
}

function statusFact(fields: Fields): Fact | null {
  const action = /^[a-z]+/.exec(fields.get('action')?.toLowerCase() ?? '')?.[0] ?? ''
  if (action === 'failed') return failedFact(fields)
  return Object.hasOwn(actions, action) ? (actions[action] ?? null) : null
}

/**
 * Class 5 is final. Two kinds of it are about today and not about the address (RFC 3463, sections 3.3 and 3.8): a
 * full mailbox, and a policy that refuses the sender or the words; they count as passing.
 */
function failedFact(fields: Fields): Fact {
  const code = statusCode(fields)
  return code.startsWith('5') && !/^5\.(2\.2$|7\.)/.test(code) ? 'bounced' : 'soft-bounced'
}

/** `Status: 5.1.1`, else the code in what the other server said, like `550 5.1.1` or only `550`. */
function statusCode(fields: Fields): string {
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0]
  if (status !== undefined && !/\.0\.0$/.test(status)) return status
  const said = (fields.get('diagnostic-code') ?? '').slice(0, 500)
  return /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? status ?? /\b[45]\d\d\b/.exec(said)?.[0] ?? ''
}

const returned = /^(message\/(rfc822|global)(-headers)?|text\/rfc822(-headers)?|message\/global-headers)$/

/** In the message or headers that came back, else in what the report says that it answers. */
function ownMessage(mail: ParsedMail): OwnMessageId | null {
  const parts = mail.attachments.filter(({ contentType }) => returned.test(contentType))
  const inside = parts.map((part) => readHeaders(textOf(part)).get('message-id') ?? '')
  const answered = [mail.inReplyTo ?? '', ...[mail.references ?? []].flat()]
  for (const id of [...inside, ...answered]) {
    const own = parseMessageId(id)
    if (own) return own
  }
  return null
}

function textOf({ content }: Attachment): string {
  return content.toString('latin1')
}

/** When the report was written, as it says itself. */
function momentOf({ date }: ParsedMail): number | null {
  const at = date?.getTime() ?? Number.NaN
  return Number.isNaN(at) ? null : at
}
