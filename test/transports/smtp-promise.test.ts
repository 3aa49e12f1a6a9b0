import { afterEach, describe, expect, it } from 'vitest'
import { recipientHash } from '../../bench/fake-smtp/accepted-log.ts'
import { type FakeSmtp, type FakeSmtpOptions, startFakeSmtp } from '../../bench/fake-smtp/fake-smtp.ts'
import { DOUBTFUL, spreadFaults } from '../../bench/fake-smtp/faults.ts'
import type { Message } from '../../src/core/mail/message.ts'
import { smtpTransport } from '../../src/transports/smtp.ts'
import type { SendResult } from '../../src/transports/transport.ts'
import { sampleMessage } from '../support/sample-message.ts'

const cleanUps: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(cleanUps.splice(0).map((cleanUp) => cleanUp()))
})

type Send = (message: Message) => Promise<SendResult>

async function serverAndSend(options: FakeSmtpOptions, connections = 5): Promise<[FakeSmtp, Send]> {
  const server = await startFakeSmtp({ stallMs: 50, slowMs: 5, ...options })
  const transport = smtpTransport({ url: server.url, connections })
  cleanUps.push(transport.close, server.close)
  return [server, (message) => transport.send(message, 'k', new AbortController().signal)]
}

function messageTo(delivery: number): Message {
  const address = `reader-${delivery}@example.com`
  return sampleMessage({ to: { name: '', address }, messageId: `<${delivery}.1.1.x@mail.example.com>` })
}

describe('what a mail server does to one message', () => {
  it.each(['defer-rcpt', 'defer-data', 'defer-text'] as const)(
    '%s (4yz) puts it off, and the same message may be sent again',
    async (fault) => {
      const [server, send] = await serverAndSend({ first: [fault] })
      const result = await send(messageTo(7))
      expect(result).toEqual({ kind: 'retry-later', reason: expect.stringMatching(/: 451 4\.\d\.\d$/) })
      expect(server.accepted).toEqual([])
      expect((await send(messageTo(7))).kind).toBe('accepted')
      expect(server.accepted.map(({ delivery }) => delivery)).toEqual([7])
    },
  )

  it('refuse-rcpt (5yz) is final, and the next message goes out', async () => {
    const [server, send] = await serverAndSend({ first: ['refuse-rcpt'] })
    expect(await send(messageTo(7))).toEqual({
      kind: 'refused',
      reason: 'the mail server refused it at RCPT TO: 550 5.1.1',
    })
    expect((await send(messageTo(8))).kind).toBe('accepted')
    expect(server.accepted.map(({ delivery }) => delivery)).toEqual([8])
  })

  it.each(DOUBTFUL)('%s leaves it in doubt, under a Message-ID that stays the same', async (fault) => {
    const [server, send] = await serverAndSend({ first: [fault] })
    const result = await send(messageTo(7))
    expect(result).toEqual({
      kind: 'uncertain',
      reason: expect.stringMatching(/, after its text was begun$/),
    })
    const taken = server.accepted.length
    expect(taken).toBe(fault === 'reset-in-text' || fault === 'reset-at-dot' ? 0 : 1)
    await send(messageTo(7))
    expect(server.accepted.map(({ messageId }) => messageId)).toEqual(
      Array.from({ length: taken + 1 }, () => '<7.1.1.x@mail.example.com>'),
    )
  })

  it.each(['closing', 'stall', 'reset-at-mail'] as const)(
    '%s before its text leaves it provably unsent',
    async (fault) => {
      const [server, send] = await serverAndSend({ first: [fault] })
      expect(['blocked', 'retry-later']).toContain((await send(messageTo(7))).kind)
      expect(server.accepted).toEqual([])
    },
  )

  it.each(['closing', 'stall', 'reset-at-mail'] as const)(
    '%s on a kept connection costs nothing: it is tried once more on a new one',
    async (fault) => {
      const [server, send] = await serverAndSend({ first: [null, fault] }, 1)
      expect((await send(messageTo(7))).kind).toBe('accepted')
      expect((await send(messageTo(8))).kind).toBe('accepted')
      expect([server.accepted.length, server.counts().connections]).toEqual([2, 2])
    },
  )

  it('closing on every connection is tried once more and no further', async () => {
    const [server, send] = await serverAndSend({ first: [null], shares: { closing: 1 } }, 1)
    expect((await send(messageTo(7))).kind).toBe('accepted')
    expect(await send(messageTo(8))).toMatchObject({ kind: 'blocked', by: 'outage' })
    expect(server.counts().faults).toEqual({ closing: 2 })
  })
})

describe('many messages through a mail server that fails at two in five', () => {
  it('are each what the server knows of them, each with one recipient of its own', async () => {
    const [server, send] = await serverAndSend({ seed: 11, shares: spreadFaults(0.4) })
    const deliveries = Array.from({ length: 200 }, (_, index) => index + 1)
    const results = await Promise.all(deliveries.map((delivery) => send(messageTo(delivery))))
    const mistaken = deliveries.filter((delivery, index) => {
      const taken = server.accepted.filter((one) => one.delivery === delivery)
      const kind = results[index]?.kind
      if (taken.length > 1) return true
      return taken.length === 1 ? kind !== 'accepted' && kind !== 'uncertain' : kind === 'accepted'
    })
    expect(mistaken).toEqual([])
    for (const { delivery, recipient } of server.accepted)
      expect(recipient).toBe(recipientHash(`reader-${delivery}@example.com`))
    const kinds = new Set(results.map(({ kind }) => kind))
    expect([...kinds]).toEqual(expect.arrayContaining(['accepted', 'uncertain', 'retry-later']))
  })
})
