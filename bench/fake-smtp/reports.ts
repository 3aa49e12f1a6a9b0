/** A message that a report is about. */
export interface ReportedMessage {
  /** The whole message as it was sent, lines ending in CR LF. */
  readonly raw: string
  /** Where reports go: the envelope's sender. */
  readonly from: string
  /** The envelope's recipient. */
  readonly to: string
}

export interface DsnOptions {
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  /** Enhanced status code (RFC 3463), such as 5.1.1. */
  readonly status: string
  /** Whether the recipient's address is hidden wherever it would stand; by default it is not. */
  readonly redacted?: boolean
  /** How much of the message comes back: its header (the default) or all of it. */
  readonly returned?: 'headers' | 'message'
  /** What the other server said; by default the status code and a few words. */
  readonly diagnostic?: string
}

export interface ComplaintOptions {
  /** RFC 5965, section 7.3; by default abuse. */
  readonly feedbackType?: 'abuse' | 'fraud' | 'virus' | 'not-spam' | 'other'
  readonly redacted?: boolean
  readonly returned?: 'headers' | 'message'
}

interface Part {
  readonly type: string
  readonly lines: readonly string[]
}

const CRLF = '\r\n'
const DATE = 'Tue, 03 Nov 2026 09:05:00 +0000'

/** The least that a message needs for a report on it. */
export function reportedMessage(facts: {
  readonly messageId: string
  readonly to: string
  readonly from?: string
}): ReportedMessage {
  const from = facts.from ?? 'hello@example.com'
  const header = [
    `From: ${from}`,
    `To: ${facts.to}`,
    'Subject: Small steps count',
    `Date: ${DATE}`,
    `Message-ID: ${facts.messageId}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ]
  return { raw: [...header, '', 'Call a friend today.', ''].join(CRLF), from, to: facts.to }
}

/** A delivery status notification on a message (RFC 3464, in a multipart/report of RFC 6522). */
export function dsnFor(message: ReportedMessage, options: DsnOptions): string {
  const { action, status, redacted = false, returned = 'headers' } = options
  const to = redacted ? 'redacted@redacted.invalid' : message.to
  const diagnostic = options.diagnostic ?? `${status.startsWith('5') ? 550 : 450} ${status} <${to}> no luck`
  const fields = [
    'Reporting-MTA: dns; mx.example.net',
    `Arrival-Date: ${DATE}`,
    '',
    `Final-Recipient: rfc822; ${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
  ]
  return report(message, {
    kind: 'delivery-status',
    from: 'Mail Delivery System <MAILER-DAEMON@mx.example.net>',
    subject: action === 'failed' ? 'Undelivered Mail Returned to Sender' : `Delivery status: ${action}`,
    parts: [
      { type: 'text/plain; charset=us-ascii', lines: [`Your message to ${to}: ${action} (${status}).`] },
      { type: 'message/delivery-status', lines: fields },
      returnedPart(message, returned, redacted),
    ],
  })
}

/** A complaint about a message: a feedback report (RFC 5965). */
export function complaintFor(message: ReportedMessage, options: ComplaintOptions = {}): string {
  const { feedbackType = 'abuse', redacted = false, returned = 'message' } = options
  const fields = [
    `Feedback-Type: ${feedbackType}`,
    'User-Agent: SampleFeedback/1.0',
    'Version: 1',
    `Original-Mail-From: <${message.from}>`,
    ...(redacted ? [] : [`Original-Rcpt-To: <${message.to}>`]),
    `Arrival-Date: ${DATE}`,
    'Reported-Domain: example.com',
  ]
  return report(message, {
    kind: 'feedback-report',
    from: 'Feedback loop <feedback@mx.example.net>',
    subject: 'Email feedback report',
    parts: [
      { type: 'text/plain; charset=us-ascii', lines: ['A reader marked this message as junk.'] },
      { type: 'message/feedback-report', lines: fields },
      returnedPart(message, returned, redacted),
    ],
  })
}

function returnedPart(message: ReportedMessage, returned: 'headers' | 'message', redacted: boolean): Part {
  const raw = redacted ? message.raw.replaceAll(message.to, 'redacted@redacted.invalid') : message.raw
  const [header = ''] = raw.split(CRLF + CRLF, 1)
  return returned === 'headers'
    ? { type: 'message/rfc822-headers', lines: header.split(CRLF) }
    : { type: 'message/rfc822', lines: raw.split(CRLF) }
}

interface Report {
  readonly kind: string
  readonly from: string
  readonly subject: string
  readonly parts: readonly Part[]
}

function report(message: ReportedMessage, { kind, from, subject, parts }: Report): string {
  const boundary = `report-${kind}`
  const header = [
    'Return-Path: <>',
    `From: ${from}`,
    `To: ${message.from}`,
    `Subject: ${subject}`,
    `Date: ${DATE}`,
    `Message-ID: <report.${kind}@mx.example.net>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${kind};`,
    ` boundary="${boundary}"`,
    '',
  ]
  const body = parts.flatMap(({ type, lines }) => [
    `--${boundary}`,
    `Content-Type: ${type}`,
    '',
    ...lines,
    '',
  ])
  return [...header, ...body, `--${boundary}--`, ''].join(CRLF)
}
