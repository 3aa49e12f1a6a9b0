import { afterEach, describe, expect, it } from 'vitest'
import { smtpTransport } from '../../src/transports/smtp.ts'
import type { SendResult } from '../../src/transports/transport.ts'
import { sampleMessage } from '../support/sample-message.ts'
import { type Script, type ScriptedSmtp, startScriptedSmtp } from '../support/scripted-smtp.ts'

const cleanUps: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(cleanUps.splice(0).map((cleanUp) => cleanUp()))
})

async function sendThrough(
  script: Script,
  silenceMs = 10_000,
): Promise<{ server: ScriptedSmtp; result: SendResult }> {
  const server = await startScriptedSmtp(script)
  const transport = smtpTransport({ url: server.url, silenceMs })
  cleanUps.push(server.close, transport.close)
  const result = await transport.send(sampleMessage(), 'k', new AbortController().signal)
  return { server, result }
}

const places = [
  ['connect', 'blocked'],
  ['EHLO', 'blocked'],
  ['RCPT', 'retry-later'],
  ['DATA', 'retry-later'],
  ['dot', 'uncertain'],
] as const

describe('a mail server that never comes to an end', () => {
  it.each(places)('of a line, at %s: the message is %s, and little was listened to', async (at, kind) => {
    const { server, result } = await sendThrough({ at, repeating: '250 and so on ' })
    expect(result.kind).toBe(kind)
    expect(server.repeated).toBeLessThan(16 * 1024 * 1024)
  })

  it.each(places)('of a reply, at %s: the message is %s, and little was listened to', async (at, kind) => {
    const { server, result } = await sendThrough({ at, repeating: '250-and so on\r\n' })
    expect(result.kind).toBe(kind)
    expect(server.repeated).toBeLessThan(16 * 1024 * 1024)
  })

  it.each(places)('of 10,000 lines, at %s: the message is %s', async (at, kind) => {
    const saying = `${'250-and so on\r\n'.repeat(10_000)}250 done\r\n`
    expect((await sendThrough({ at, saying, by: 'silence' })).result.kind).toBe(kind)
  })

  it('before its greeting: the whole sender waits', async () => {
    const { result } = await sendThrough({ at: 'connect', by: 'silence' }, 200)
    expect(result).toEqual({
      kind: 'blocked',
      by: 'outage',
      reason: 'the mail server did not answer in time',
      afterMs: 15_000,
    })
  })
})

describe('a mail server that speaks nonsense', () => {
  it.each(['hello?\r\n', '250 hello\r\n', '\0\0\0\r\n', '\xff\xfe\xfd\r\n', '22 hello\r\n'])(
    'for a greeting, %j: the whole sender waits',
    async (saying) => {
      const { result } = await sendThrough({ at: 'connect', saying, by: 'silence' })
      expect(result).toMatchObject({ kind: 'blocked', by: 'outage' })
    },
  )

  it.each([
    '2\r\n',
    '25 Ok\r\n',
    '2500 Ok\r\n',
    '250-Ok\r\n550 no\r\n',
    '550-no\r\n250 Ok\r\n',
    '999 what\r\n',
  ])('for its last answer, %j: nobody knows', async (saying) => {
    expect((await sendThrough({ at: 'dot', saying, by: 'silence' })).result).toMatchObject({
      kind: 'uncertain',
      reason: expect.stringMatching(/outside the protocol|connection to the mail server failed/),
    })
  })

  it('in bytes outside ASCII is understood by its code', async () => {
    const { server, result } = await sendThrough({
      answers: { EHLO: '250-\xc3\x28 \xff\r\n250 8BITMIME\r\n', MAIL: '250 \xf0\x9f\x98\x80\r\n' },
    })
    expect([result.kind, server.gotDot]).toEqual(['accepted', true])
    const odd = await sendThrough({ at: 'dot', saying: '250 \xff\x00\xfe\r\n', by: 'silence' })
    expect(odd.result).toEqual({ kind: 'accepted', providerId: sampleMessage().messageId })
  })
})
