import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { FetchLimits } from '../../../src/ingest/fetch/fetch-article.ts'
import { fetchFrom, type PageServer, serveBytes, servePage, shortLimits } from '../../support/page-server.ts'

const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n'

describe('a hostile server', () => {
  let server: PageServer | null = null
  afterEach(() => server?.close())

  /** What the fetching says of a server that speaks these bytes. */
  const fetchBytes = async (speak: (socket: Socket) => void, limits: Partial<FetchLimits> = {}) => {
    server = await serveBytes(speak)
    return await outcomeOf(server, limits)
  }

  const fetchBody = async (encoding: string, write: (response: ServerResponse) => void) => {
    server = await servePage((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding })
      write(response)
    })
    return await outcomeOf(server)
  }

  const outcomeOf = async (at: PageServer, limits: Partial<FetchLimits> = {}) => {
    const outcome = await fetchFrom(at, at.url, { limits })
    return outcome.kind === 'problem' ? outcome.problem : `${outcome.bytes.byteLength} bytes`
  }

  /** Writes as long as the other side listens, a piece each time. */
  const writeForEver = (socket: Socket, piece: string, everyMs: number): void => {
    const timer = setInterval(() => socket.write(piece), everyMs)
    socket.on('close', () => clearInterval(timer))
  }

  /** Writes as fast as the other side reads. */
  const pourForEver = (socket: Socket, piece: Buffer): void => {
    const pour = (): void => {
      while (!socket.destroyed && socket.write(piece));
    }
    socket.on('drain', pour)
    pour()
  }

  it('that says nothing is left in time', async () => {
    expect(await fetchBytes(() => undefined, shortLimits)).toBe('too-slow')
  })

  it('that says nothing after its connection is left sooner than all the time that there is', async () => {
    expect(await fetchBytes(() => undefined, { headersMs: 300, totalMs: 20_000 })).toBe('too-slow')
  })

  it('that drips its headers is left in time', async () => {
    const drip = (socket: Socket): void => {
      socket.write(head)
      writeForEver(socket, 'x-a: b\r\n', 20)
    }
    expect(await fetchBytes(drip, shortLimits)).toBe('too-slow')
  })

  it('that sends headers without end is left', async () => {
    const pour = (socket: Socket): void => {
      socket.write(head)
      pourForEver(socket, Buffer.from(`x-a: ${'b'.repeat(1000)}\r\n`))
    }
    expect(await fetchBytes(pour)).toBe('too-large')
  })

  it('that only ever announces an answer is left in time', async () => {
    const announce = 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'
    expect(await fetchBytes((socket) => writeForEver(socket, announce, 10), shortLimits)).toBe('too-slow')
  })

  it('that drips its body is left in time', async () => {
    const drip = (socket: Socket): void => {
      socket.write(`${head}\r\n`)
      writeForEver(socket, 'a', 20)
    }
    expect(await fetchBytes(drip, shortLimits)).toBe('too-slow')
  })

  it('that stops in the middle of its body is left in time', async () => {
    const stop = (socket: Socket): void => void socket.write(`${head}content-length: 100\r\n\r\nwords`)
    expect(await fetchBytes(stop, shortLimits)).toBe('too-slow')
  })

  it('that sends a body without end is left at the limit', async () => {
    const pour = (socket: Socket): void => {
      socket.write(`${head}\r\n`)
      pourForEver(socket, Buffer.alloc(64 * 1024, 97))
    }
    expect(await fetchBytes(pour)).toBe('too-large')
  })

  it('that declares a body too large is left before it is read', async () => {
    expect(await fetchBytes((socket) => socket.write(`${head}content-length: 1048577\r\n\r\nwords`))).toBe(
      'too-large',
    )
  })

  it('that sends exactly as much as is allowed is read', async () => {
    const write = (response: ServerResponse): void => void response.end(Buffer.alloc(1024 * 1024, 97))
    expect(await fetchBody('identity', write)).toBe('1048576 bytes')
  })

  it.each([
    ['before a word', (socket: Socket) => socket.destroy()],
    ['in its headers', (socket: Socket) => socket.end(head)],
    ['in its body', (socket: Socket) => socket.end(`${head}content-length: 100\r\n\r\nwords`)],
    [
      'between its chunks',
      (socket: Socket) => socket.end(`${head}transfer-encoding: chunked\r\n\r\n5\r\nwords\r\n`),
    ],
    ['with a reset', (socket: Socket) => socket.resetAndDestroy()],
  ])('that breaks off %s is found out', async (_where, speak) => {
    expect(await fetchBytes(speak)).toBe('broken-answer')
  })

  it('whose body ends where the connection does is read', async () => {
    expect(await fetchBytes((socket) => socket.end(`${head}\r\nwords`))).toBe('5 bytes')
  })

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['nonsense', '\u0000\u0001\u0002\r\n\r\n'],
    ['two lengths', `${head}content-length: 5\r\ncontent-length: 6\r\n\r\nwords!`],
    ['of another protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\n\r\n'],
    ['of yet another', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n'],
    ['of a status that is none', 'HTTP/1.1 099 No\r\n\r\n'],
    ['a length and chunks', `${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\nwords`],
    ['chunks of no size', `${head}transfer-encoding: chunked\r\n\r\nzz\r\nwords`],
    ['a negative length', `${head}content-length: -5\r\n\r\nwords`],
    ['null bytes in a header', `${head}x-a: \u0000\r\n\r\nwords`],
  ])('that speaks %s is found out', async (_what, bytes) => {
    expect(await fetchBytes((socket) => socket.write(bytes))).toBe('broken-answer')
  })

  const words = Buffer.from('words')
  const zeros = Buffer.alloc(24 * 1024 * 1024)
  describe.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['deflate', deflateSync],
  ] as const)('that compresses with %s', (encoding, compress) => {
    it('is read', async () => {
      expect(await fetchBody(encoding, (response) => response.end(compress(words)))).toBe('5 bytes')
    })

    it('is left as soon as a small body swells beyond the limit', async () => {
      const bomb = compress(zeros)
      expect(bomb.byteLength).toBeLessThan(200_000)
      const before = process.memoryUsage().arrayBuffers
      expect(await fetchBody(encoding, (response) => response.end(bomb))).toBe('too-large')
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024)
    })

    it('is found out where the body is cut or is something else', async () => {
      const cut = compress(Buffer.from('words '.repeat(1000)))
      expect(await fetchBody(encoding, (response) => response.end(cut.subarray(0, -8)))).toBe('broken-answer')
      server?.close()
      expect(await fetchBody(encoding, (response) => response.end('no such thing'))).toBe('broken-answer')
    })
  })

  it.each(['compress', 'gzip, gzip', 'br, gzip, br, gzip', 'aes128gcm', 'x'.repeat(1000)])(
    'that compresses with %s is not read',
    async (encoding) => {
      expect(await fetchBody(encoding, (response) => response.end('words'))).toBe('broken-answer')
    },
  )
})
