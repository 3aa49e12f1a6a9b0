import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complaintFor, dsnFor, reportedMessage } from '../../../bench/fake-smtp/reports.ts'
import { readBounceReport } from '../../../src/ingest/events/bounce-report.ts'
import {
  autoReply,
  type BounceMail,
  bareLines,
  complaint,
  cutShort,
  eightBit,
  exchange,
  exim,
  foldedId,
  forwarded,
  gmail,
  nested,
  nothingReturned,
  postfix,
  redacted,
  several,
  status,
} from '../../support/bounce-mails.ts'

const ID = '<12.1.2.abc@mail.example.com>'
const read = async (mail: string) => await readBounceReport(Buffer.from(mail, 'latin1'))

describe('a report', () => {
  it('says which email came back, and when', async () => {
    expect(await read(postfix(status('failed', '5.1.1'))(ID))).toEqual({
      kind: 'report',
      event: {
        kind: 'bounced',
        fact: 'bounced',
        delivery: { id: 12, instance: 'abc' },
        epoch: 2,
        providerId: null,
        to: [],
        occurredAt: Date.parse('2026-11-30T09:05:00Z'),
      },
    })
  })

  const mails: readonly [string, BounceMail, string][] = [
    ['Postfix', postfix(status('failed', '5.1.1')), 'bounced'],
    ['Exim, whose status says nothing', exim, 'bounced'],
    ['Gmail, with parts in parts', gmail, 'bounced'],
    ['Exchange, with folded fields', exchange, 'bounced'],
    ['a recipient that is hidden', redacted, 'bounced'],
    ['a Message-ID on a line of its own', foldedId, 'bounced'],
    ['bytes beyond ASCII', eightBit, 'bounced'],
    ['lines that end in LF', bareLines, 'bounced'],
    ['a mail that was cut short', cutShort, 'bounced'],
    ['nothing returned', nothingReturned, 'bounced'],
    ['several recipients', several, 'bounced'],
    ['a mailbox that is full', postfix(status('failed', '5.2.2')), 'soft-bounced'],
    ['a policy that refuses', postfix(status('failed', '5.7.1')), 'soft-bounced'],
    ['a server that was away too long', postfix(status('failed', '4.4.7')), 'soft-bounced'],
    ['no code but in the words, final', postfix(status('failed', '', '554 5.1.2 no such host')), 'bounced'],
    ['no code but an old one, final', postfix(status('failed', '', '550 no')), 'bounced'],
    ['no code but an old one, passing', postfix(status('failed', '', '450 later')), 'soft-bounced'],
    ['no code at all', postfix(status('failed', '')), 'soft-bounced'],
    ['a delay', postfix(status('delayed', '4.4.1')), 'delayed'],
    ['an arrival', postfix(status('delivered', '2.0.0')), 'delivered'],
    ['a server that passes it on', postfix(status('relayed', '2.0.0')), 'accepted'],
    ['an alias', postfix(status('expanded (to a list)', '2.0.0')), 'accepted'],
    ['a complaint', complaint('abuse'), 'complained'],
    ['a complaint of fraud', complaint('Fraud'), 'complained'],
    ['a wish to leave', complaint('opt-out'), 'opted-out'],
  ]
  it.each(mails)('is read from %s', async (_, mail, fact) => {
    expect(await read(mail(ID))).toMatchObject({
      kind: 'report',
      event: { kind: fact, fact, delivery: { id: 12, instance: 'abc' } },
    })
  })

  it.each(['not-spam', 'auth-failure', 'constructor'])(
    'of the type %s says nothing that is acted upon',
    async (type) => {
      expect(await read(complaint(type)(ID))).toMatchObject({ event: { kind: 'feedback', fact: null } })
    },
  )

  it('of the fake mail server is read in each of its forms', async () => {
    const message = reportedMessage({ messageId: ID, to: 'ana@example.com' })
    for (const returned of ['headers', 'message'] as const) {
      for (const hidden of [false, true]) {
        const form = { returned, redacted: hidden }
        expect(await read(dsnFor(message, { action: 'failed', status: '5.1.1', ...form }))).toMatchObject({
          event: { fact: 'bounced', delivery: { id: 12 } },
        })
        expect(await read(complaintFor(message, form))).toMatchObject({
          event: { fact: 'complained', delivery: { id: 12 } },
        })
      }
    }
  })

  it('is not looked for in mail that only looks like one', async () => {
    for (const mail of [
      autoReply(ID),
      forwarded(ID),
      'Subject: hello\r\n\r\nAction: failed',
      '',
      '\0\0\0',
      'x',
    ])
      expect(await read(mail)).toEqual({ kind: 'none', reason: 'no-report' })
    expect(await read(postfix(['no: fields', 'of any meaning'])(ID))).toEqual({
      kind: 'none',
      reason: 'no-report',
    })
  })

  it('of a message of somebody else is not ours', async () => {
    for (const id of ['<CAF=x@mail.gmail.com>', '', '<1.2.3@x>'])
      expect(await read(postfix(status('failed', '5.1.1'))(id))).toEqual({ kind: 'none', reason: 'not-ours' })
  })

  it('that breaks a limit is broken: headers of more than 64 KB, more than 50 parts', async () => {
    const many = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(60)}`
    for (const mail of [`${'X: y\r\n'.repeat(20_000)}\r\n`, many])
      expect(await read(mail)).toEqual({ kind: 'none', reason: 'broken' })
  })

  it('takes bounded time, however it is twisted', async () => {
    const head = 'Content-Type: multipart/report; boundary=b\r\n\r\n'
    const twisted = [
      nested(ID),
      `${head}${'--b\r\n'.repeat(100_000)}`,
      `${head}--b\r\nContent-Type: message/delivery-status\r\n\r\n${'A: b\r\n\r\n'.repeat(100_000)}`,
      `${head}--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n${' x\r\n'.repeat(200_000)}`,
      `${head}--b\r\nContent-Type: text/html\r\n\r\n${'<!--'.repeat(200_000)}`,
      `${head}--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nDiagnostic-Code: ${'5.'.repeat(400_000)}`,
      `${'X: y\r\n z\r\n'.repeat(100_000)}\r\n`,
      `Content-Type: multipart/report; ${'a="b"; '.repeat(100_000)}\r\n\r\n`,
      `Subject: ${'=?utf-8?q?'.repeat(100_000)}\r\n\r\n`,
      `To: ${'(<"'.repeat(100_000)}\r\n\r\n`,
      `References: ${'<a@b> '.repeat(200_000)}\r\n\r\n`,
      `--${'b'.repeat(1_000_000)}`,
    ]
    for (const [index, mail] of twisted.entries()) {
      const start = performance.now()
      expect((await read(mail)).kind).toBe('none')
      expect([index, performance.now() - start < 3_000]).toEqual([index, true])
    }
  })

  it('never throws, whatever stands between its parts', async () => {
    const whole = gmail(ID)
    const cut = fc.tuple(fc.nat(whole.length), fc.nat(60), fc.string({ maxLength: 20 }))
    await fc.assert(
      fc.asyncProperty(cut, async ([at, length, text]) => {
        await read(whole.slice(0, at) + text + whole.slice(at + length))
      }),
      { numRuns: 60 },
    )
  })
})
