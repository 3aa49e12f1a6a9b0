/** A mail that came back, in the manner of some mail server; `id` is the Message-ID of what it is about. */
export type BounceMail = (id: string) => string

const lines = (...parts: readonly (string | readonly string[])[]): string => parts.flat().join('\r\n')

const headOf = (boundary: string, type = 'delivery-status') => [
  'Return-Path: <>',
  'From: MAILER-DAEMON@mx.example.net (Mail Delivery System)',
  'To: maya@example.com',
  'Subject: Undelivered Mail Returned to Sender',
  'Date: Mon, 30 Nov 2026 09:05:00 +0000 (UTC)',
  'Auto-Submitted: auto-replied',
  'MIME-Version: 1.0',
  `Content-Type: multipart/report; report-type=${type};`,
  `\tboundary="${boundary}"`,
  'Message-Id: <20261130090500.ABCDEF@mx.example.net>',
  '',
]

const original = (id: string) => [
  'Received: from mail.example.com (mail.example.com [192.0.2.1])',
  '\tby mx.example.net (Postfix) with ESMTPS id ABCDEF',
  'From: Maya <maya@example.com>',
  'To: ana@example.com',
  'Subject: Small steps',
  `Message-ID: ${id}`,
  'Date: Mon, 30 Nov 2026 09:00:00 +0000',
]

/** One part after another; each is its type and its lines. */
const parts = (boundary: string, ...each: readonly (readonly [string, readonly string[]])[]) => [
  ...each.flatMap(([type, content]) => [`--${boundary}`, `Content-Type: ${type}`, '', ...content, '']),
  `--${boundary}--`,
  '',
]

const explained = [
  'text/plain; charset=us-ascii',
  ['I am sorry: ana@example.com could not be reached.'],
] as const

/** The fields of a delivery status about one recipient. */
export const status = (action: string, code: string, said = ''): readonly string[] => [
  'Reporting-MTA: dns; mx.example.net',
  'Arrival-Date: Mon, 30 Nov 2026 09:00:01 +0000 (UTC)',
  '',
  'Final-Recipient: rfc822; ana@example.com',
  `Action: ${action}`,
  `Status: ${code}`,
  ...(said === '' ? [] : [`Diagnostic-Code: smtp; ${said}`]),
]

export const postfix =
  (fields: readonly string[]): BounceMail =>
  (id) =>
    lines(
      headOf('b/mx.example.net'),
      'This is a MIME-encapsulated message.',
      '',
      parts(
        'b/mx.example.net',
        explained,
        ['message/delivery-status', fields],
        ['text/rfc822-headers', original(id)],
      ),
    )

/** Exim: fields in another order, a status that says nothing, and the whole message comes back. */
export const exim: BounceMail = (id) =>
  lines(
    'Return-path: <>',
    'X-Failed-Recipients: ana@example.com',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=1700-eximdsn',
    ...headOf('').filter((line) => !/multipart|boundary/.test(line)),
    parts(
      '1700-eximdsn',
      explained,
      [
        'message/delivery-status',
        [
          'Reporting-MTA: dns; mx.example.net',
          '',
          'Action: failed',
          'Final-Recipient: rfc822;ana@example.com',
          'Status: 5.0.0',
          'Remote-MTA: dns; other.example.net',
          'Diagnostic-Code: smtp; 550 5.1.1 <ana@example.com>: no such user',
        ],
      ],
      ['message/rfc822', [...original(id), '', 'Call a friend today.']],
    ),
  )

/** Gmail: nested related parts, an image, a base64 text, and long fields. */
export const gmail: BounceMail = (id) =>
  lines(
    headOf('000000000000abc'),
    `--000000000000abc`,
    'Content-Type: multipart/related; boundary="000000000000def"',
    '',
    parts(
      '000000000000def',
      ['text/html; charset="UTF-8"', ['<p>Address not found', '<script>alert(1)</script>']],
      ['image/png; name="icon.png"', ['not really an image']],
    ),
    parts(
      '000000000000abc',
      [
        'message/delivery-status',
        [
          'Reporting-MTA: dns; googlemail.com',
          `Arrival-Date: Mon, 30 Nov 2026 01:00:00 -0800 (PST)`,
          'X-Original-Message-ID: <unrelated@example.com>',
          '',
          'Final-Recipient: rfc822; ana@example.com',
          'Action: failed',
          'Status: 5.1.1',
          'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.',
          ' 550-5.1.1 Please try double-checking the address.',
        ],
      ],
      ['message/rfc822', [...original(id), '', 'Call a friend today.']],
    ),
  )

/** Exchange: capitals, folded fields, codes in square brackets, headers only. */
export const exchange: BounceMail = (id) =>
  lines(
    headOf('_b_exchange_'),
    parts(
      '_b_exchange_',
      ['text/html; charset="us-ascii"', ['<html><body>Delivery has failed</body></html>']],
      [
        'Message/Delivery-Status',
        [
          'Reporting-MTA: dns;DB8PR01.example.net',
          'Received-From-MTA: dns;mail.example.com',
          '',
          'Final-recipient:',
          '\tRFC822;ana@example.com',
          'ACTION: Failed',
          'Status: 5.1.10',
          'Diagnostic-code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound;',
          ' Recipient not found by SMTP address lookup',
        ],
      ],
      ['text/rfc822-headers', original(id)],
    ),
  )

/** The recipient is hidden wherever it stood. */
export const redacted: BounceMail = (id) =>
  postfix(status('failed', '5.1.1'))(id).replaceAll('ana@example.com', '<redacted>')

/** The name of the header in capitals, its value on the next line. */
export const foldedId: BounceMail = (id) =>
  postfix(status('failed', '5.1.1'))(id).replace(`Message-ID: ${id}`, `MESSAGE-ID:\r\n   ${id}`)

/** Bytes beyond ASCII in every part (given back as one character a byte). */
export const eightBit: BounceMail = (id) =>
  postfix(status('failed', '5.1.1', '550 Benutzer \xfcnbekannt \xff'))(id).replace(
    'I am sorry',
    'Entschuldig\xfcng \xe2\x82',
  )

/** Lines that end in a bare LF. */
export const bareLines: BounceMail = (id) => postfix(status('failed', '5.1.1'))(id).replaceAll('\r\n', '\n')

/** Cut in the middle of what is returned, without a last boundary. */
export const cutShort: BounceMail = (id) => {
  const whole = postfix(status('failed', '5.1.1'))(id)
  return whole.slice(0, whole.indexOf(id) + id.length + 2)
}

/** Only what it answers says which message it is about. */
export const nothingReturned: BounceMail = (id) =>
  lines(
    headOf('b').map((line) => (line.startsWith('Subject') ? `In-Reply-To: ${id}` : line)),
    parts('b', explained, ['message/delivery-status', status('failed', '5.1.1')]),
  )

/** A report about several recipients, of which one failed. */
export const several: BounceMail = postfix([
  ...status('delivered', '2.0.0'),
  '',
  'Final-Recipient: rfc822; other@example.net',
  'Action: failed',
  'Status: 5.1.1',
])

/** A complaint (RFC 5965); `type` is its feedback type. */
export const complaint =
  (type: string): BounceMail =>
  (id) =>
    lines(
      headOf('fbl', 'feedback-report'),
      parts(
        'fbl',
        ['text/plain', ['This is an email abuse report.']],
        [
          'message/feedback-report',
          [
            `Feedback-Type: ${type}`,
            'User-Agent: SomeGenerator/1.0',
            'Version: 1',
            'Reported-Domain: example.com',
          ],
        ],
        [
          'message/rfc822',
          [...original(id).filter((line) => !line.startsWith('To:')), 'To: <redacted>', '', 'Hi.'],
        ],
      ),
    )

/** Somebody is away: it answers our message and is no report. */
export const autoReply: BounceMail = (id) =>
  lines(
    'From: ana@example.com',
    'To: maya@example.com',
    'Subject: Out of office: Small steps',
    'Auto-Submitted: auto-replied',
    `In-Reply-To: ${id}`,
    `References: ${id}`,
    '',
    'I am away. Final-Recipient: rfc822; ana@example.com',
    'Action: failed',
  )

/** A reader has forwarded a bounce: the report is inside another mail. */
export const forwarded: BounceMail = (id) =>
  lines(
    'From: ana@example.com',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=fwd',
    '',
    parts(
      'fwd',
      ['text/plain', ['Look at this.']],
      ['message/rfc822', postfix(status('failed', '5.1.1'))(id).split('\r\n')],
    ),
  )

/** Messages in messages in messages. */
export const nested: BounceMail = () =>
  Array.from(
    { length: 5_000 },
    (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`,
  ).join('')
