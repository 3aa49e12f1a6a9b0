import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { faultOfError } from '../../../src/ingest/fetch/fetch-problems.ts'
import {
  publicConnector,
  publicLookup,
  type Resolve,
  resolveHost,
} from '../../../src/ingest/fetch/safe-connector.ts'
import { type PageServer, pageHost, serveBytes } from '../../support/page-server.ts'

/** What a lookup answers: its addresses, or the name of the fault. */
async function looked(lookup: ReturnType<typeof publicLookup>, all = true): Promise<unknown> {
  return await new Promise((resolve) => {
    lookup('page.example.com', { all }, (error, found) => resolve(error ? faultOfError(error).fault : found))
  })
}

describe('publicLookup', () => {
  it('gives the addresses of a public name', async () => {
    const lookup = publicLookup(async () => ['8.8.8.8', '2606:4700::1111'])
    expect(await looked(lookup)).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ])
    expect(await looked(lookup, false)).toBe('8.8.8.8')
  })

  it.each([
    ['127.0.0.1'],
    ['10.0.0.1'],
    ['169.254.169.254'],
    ['::1'],
    ['fd00::1'],
    ['::ffff:10.0.0.1'],
    ['0.0.0.0'],
  ])('refuses a name that resolves to %s', async (address) => {
    expect(await looked(publicLookup(async () => [address]))).toBe('not-public')
  })

  it('refuses a name with one public and one private address, whichever comes first', async () => {
    expect(await looked(publicLookup(async () => ['8.8.8.8', '10.0.0.1']))).toBe('not-public')
    expect(await looked(publicLookup(async () => ['10.0.0.1', '8.8.8.8']))).toBe('not-public')
    expect(
      await looked(
        publicLookup(async () => ['8.8.8.8', '10.0.0.1']),
        false,
      ),
    ).toBe('not-public')
  })

  it('asks once for each connection and checks each answer, so that a name cannot change in between', async () => {
    const answers = [['8.8.8.8'], ['127.0.0.1']]
    const lookup = publicLookup(async () => answers.shift() ?? [])
    expect(await looked(lookup)).toEqual([{ address: '8.8.8.8', family: 4 }])
    expect(answers).toHaveLength(1)
    expect(await looked(lookup)).toBe('not-public')
  })

  it('says that a name was not found', async () => {
    expect(await looked(publicLookup(async () => []))).toBe('unreachable')
    const notFound = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
    expect(await looked(publicLookup(() => Promise.reject(notFound)))).toBe('unreachable')
  })
})

describe('publicConnector', () => {
  let server: PageServer
  let reached = 0
  beforeEach(async () => {
    reached = 0
    server = await serveBytes(() => {
      reached += 1
    })
  })
  afterEach(() => server.close())

  const loopback: Resolve = async () => ['127.0.0.1']
  const connectTo = async (hostname: string, port: number): Promise<string> => {
    const testServer = { host: pageHost, port: server.port }
    const connector = publicConnector({ resolve: loopback, connectMs: 400, testServer })
    return await new Promise((resolve) => {
      connector({ hostname, protocol: 'http:', port: String(port) }, (error, socket) => {
        socket?.end('hello')
        resolve(error ? faultOfError(error).fault : 'connected')
      })
    })
  }

  it('checks an IP address, which is never looked up', async () => {
    const hosts = ['127.0.0.1', '::1', '[::1]', '[::ffff:7f00:1]', '10.0.0.1']
    const outcomes = await Promise.all(hosts.map((host) => connectTo(host, server.port)))
    expect(outcomes).toEqual(hosts.map(() => 'not-public'))
    expect(reached).toBe(0)
  })

  it('opens nothing of this machine but the one host and port of the test', async () => {
    expect(await connectTo('other.example.com', server.port)).toBe('not-public')
    expect(await connectTo(pageHost, server.port + 1)).toBe('not-public')
    expect(await connectTo(`sub.${pageHost}`, server.port)).toBe('not-public')
    expect(await connectTo(pageHost, server.port)).toBe('connected')
  })

  it('is obeyed by the sockets of the system', async () => {
    const socket = connect({ host: 'page.example.com', port: server.port, lookup: publicLookup(loopback) })
    const [error] = await once(socket, 'error')
    expect(faultOfError(error).fault).toBe('not-public')
    expect(reached).toBe(0)
  })
})

describe('resolveHost', () => {
  it('knows the names of this machine, so that they are refused by their addresses', async () => {
    expect(await looked(publicLookup(() => resolveHost('localhost')))).toBe('not-public')
  })
})
