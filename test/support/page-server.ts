import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createServer as createSocketServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { type FetchArticle, type FetchOptions, fetchArticle } from '../../src/ingest/fetch/fetch-article.ts'

/** The one name that a test's server is reached by. */
export const pageHost = 'article.example.com'

/** Not the server's own keys of anything: they live in the tests only. */
const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', 'fixtures', 'page-server', name), 'utf8')
export const pageCertificate = fixture('certificate.pem')

export interface PageServer {
  /** With the slash at its end. */
  readonly url: string
  readonly port: number
  /** The heads of the requests so far. */
  readonly requests: IncomingMessage[]
  close(): void
}

export type Page = (request: IncomingMessage, response: ServerResponse) => void

/** A web server of the test's own on this machine, at a free port. */
export async function servePage(page: Page, secure = false): Promise<PageServer> {
  const requests: IncomingMessage[] = []
  const answer: Page = (request, response) => {
    requests.push(request)
    page(request, response)
  }
  const keys = { key: secure ? fixture('key.pem') : '', cert: pageCertificate }
  const server = secure ? createSecureServer(keys, answer) : createServer(answer)
  return { ...(await listen(server, secure)), requests }
}

/** A server that speaks in bytes, for what no web server would say. */
export async function serveBytes(speak: (socket: Socket) => void): Promise<PageServer> {
  const server = createSocketServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => speak(socket))
  })
  return { ...(await listen(server, false)), requests: [] }
}

async function listen(server: Server, secure: boolean): Promise<Omit<PageServer, 'requests'>> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const close = (): void => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { url: `${secure ? 'https' : 'http'}://${pageHost}:${port}/`, port, close }
}

/** A busy machine is no fault of the server. */
const patientLimits = { totalMs: 20_000, connectMs: 10_000, headersMs: 10_000 }

/** Limits that a server which never ends runs into soon. */
export const shortLimits = { totalMs: 250, connectMs: 200 }

/** Fetches a page of a test; names other than the server's resolve to nothing unless the test says to what. */
export async function fetchFrom(
  server: PageServer,
  address: string,
  options: Partial<FetchOptions> = {},
): Promise<FetchArticle> {
  return await fetchArticle(address, {
    userAgent: 'Rivulet/0.0.0 (+article import)',
    resolve: async () => [],
    testServer: { host: pageHost, port: server.port, ca: pageCertificate },
    ...options,
    limits: { ...patientLimits, bodyBytes: 1024 * 1024, ...options.limits },
  })
}
