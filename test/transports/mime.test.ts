import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { type ParsedMail, simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/core/mail/message.ts'
import { messageBytes } from '../../src/transports/mime.ts'
import { sendable } from '../../src/transports/sendable.ts'
import { sampleMessage } from '../support/sample-message.ts'

const expectedNames = [
  ...['list-id', 'list-unsubscribe', 'list-unsubscribe-post', 'feedback-id', 'from', 'to', 'reply-to'],
  ...['subject', 'message-id', 'date', 'mime-version', 'content-type'],
]

async function bytesOf(overrides: Partial<Message> = {}): Promise<Buffer> {
  return Buffer.from(await messageBytes(sampleMessage(overrides)))
}

async function parsed(overrides: Partial<Message> = {}): Promise<ParsedMail> {
  return await simpleParser(await bytesOf(overrides))
}

function namesIn(mail: ParsedMail): string[] {
  return mail.headerLines.map(({ key }) => key)
}

describe('the bytes of a message', () => {
  it('hold each header once and the words of both parts, text first', async () => {
    const mail = await parsed()
    expect(namesIn(mail)).toEqual(expectedNames)
    expect([mail.from?.text, mail.replyTo?.text, mail.subject, mail.date?.getTime()]).toEqual([
      '"Maya at Willow Clinic" <maya@example.com>',
      'hello@example.com',
      'Small steps count',
      sampleMessage().date,
    ])
    expect([mail.text, mail.html]).toEqual(['Call a friend today.\n', '<p>Call a friend today.</p>'])
    const raw = (await bytesOf()).toString()
    expect(raw).toMatch(/^Content-Type: multipart\/alternative;\s+boundary="rivulet-=_b7f3d42g1-Part_1"\r$/m)
    expect(raw.match(/^Content-Type: text\/.*$/gm)).toEqual([
      'Content-Type: text/plain; charset=utf-8',
      'Content-Type: text/html; charset=utf-8',
    ])
  })

  it('keep the Message-ID, and the headers of one-click on one line each', async () => {
    const raw = (await bytesOf()).toString()
    expect(raw).toMatch(/^Message-ID: <d42\.g1@mail\.example\.com>$/im)
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/mail\.example\.com\/unsubscribe\/\S+>$/im)
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im)
  })

  it('are the same in a second call and in another process', async () => {
    const message = sampleMessage({ subject: 'Malé kroky 🐎', html: `<p>${'ä'.repeat(5000)}</p>` })
    const source = JSON.stringify(join(import.meta.dirname, '../../src/transports/mime.ts'))
    const script = `import { messageBytes } from ${source}
      process.stdout.write(await messageBytes(JSON.parse(process.argv[1])))`
    const args = ['--input-type=module', '--eval', script, JSON.stringify(message)]
    const here = Buffer.from(await messageBytes(message))
    expect(Buffer.from(await messageBytes(message)).equals(here)).toBe(true)
    expect(execFileSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] }).equals(here)).toBe(
      true,
    )
  })

  it('carry other scripts in names and subject', async () => {
    const words = 'Příliš žluťoučký kůň 🐎 úpěl ďábelské ódy, dokud nebylo pozdě v noci a ještě déle'
    const mail = await parsed({
      subject: words,
      from: { name: '山田太郎, "Taro"', address: 'taro@bücher.example' },
    })
    expect(mail.subject).toBe(words)
    expect(mail.from?.value[0]?.name).toBe('山田太郎, "Taro"')
  })

  it('put domains into A-labels, and encode of a list id only its words', async () => {
    const raw = (
      await bytesOf({
        from: { name: '', address: 'taro@bücher.example' },
        headers: [{ name: 'List-Id', value: 'Týdenní tipy <tips.example.com>' }],
      })
    ).toString()
    expect(raw).toMatch(/^From: taro@xn--bcher-kva\.example$/m)
    expect(raw).toMatch(/^List-Id: =\?UTF-8\?Q\?T=C3=BDdenn=C3=AD_tipy\?= <tips\.example\.com>$/im)
  })

  it('show words that look encoded as they were typed', async () => {
    const subject = 'Hello =?utf-8?Q?=45vil?= there'
    expect((await parsed({ subject })).subject).toBe(subject)
  })

  it('are ASCII in lines of at most 998 octets that end in CRLF, for a body of 100 KB too', async () => {
    const raw = await bytesOf({
      subject: 'x'.repeat(3000),
      from: { name: 'n'.repeat(3000), address: 'maya@example.com' },
      html: `<p>${'word '.repeat(20_000)}${'ü'.repeat(3000)}${'y'.repeat(3000)}</p>`,
      text: `${'z'.repeat(3000)}\rone\ntwo\r\n`,
    })
    expect(raw.length).toBeGreaterThan(100_000)
    expect(raw.every((octet) => octet < 0x80)).toBe(true)
    expect(raw.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(
      Math.max(
        ...raw
          .toString('latin1')
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(998)
  })

  it('keep a body of 100 KB whole', async () => {
    const text = `${'Naïve words, .dots\n.first\n..and=equals '.repeat(3000)}\n`
    const mail = await parsed({ text })
    expect(mail.text).toBe(text)
  })

  it.each<[string, Partial<Message>]>([
    [
      'the recipient address cannot be used',
      { to: { name: '', address: 'ana@example.com\r\nBcc: e@f.example' } },
    ],
    ['the sender address cannot be used', { from: { name: '', address: 'jürgen@example.com' } }],
    ['the reply address cannot be used', { replyTo: { name: '', address: 'nobody' } }],
    ['Message-ID is malformed', { messageId: '<a@b>\r\nBcc: <c@d>' }],
    ['boundary is malformed', { boundary: 'a"\r\nb' }],
    ['date is not a date', { date: Number.NaN }],
    ['a header has a malformed name', { headers: [{ name: 'X\r\nBcc', value: 'eve@example.com' }] }],
    ['a header would replace one', { headers: [{ name: 'bCC', value: 'eve@example.com' }] }],
    ['a header would replace one', { headers: [{ name: 'Content-Type', value: 'text/html' }] }],
    [
      'a header is given twice',
      { headers: [...sampleMessage().headers, { name: 'LIST-ID', value: '<a.b>' }] },
    ],
    [
      'too long for one line',
      { headers: [{ name: 'List-Unsubscribe', value: `<https://${'a'.repeat(999)}>` }] },
    ],
  ])('do not exist: %s', async (reason, overrides) => {
    await expect(bytesOf(overrides)).rejects.toThrow(reason)
  })
})

describe('header injection', () => {
  const pieces = [
    ...'\r\n\0\t :;,<>@"\\=?()aé🐎\u2028\u2029\u0085',
    '\ud800',
    '\r\n\r\n',
    'Bcc: eve@example.com',
    '=?utf-8?Q?=0D=0A?=',
  ]
  const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((some) => some.join(''))

  it('is impossible from any words of a message', async () => {
    const words = fc.record({ name: hostile, subject: hostile, html: hostile, text: hostile, value: hostile })
    await fc.assert(
      fc.asyncProperty(words, async ({ name, subject, html, text, value }) => {
        const mail = await parsed({
          ...{ subject, html, text },
          from: { name, address: 'maya@example.com' },
          to: { name, address: 'ana@example.com' },
          replyTo: { name, address: 'hello@example.com' },
          headers: sampleMessage().headers.map((header) => ({ ...header, value })),
          tags: { [name]: value },
        })
        const names = namesIn(mail)
        expect(expectedNames).toEqual(
          expect.arrayContaining(names.filter((one) => !/^content-transfer/.test(one))),
        )
        expect(new Set(names).size).toBe(names.length)
        expect(
          [mail.from, mail.to, mail.replyTo].flat().map((one) => one?.value.map(({ address }) => address)),
        ).toEqual([['maya@example.com'], ['ana@example.com'], ['hello@example.com']])
        expect(mail.attachments).toEqual([])
        expect(`${mail.subject}${mail.from?.text}`).not.toMatch(/[\r\n\0\u2028\u2029]/)
      }),
      { numRuns: 150 },
    )
  })

  it('is impossible from addresses, header names, Message-ID and boundary', async () => {
    const field = fc.constantFrom('from', 'to', 'replyTo', 'messageId', 'boundary', 'headers')
    const start = fc.constantFrom('', 'a@b.example', '<a@b>', 'X-Name', 'b1')
    const middle = fc.array(fc.oneof(fc.constantFrom('a', 'B', '1', '-'), fc.constantFrom(...pieces)), {
      maxLength: 3,
    })
    const parts = fc.tuple(start, middle, fc.constantFrom('', '@b.example', '>'))
    let written = 0
    await fc.assert(
      fc.asyncProperty(field, parts, async (name, [before, between, after]) => {
        const value = `${before}${between.join('')}${after}`
        const overrides = withStructure(name, value)
        if (sendable(sampleMessage(overrides)).kind === 'unsendable') return
        written += 1
        const added = namesIn(await parsed(overrides)).filter((one) => !expectedNames.includes(one))
        expect(added).toEqual(name === 'headers' ? [value.toLowerCase()] : [])
      }),
      { numRuns: 600 },
    )
    expect(written).toBeGreaterThan(10)
  })
})

function withStructure(name: string, value: string): Partial<Message> {
  if (name === 'headers') return { headers: [{ name: value, value: 'x' }] }
  return { [name]: name === 'messageId' || name === 'boundary' ? value : { name: '', address: value } }
}
