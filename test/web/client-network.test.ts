import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { clientNetwork, networkHash, networkReader, trustedRanges } from '../../src/web/client-network.ts'
import { isProxied } from '../../src/web/operator-door.ts'

const trusted = trustedRanges(['10.0.0.0/8', '127.0.0.1', '2001:db8:ffff::/48'])
const from = (remote: string | null, forwardedFor: string | null = null, ranges = trusted) => {
  const found = clientNetwork({ remote, forwardedFor, proxied: forwardedFor !== null, trusted: ranges })
  return found.kind === 'known' ? found.network : found.why
}

describe('the network of a visitor', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:1:2ff:aaaa::1', '2001:db8:1:200::/56'],
    ['2001:db8:1:2aa::1%eth0', '2001:db8:1:200::/56'],
    ['192.168.1.5', '192.168.1.0/24'],
  ])('at the socket %s is %s', (remote, network) => {
    expect(from(remote)).toBe(network)
  })

  it('is the right-most entry that no trusted proxy has, whatever stands left of it', () => {
    expect(from('10.1.1.1', '203.0.113.9')).toBe('203.0.113.0/24')
    expect(from('10.1.1.1', '198.51.100.1, 203.0.113.9, 10.2.2.2')).toBe('203.0.113.0/24')
    expect(from('127.0.0.1', 'unknown, 203.0.113.9')).toBe('203.0.113.0/24')
    expect(from('2001:db8:ffff::1', '203.0.113.9:4711')).toBe('203.0.113.0/24')
    expect(from('10.1.1.1', '[2001:db8:1:201::9]:4711')).toBe('2001:db8:1:200::/56')
  })

  it('is not known where a trusted proxy says nothing that can be read', () => {
    for (const said of [null, '', ' ', 'unknown', '203.0.113.9, nonsense', '10.3.3.3', '1', '0x7f000001'])
      expect([said, from('10.1.1.1', said)]).toEqual([said, 'proxy-says-nothing'])
  })

  it('is not known where a proxy nearby is not trusted', () => {
    expect(from('127.0.0.1', null, [])).toBe('proxy-not-trusted')
    expect(from('::1', '203.0.113.9', [])).toBe('proxy-not-trusted')
    expect(from('172.16.0.4', '203.0.113.9', [])).toBe('proxy-not-trusted')
    expect(from('fd00::4', '203.0.113.9', [])).toBe('proxy-not-trusted')
    expect(from(null)).toBe('no-address')
    expect(from('nonsense')).toBe('no-address')
  })

  it('is that of the socket for a visitor who makes up a header', () => {
    expect(from('192.0.2.77', '203.0.113.9')).toBe('192.0.2.0/24')
    expect(from('192.0.2.77', '10.0.0.1', [])).toBe('192.0.2.0/24')
  })

  it('is read as a keyed hash, and what is missing is logged once and without an address', async () => {
    const logged: unknown[] = []
    let remote = '192.0.2.77'
    const read = networkReader({
      trustedProxies: [],
      pepper: 'pepper',
      remoteAddress: () => remote,
      isProxied,
      log: (event, fields) => logged.push([event, fields]),
    })
    const app = new Hono().get('/', (http) => http.json(read(http)))
    const ask = async (headers: Record<string, string> = {}): Promise<unknown> =>
      await (await app.request('/', { headers })).json()
    expect(await ask()).toBe(networkHash('pepper', '192.0.2.0/24'))
    expect(logged).toEqual([])
    remote = '172.16.0.4'
    for (let time = 0; time < 3; time++) expect(await ask({ 'X-Forwarded-For': '203.0.113.9' })).toBeNull()
    expect(logged).toEqual([['sign-ups.network-unknown', { why: 'proxy-not-trusted' }]])
    expect(networkHash('other', '192.0.2.0/24')).not.toBe(networkHash('pepper', '192.0.2.0/24'))
  })
})
