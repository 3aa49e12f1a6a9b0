import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { networkProbe } from '../../src/wiring/network-probe.ts'
import { servePage } from '../support/page-server.ts'
import { startSmtpSink } from '../support/smtp-sink.ts'

const PATIENT = { callMs: 10_000 }
const HASTY = { callMs: 150 }

const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

/** A name server: `answer` gives the response code and the TXT of a name, or null for silence. */
async function nameServer(answer: (name: string) => { code: number; text?: string } | null): Promise<string> {
  const socket: Socket = createSocket('udp4')
  socket.on('message', (query, from) => {
    const reply = answer(questionOf(query))
    if (reply !== null) socket.send(responseTo(query, reply), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  opened.push(socket)
  return `127.0.0.1:${socket.address().port}`
}

function questionOf(query: Buffer): string {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return labels.join('.').toLowerCase()
}

/** The question is given back, with one TXT answer where there is a text (RFC 1035, section 4). */
function responseTo(query: Buffer, { code, text }: { code: number; text?: string }): Buffer {
  let end = 12
  while ((query[end] ?? 0) !== 0) end += (query[end] ?? 0) + 1
  const head = Buffer.from(query.subarray(0, end + 5))
  head.writeUInt16BE(0x8180 | code, 2)
  head.writeUInt16BE(text === undefined ? 0 : 1, 6)
  head.writeUInt32BE(0, 8)
  if (text === undefined) return head
  const data = Buffer.from(text, 'latin1')
  const record = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, data.length + 1, data.length])
  return Buffer.concat([head, record, data])
}

async function bareServer(greet: (write: (text: string) => void) => void): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {})
    opened.push({ close: () => socket.destroy() })
    greet((text) => socket.write(text))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  opened.push(server)
  return (server.address() as AddressInfo).port
}

describe('names, asked of a name server', () => {
  const zone = (name: string) =>
    name === 'example.com' ? { code: 0, text: 'v=spf1 -all' } : name === 'com' ? { code: 0 } : { code: 3 }

  it('are found, or certainly not there', async () => {
    const probe = networkProbe({ ...PATIENT, nameServers: [await nameServer(zone)] })
    expect(await probe.texts('example.com')).toEqual({ kind: 'found', value: ['v=spf1 -all'] })
    expect(await probe.texts('nothing.example.com')).toEqual({
      kind: 'none',
      reason: 'there is no such name',
    })
    expect(await probe.exchanges('com')).toEqual({ kind: 'none', reason: 'there is no such record' })
  })

  it('are unknown where the name server knows no public names, fails, or is silent', async () => {
    const asked = async (answer: Parameters<typeof nameServer>[0], limits = PATIENT) =>
      await networkProbe({ ...limits, nameServers: [await nameServer(answer)] }).texts('example.com')
    expect(await asked(() => ({ code: 3 }))).toEqual({
      kind: 'unknown',
      reason: 'the resolver of this machine knows no public names',
    })
    expect(await asked(() => ({ code: 2 }))).toMatchObject({
      kind: 'unknown',
      reason: 'the name server failed',
    })
    expect(await asked(() => null, HASTY)).toEqual({ kind: 'unknown', reason: 'timeout' })
  })

  it('are not asked any more when the time for all is up', async () => {
    let queries = 0
    const count = () => {
      queries += 1
      return { code: 3 }
    }
    const probe = networkProbe({ ...PATIENT, allMs: 0, nameServers: [await nameServer(count)] })
    expect(await probe.texts('example.com')).toEqual({ kind: 'unknown', reason: 'timeout' })
    expect(queries).toBe(0)
  })
})

describe('a mail server', () => {
  const place = (port: number, secure = false) => ({ host: '127.0.0.1', port, secure })

  it('is asked what it offers, before and after STARTTLS', async () => {
    const plain = await startSmtpSink()
    const login = { user: 'u', password: 'p' }
    const tls = await startSmtpSink({ login, server: { disabledCommands: [] } })
    opened.push(plain, tls)
    const probe = networkProbe(PATIENT)
    expect(await probe.smtp(place(plain.port))).toEqual({
      kind: 'found',
      value: { address: '127.0.0.1', tls: 'none', certificate: null, offersLogin: false },
    })
    expect(await probe.smtp(place(tls.port))).toMatchObject({
      kind: 'found',
      value: {
        address: '127.0.0.1',
        tls: 'by STARTTLS',
        offersLogin: true,
        certificate: { fault: expect.any(String), expiresAt: expect.any(Number) },
      },
    })
  })

  it('may speak TLS from the start', async () => {
    const sink = await startSmtpSink({ server: { secure: true } })
    opened.push(sink)
    expect(await networkProbe(PATIENT).smtp(place(sink.port, true))).toMatchObject({
      kind: 'found',
      value: { tls: 'from the start' },
    })
  })

  it('that refuses, speaks nonsense or hangs up does not answer; one that is silent is unknown', async () => {
    const probe = networkProbe(PATIENT)
    const closed = await startSmtpSink()
    await closed.close()
    expect(await probe.smtp(place(closed.port))).toEqual({
      kind: 'none',
      reason: 'the connection was refused',
    })
    const nonsense = await bareServer((write) => write('HTTP/1.1 400 Bad Request\r\n554 no\r\n'))
    expect(await probe.smtp(place(nonsense))).toEqual({
      kind: 'none',
      reason: 'it does not greet as a mail server',
    })
    const endless = await bareServer((write) => write(`220-${'x'.repeat(100_000)}`))
    expect(await probe.smtp(place(endless))).toEqual({ kind: 'none', reason: 'the connection was cut' })
    const plain = await startSmtpSink()
    opened.push(plain)
    expect(await probe.smtp(place(plain.port, true))).toMatchObject({ kind: 'none' })
    const silent = await bareServer(() => {})
    expect(await networkProbe(HASTY).smtp(place(silent))).toEqual({ kind: 'unknown', reason: 'timeout' })
  })
})

describe('a web server', () => {
  it('is asked once, without following redirects, and an answer that never ends is not waited for', async () => {
    const server = await servePage((request, response) => {
      if (request.method === 'POST') response.writeHead(302, { Location: '/elsewhere' }).end()
      else response.write('x'.repeat(2000))
    })
    opened.push(server)
    const url = `http://127.0.0.1:${server.port}/`
    const probe = networkProbe(PATIENT)
    const got = await probe.web({ method: 'GET', url })
    expect(got).toMatchObject({
      kind: 'found',
      value: { status: 200, certificate: null, body: 'x'.repeat(1024), date: expect.any(Number) },
    })
    expect(await probe.web({ method: 'POST', url, body: 'a=b' })).toMatchObject({
      kind: 'found',
      value: { status: 302 },
    })
    expect(server.requests).toHaveLength(2)
  })

  it('may have a certificate that nobody trusts, and answers all the same', async () => {
    const server = await servePage((_, response) => response.end('ok'), true)
    opened.push(server)
    expect(
      await networkProbe(PATIENT).web({ method: 'GET', url: `https://127.0.0.1:${server.port}/` }),
    ).toMatchObject({
      kind: 'found',
      value: { status: 200, body: 'ok', certificate: { fault: expect.any(String) } },
    })
  })

  it('that refuses does not answer; one that is silent is unknown', async () => {
    const silent = await bareServer(() => {})
    const url = `http://127.0.0.1:${silent}/`
    expect(await networkProbe(HASTY).web({ method: 'GET', url })).toEqual({
      kind: 'unknown',
      reason: 'timeout',
    })
    const server = await servePage((_, response) => response.end())
    server.close()
    expect(
      await networkProbe(PATIENT).web({ method: 'GET', url: `http://127.0.0.1:${server.port}/` }),
    ).toEqual({
      kind: 'none',
      reason: 'the connection was refused',
    })
  })
})

describe('a disk', () => {
  it('says how much is free, and nothing of a folder that is not there', async () => {
    const probe = networkProbe()
    expect(await probe.freeBytes(import.meta.dirname)).toBeGreaterThan(0)
    expect(await probe.freeBytes('/not/there')).toBeNull()
  })
})
