import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressFileName, parseArticleAddress } from '../../../src/ingest/fetch/article-address.ts'

/** What is wrong with an address, or else the address as it would be fetched. */
function judged(text: string, base: string | null = null): string {
  const parsed = parseArticleAddress({ text, base: base === null ? null : new URL(base) })
  return parsed.kind === 'fault' ? parsed.fault : parsed.url.href
}

describe('parseArticleAddress', () => {
  it.each([
    ['decimal', 'http://2130706433/'],
    ['hexadecimal', 'http://0x7f000001/'],
    ['hexadecimal in parts', 'http://0x7f.0x0.0x0.0x1/'],
    ['octal', 'http://017700000001/'],
    ['octal in parts', 'http://0177.0.0.01/'],
    ['short', 'http://127.1/'],
    ['of three parts', 'http://10.0.513/'],
    ['one zero', 'http://0/'],
    ['with a dot at the end', 'http://127.0.0.1./'],
    ['short with a dot at the end', 'http://127.1./'],
    ['in mixed case', 'HtTp://0X7F000001/'],
    ['in full-width digits', 'http://１２７.０.０.１/'],
    ['in circled digits', 'http://①②⑦.⓪.⓪.①/'],
    ['with ideographic dots', 'http://127。0。0。1/'],
    ['percent-encoded', 'http://%31%32%37.0.0.1/'],
    ['with backslashes', 'http:\\\\127.0.0.1\\page'],
    ['with too few slashes', 'http:127.0.0.1'],
    ['with tabs and line ends', 'ht\ntp://127.\t0.0.1/'],
    ['loopback in IPv6', 'http://[::1]/'],
    ['loopback in long IPv6', 'http://[0:0:0:0:0:0:0:1]/'],
    ['mapped, in dots', 'http://[::ffff:127.0.0.1]/'],
    ['mapped, in hexadecimal', 'http://[::ffff:7f00:1]/'],
    ['compatible', 'http://[::7f00:1]/'],
    ['translated', 'http://[64:ff9b::a00:1]/'],
    ['6to4', 'http://[2002:7f00:1::]/'],
    ['unique local', 'http://[fd00::1]/'],
    ['where clouds keep their secrets', 'http://169.254.169.254/latest/meta-data/'],
    ['broadcast', 'http://255.255.255.255/'],
    ['over https', 'https://192.168.0.1/'],
  ])('refuses a private address that is written %s', (_form, text) => {
    expect(judged(text)).toBe('not-public')
  })

  it('refuses an address with a zone', () => {
    expect(judged('http://[fe80::1%25eth0]/')).toBe('bad-address')
    expect(judged('http://[fe80::1%eth0]/')).toBe('bad-address')
  })

  it.each([
    'file:///etc/passwd',
    'ftp://example.com/a.txt',
    'data:text/html,<p>words</p>',
    'javascript:alert(1)',
    'gopher://example.com/1',
    'ws://example.com/',
    'blob:http://example.com/1',
    'view-source:http://example.com/',
    'mailto:maya@example.com',
  ])('refuses %s', (text) => {
    expect(judged(text)).toBe('scheme')
    expect(judged(text, 'https://example.com/')).toBe('scheme')
  })

  it('refuses a user name or a password', () => {
    expect(judged('http://maya:secret@example.com/')).toBe('credentials')
    expect(judged('http://maya@example.com/')).toBe('credentials')
    expect(judged('//maya@example.com/', 'https://example.com/')).toBe('credentials')
  })

  it('refuses every port but the two usual ones, each with its own scheme', () => {
    const ports = ['http://example.com:22/', 'http://example.com:8080/', 'http://example.com:443/']
    expect(ports.map((text) => judged(text))).toEqual(['port', 'port', 'port'])
    expect(judged('http://example.com:80/a')).toBe('http://example.com/a')
    expect(judged('https://example.com:443/a')).toBe('https://example.com/a')
  })

  it('refuses what is no address, and one of great length', () => {
    const texts = ['', ' ', 'example.com/page', 'http://', 'http://a b/', 'http://1.2.3.4.5/', '/page']
    expect(texts.map((text) => judged(text))).toEqual(texts.map(() => 'bad-address'))
    expect(judged(`http://example.com/${'a'.repeat(5000)}`)).toBe('bad-address')
    expect(judged(`/${'a'.repeat(5_000_000)}`, 'http://example.com/')).toBe('bad-address')
  })

  it('lets a redirect go from http to https and never back', () => {
    expect(judged('https://example.com/a', 'http://example.com/')).toBe('https://example.com/a')
    expect(judged('http://example.com/a', 'https://example.com/')).toBe('redirect')
    expect(judged('//example.com/a', 'https://example.com/')).toBe('https://example.com/a')
  })

  it('drops the fragment, which no server is told', () => {
    expect(judged(' https://example.com/a?b=c#d ')).toBe('https://example.com/a?b=c')
  })

  it('reads names in any script', () => {
    expect(judged('https://bücher.example/ä')).toBe('https://xn--bcher-kva.example/%C3%A4')
  })

  it('judges an IPv4 address alike in whatever form it is written', () => {
    fc.assert(
      fc.property(ipv4(reservedRanges), form, (octets, write) => {
        expect(judged(`http://${write(octets)}/`)).toBe('not-public')
      }),
    )
    fc.assert(
      fc.property(ipv4(publicRanges), form, (octets, write) => {
        expect(judged(`http://${write(octets)}/`)).toBe(`http://${octets.join('.')}/`)
      }),
    )
  })
})

describe('addressFileName', () => {
  it.each([
    ['https://example.com/blog/calm-mornings.html?utm=1', 'calm-mornings.html'],
    ['https://example.com/blog/', 'blog'],
    ['https://example.com/', 'example.com'],
    ['https://example.com/gr%C3%BC%C3%9Fe.docx', 'grüße.docx'],
    ['https://example.com/%E0%A4%A', '%E0%A4%A'],
  ])('calls %s %s', (address, name) => {
    expect(addressFileName(address)).toBe(name)
  })
})

type Octets = readonly [number, number, number, number]
type Range = readonly [first: readonly number[], bits: number]

const reservedRanges: readonly Range[] = [
  [[0], 8],
  [[10], 8],
  [[100, 64], 10],
  [[127], 8],
  [[169, 254], 16],
  [[172, 16], 12],
  [[192, 0, 0], 24],
  [[192, 0, 2], 24],
  [[192, 88, 99], 24],
  [[192, 168], 16],
  [[198, 18], 15],
  [[198, 51, 100], 24],
  [[203, 0, 113], 24],
  [[224], 4],
  [[240], 4],
]

const publicRanges: readonly Range[] = [
  [[8], 8],
  [[64], 6],
  [[128], 7],
  [[151, 101], 16],
  [[172, 64], 10],
  [[208], 8],
]

/** Any address of one of the ranges. */
function ipv4(ranges: readonly Range[]): fc.Arbitrary<Octets> {
  return fc.tuple(fc.constantFrom(...ranges), fc.nat(2 ** 32 - 1)).map(([[first, bits], random]) => {
    const start = first.reduce((sum, octet, index) => sum + octet * 256 ** (3 - index), 0)
    const value = start + (random % 2 ** (32 - bits))
    return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
  })
}

/** The forms that inet_aton and browsers read: one to four parts, each decimal, octal or hexadecimal. */
const form = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.array(fc.constantFrom(10, 8, 16), { minLength: 4, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([parts, bases, dot]) => (octets: Octets): string => {
    const last = octets.slice(parts - 1).reduce((sum, octet) => sum * 256 + octet, 0)
    const written = [...octets.slice(0, parts - 1), last].map((part, index) => {
      const base = bases[index] ?? 10
      return `${base === 8 ? '0' : base === 16 ? '0x' : ''}${part.toString(base)}`
    })
    return written.join('.') + (dot ? '.' : '')
  })
