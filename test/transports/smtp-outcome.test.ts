import { afterEach, describe, expect, it } from 'vitest'
import { smtpTransport } from '../../src/transports/smtp.ts'
import { smtpOutcome } from '../../src/transports/smtp-outcome.ts'
import type { SendResult, Transport } from '../../src/transports/transport.ts'
import { sampleMessage } from '../support/sample-message.ts'
import { type Script, type ScriptedSmtp, startScriptedSmtp, steps } from '../support/scripted-smtp.ts'

const cleanUps: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(cleanUps.splice(0).map((cleanUp) => cleanUp()))
})

async function scripted(script: Script, silenceMs = 10_000): Promise<[ScriptedSmtp, Transport]> {
  const server = await startScriptedSmtp(script)
  const transport = smtpTransport({ url: server.url, silenceMs })
  cleanUps.push(server.close, transport.close)
  return [server, transport]
}

async function sendThrough(script: Script): Promise<{ server: ScriptedSmtp; result: SendResult }> {
  const [server, transport] = await scripted(script, script.by === 'silence' ? 500 : undefined)
  return { server, result: await transport.send(sampleMessage(), 'k', new AbortController().signal) }
}

const beforeText = steps.slice(0, steps.indexOf('354'))
/** Until MAIL is answered for, no message is to blame. */
const expectedBeforeText = beforeText.map((at) =>
  at === 'connect' || at === 'EHLO' ? 'blocked' : 'retry-later',
)
const ways = (['hanging up', 'resetting', 'silence'] as const).flatMap((by) =>
  [false, true].map((pipelining) => ({ by, pipelining })),
)

describe('a message whose server leaves the dialogue', () => {
  it.each(ways)(
    'by $by before it asked for the text (pipelining: $pipelining) is provably unsent',
    async (way) => {
      const tries = await Promise.all(beforeText.map((at) => sendThrough({ ...way, at })))
      expect(tries.map(({ result }) => result.kind)).toEqual(expectedBeforeText)
      expect(tries.some(({ server }) => server.askedForText)).toBe(false)
    },
  )

  it.each(ways)(
    'by $by within the text or after the final dot (pipelining: $pipelining) is uncertain',
    async (way) => {
      const tries = await Promise.all((['text', 'dot'] as const).map((at) => sendThrough({ ...way, at })))
      expect(tries.map(({ result }) => result.kind)).toEqual(['uncertain', 'uncertain'])
      expect(tries.map(({ server }) => server.gotDot)).toEqual([false, true])
    },
  )

  it('with half a line of an answer is uncertain, whatever the half says', async () => {
    for (const saying of ['25', '250 Ok', '550 5.7.1 no', '451-wait']) {
      expect((await sendThrough({ at: 'dot', saying })).result.kind).toBe('uncertain')
      expect((await sendThrough({ at: 'RCPT', saying })).result.kind).toBe('retry-later')
    }
  })

  it('with an answer outside the protocol is uncertain after the text and unsent before it', async () => {
    expect((await sendThrough({ at: 'dot', saying: 'hello?\r\n' })).result.kind).toBe('uncertain')
    expect((await sendThrough({ at: 'dot', saying: '354 more\r\n' })).result.kind).toBe('uncertain')
    expect((await sendThrough({ at: 'MAIL', saying: 'hello?\r\n' })).result.kind).toBe('retry-later')
  })

  it('with a whole answer goes by the answer', async () => {
    expect((await sendThrough({ at: 'dot', saying: '554 5.7.1 spam\r\n' })).result.kind).toBe('refused')
    expect((await sendThrough({ at: 'dot', saying: '421 4.3.2 closing\r\n' })).result.kind).toBe(
      'retry-later',
    )
    expect((await sendThrough({ at: 'dot', saying: '250 taken\r\n' })).result.kind).toBe('accepted')
  })

  it('while it is idle costs nothing: the next message takes a new connection', async () => {
    const [server, transport] = await scripted({})
    const signal = new AbortController().signal
    expect((await transport.send(sampleMessage(), 'k1', signal)).kind).toBe('accepted')
    server.dropConnections()
    expect((await transport.send(sampleMessage(), 'k2', signal)).kind).toBe('accepted')
    expect(server.connections).toBe(2)
  })
})

describe('a message that cannot reach its server', () => {
  it.each(['smtp://127.0.0.1:1', 'smtps://127.0.0.1:1', 'smtp://no-such-host.invalid'])(
    'at %s is unsent, and the whole sender waits',
    async (url) => {
      const transport = smtpTransport({ url })
      expect(await transport.send(sampleMessage(), 'k', new AbortController().signal)).toEqual({
        kind: 'blocked',
        by: 'outage',
        reason: expect.stringMatching(/ECONNREFUSED|ENOTFOUND|EAI_AGAIN/),
        afterMs: 15_000,
      })
    },
  )

  it('because it speaks no TLS where TLS is asked for is unsent, and the whole sender waits', async () => {
    const server = await startScriptedSmtp({})
    const transport = smtpTransport({ url: server.url.replace('smtp:', 'smtps:') })
    cleanUps.push(server.close, transport.close)
    const result = await transport.send(sampleMessage(), 'k', new AbortController().signal)
    expect(result).toMatchObject({ kind: 'blocked', by: 'outage', reason: expect.stringContaining('SSL') })
  })

  it.each<[string, Script, 'outage' | 'configuration', string]>([
    [
      'is closing (421) at its greeting',
      { at: 'connect', saying: '421 4.3.2 closing\r\n' },
      'outage',
      '421 4.3.2',
    ],
    ['is closing (421) at EHLO', { answers: { EHLO: '421 4.3.2 closing\r\n' } }, 'outage', '421 4.3.2'],
    [
      'is closing (421) at MAIL',
      { answers: { MAIL: '421 4.3.2 closing\r\n' } },
      'outage',
      'MAIL FROM: 421 4.3.2',
    ],
    ['is not ready at its greeting', { at: 'connect', saying: '450 4.3.2 wait\r\n' }, 'outage', '450 4.3.2'],
    [
      'takes no mail from here (554)',
      { at: 'connect', saying: '554 5.7.1 who are you\r\n' },
      'configuration',
      'takes no mail from this machine (554 5.7.1)',
    ],
  ])('because it %s makes the whole sender wait', async (_what, script, by, reason) => {
    for (const pipelining of [false, true]) {
      const { result } = await sendThrough({ ...script, pipelining })
      const afterMs = by === 'outage' ? 15_000 : 15 * 60_000
      expect(result).toEqual({ kind: 'blocked', by, reason: expect.stringContaining(reason), afterMs })
    }
  })
})

describe('a message that is stopped', () => {
  it.each([
    ['connect', 'retry-later'],
    ['EHLO', 'retry-later'],
    ['RCPT', 'retry-later'],
    ['DATA', 'retry-later'],
    ['text', 'uncertain'],
    ['dot', 'uncertain'],
  ] as const)('at %s is %s', async (at, kind) => {
    const [server, transport] = await scripted({ at, by: 'silence' })
    const stop = new AbortController()
    const result = transport.send(sampleMessage(), 'k', stop.signal)
    await server.reached
    stop.abort()
    expect(await result).toEqual({
      kind,
      reason: `it was stopped, ${kind === 'uncertain' ? 'after' : 'before'} its text was begun`,
    })
  })
})

describe('a login', () => {
  const withLogin = { EHLO: '250-sink\r\n250 AUTH PLAIN\r\n' }
  it.each([
    ['535 5.7.8 no\r\n', 'configuration', 'check user and password in SMTP_URL'],
    ['454 4.7.0 later\r\n', 'outage', '454 4.7.0'],
    ['421 4.3.2 closing\r\n', 'outage', '421 4.3.2'],
    ['what?\r\n', 'configuration', 'check user and password in SMTP_URL'],
  ] as const)('answered with %j makes the whole sender wait', async (reply, by, reason) => {
    const server = await startScriptedSmtp({ answers: { ...withLogin, AUTH: reply } })
    const transport = smtpTransport({ url: server.url.replace('//', '//maya:x@') })
    cleanUps.push(server.close, transport.close)
    const result = await transport.send(sampleMessage(), 'k', new AbortController().signal)
    expect(result).toMatchObject({ kind: 'blocked', by, reason: expect.stringContaining(reason) })
  })
})

describe('a message to an address in another script', () => {
  it('is stopped while the server is asked whether it can take it', async () => {
    const [server, transport] = await scripted({ at: 'EHLO', by: 'silence' })
    const stop = new AbortController()
    const to = { name: '', address: 'jürgen@bücher.example' }
    const result = transport.send(sampleMessage({ to }), 'k', stop.signal)
    await server.reached
    stop.abort()
    expect(await result).toEqual({
      kind: 'retry-later',
      reason: 'it was stopped, before its text was begun',
    })
  })
})

describe('an error that is not of the dialogue', () => {
  it('is a bug and is thrown with its cause', () => {
    const bug = new TypeError('x is not a function')
    expect(() => smtpOutcome(bug, 'offered')).toThrow(expect.objectContaining({ cause: bug }))
  })
})
