import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { openAcceptedLog, readAcceptedLog, recipientHash } from '../../../bench/fake-smtp/accepted-log.ts'
import { startFakeSmtp } from '../../../bench/fake-smtp/fake-smtp.ts'
import { drawFault, FAULTS, spreadFaults } from '../../../bench/fake-smtp/faults.ts'
import { randomFrom } from '../../../bench/random.ts'
import { smtpTransport } from '../../../src/transports/smtp.ts'
import { sampleMessage } from '../../support/sample-message.ts'

const folder = mkdtempSync(join(tmpdir(), 'fake-smtp-'))
const log = join(folder, 'accepted.log')
afterEach(() => rmSync(log, { force: true }))

const message = sampleMessage({ messageId: '<42.3.1.x@mail.example.com>' })

/** Everything that the server says to one stream of bytes, until it hangs up. */
async function answersTo(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(bytes)
  return await text(socket)
}

describe('the fake SMTP server', () => {
  it('answers pipelined commands in their order and takes the dots out of nothing', async () => {
    const server = await startFakeSmtp({ extensions: ['PIPELINING'] })
    const said = await answersTo(
      server.port,
      'EHLO x\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA\r\n.\r\nNOOP\r\nWHAT\r\nQUIT\r\n',
    )
    expect(said.replaceAll('\r\n', '|')).toBe(
      '220 fake ESMTP|250-fake|250 PIPELINING|250 2.1.0 Ok|250 2.1.5 Ok|354 Go on|' +
        '250 2.0.0 Ok: queued as F1|250 2.0.0 Ok|502 5.5.1 Unknown command|221 2.0.0 Bye|',
    )
    await server.close()
  })

  it('has a message in its log before a byte of the answer, in one line', async () => {
    const server = await startFakeSmtp({ log, first: ['reset-after'] })
    const transport = smtpTransport({ url: server.url })
    const result = await transport.send(message, 'k', new AbortController().signal)
    expect(result.kind).toBe('uncertain')
    expect(readAcceptedLog(log)).toEqual([
      {
        messageId: '<42.3.1.x@mail.example.com>',
        delivery: 42,
        generation: 3,
        recipient: recipientHash('ana@example.com'),
        at: expect.any(Number),
      },
    ])
    expect(readFileSync(log, 'utf8')).not.toContain('ana@')
    expect(server.counts()).toEqual({ connections: 1, messages: 1, faults: { 'reset-after': 1 } })
    await transport.close()
    await server.close()
  })

  it('reads its log although the last line was cut short', () => {
    const line = { messageId: '<a@b>', delivery: null, generation: null, recipient: 'r', at: 1 }
    openAcceptedLog(log).append(line)
    writeFileSync(log, '{"messageId":', { flag: 'a' })
    expect(readAcceptedLog(log)).toEqual([line])
  })

  it('draws the same faults from the same seed, in their shares', () => {
    const draw = (seed: number) => {
      const random = randomFrom(seed)
      return Array.from({ length: 10_000 }, () => drawFault(random, spreadFaults(0.24)))
    }
    expect(draw(5)).toEqual(draw(5))
    expect(draw(5)).not.toEqual(draw(6))
    const drawn = draw(5)
    for (const fault of FAULTS.filter((one) => one !== 'refuse-rcpt')) {
      const share = drawn.filter((one) => one === fault).length / drawn.length
      expect(share).toBeGreaterThan(0.012)
      expect(share).toBeLessThan(0.028)
    }
  })

  it('runs in a process of its own and says at its end what it counted', async () => {
    const script = join(import.meta.dirname, '../../../bench/fake-smtp/server-process.ts')
    const flags = ['--seed', '5', '--log', log, '--fault', 'half-answer=1']
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...flags])
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
    const transport = smtpTransport({ url: (await lines.next()).value ?? '' })
    const result = await transport.send(message, 'k', new AbortController().signal)
    expect([result.kind, readAcceptedLog(log).length]).toEqual(['uncertain', 1])
    child.kill('SIGTERM')
    const counts = JSON.parse((await lines.next()).value ?? '')
    expect(counts).toEqual({ connections: 1, messages: 1, faults: { 'half-answer': 1 } })
    await once(child, 'exit')
    await transport.close()
  })
})
