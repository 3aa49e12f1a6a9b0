import { describe, expect, it } from 'vitest'
import { smtpTransport } from '../../src/transports/smtp.ts'
import type { SendResult } from '../../src/transports/transport.ts'
import { sampleMessage } from '../support/sample-message.ts'
import { type Script, type ScriptedSmtp, type Step, startScriptedSmtp } from '../support/scripted-smtp.ts'

// Short, so that there are few bytes to cut at.
const message = sampleMessage({ html: '<p>Hi</p>', text: 'Hi\n', headers: [], replyTo: null, subject: 'Hi' })

interface Try {
  readonly script: Script
  readonly server: ScriptedSmtp
  readonly result: SendResult
}

async function tryOnce(script: Script): Promise<Try> {
  const server = await startScriptedSmtp(script)
  const transport = smtpTransport({ url: server.url, silenceMs: 10_000 })
  const result = await transport.send(message, 'k', new AbortController().signal)
  await transport.close()
  await server.close()
  return { script, server, result }
}

async function tryAll(scripts: readonly Script[]): Promise<readonly Try[]> {
  const tries: Try[] = []
  for (let begin = 0; begin < scripts.length; begin += 100)
    tries.push(...(await Promise.all(scripts.slice(begin, begin + 100).map(tryOnce))))
  return tries
}

/** What a cut dialogue may be called, by what the server saw of it. */
function mayBe({ server }: Try): readonly SendResult['kind'][] {
  if (server.gotDot) return ['uncertain', 'accepted']
  if (server.gotText) return ['uncertain']
  return server.askedForText ? ['retry-later', 'uncertain'] : ['blocked', 'retry-later']
}

/** Every number of bytes after which the server may leave, when the client sends so many. */
function everyCut(received: number): readonly number[] {
  return Array.from({ length: received + 1 }, (_, atByte) => atByte)
}

describe.each([
  { by: 'resetting', pipelining: true, within: everyCut },
  // One byte of the text is like another: those around its beginning and its end will do.
  {
    by: 'hanging up',
    pipelining: false,
    within: (received: number) => everyCut(received).filter((at) => at < 160 || at > received - 40),
  },
] as const)('a dialogue cut by $by (pipelining: $pipelining)', ({ within, ...way }) => {
  it('is called what it is, whichever byte of the client is the last', { timeout: 60_000 }, async () => {
    const whole = await tryOnce({ pipelining: way.pipelining })
    expect(whole.result.kind).toBe('accepted')
    const tries = await tryAll(within(whole.server.received).map((atByte) => ({ ...way, atByte })))
    const wrong = tries.filter((one) => !mayBe(one).includes(one.result.kind))
    expect(wrong.map(({ script, result }) => [script.atByte, result])).toEqual([])
    const kinds = new Set(tries.map(({ result }) => result.kind))
    expect([...kinds]).toEqual(expect.arrayContaining(['blocked', 'retry-later', 'uncertain']))
  })
})

const replies: readonly (readonly [Step, string, SendResult['kind']])[] = [
  ['connect', '220 sink ESMTP\r\n', 'blocked'],
  ['EHLO', '250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n', 'blocked'],
  ['MAIL', '250 2.1.0 Ok\r\n', 'retry-later'],
  ['RCPT', '250 2.1.0 Ok\r\n', 'retry-later'],
  ['DATA', '354 Go on\r\n', 'retry-later'],
  ['dot', '250 2.0.0 Ok\r\n', 'uncertain'],
]

describe('an answer cut short', () => {
  it.each(replies)('at %s is no answer, whichever of its bytes is the last', async (at, reply, kind) => {
    const cuts = Array.from({ length: reply.length }, (_, length) => ({ at, saying: reply.slice(0, length) }))
    const tries = await tryAll(cuts)
    expect(tries.map(({ script, result }) => [script.saying, result.kind])).toEqual(
      cuts.map(({ saying }) => [saying, kind]),
    )
  })
})
