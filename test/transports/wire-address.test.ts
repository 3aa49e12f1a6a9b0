import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needsSmtpUtf8, wireAddress } from '../../src/transports/wire-address.ts'

describe('an address on the wire', () => {
  it.each([
    ['Ana.Maria+tips@Example.COM', 'Ana.Maria+tips@example.com'],
    ['ana@bücher.example', 'ana@xn--bcher-kva.example'],
    ['ana@例え.テスト', 'ana@xn--r8jz45g.xn--zckzah'],
    ['jürgen@example.com', 'jürgen@example.com'],
    ["o'hara@localhost", "o'hara@localhost"],
  ])('is %s as %s', (typed, wire) => {
    expect(wireAddress(typed)).toBe(wire)
  })

  it.each([
    'ana',
    '@example.com',
    'ana@',
    'ana@@example.com',
    'a b@example.com',
    '"a@evil x"@example.com',
    'ana@[127.0.0.1]',
    'ana@127.0.0.1',
    'ana@0x7f.0x1',
    'ana@exa%6dple.com',
    'ana@-example.com',
    'ana@example..com',
    'ana..maria@example.com',
    'ana@example.com, eve@example.com',
    'ana@example.com\r\nBcc: eve@example.com',
    'ana\u2028@example.com',
    'ana@example.com\0',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b.'.repeat(130)}com`,
  ])('does not exist for %j', (typed) => {
    expect(wireAddress(typed)).toBeNull()
  })

  it('never holds what could end it early, whatever was typed', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'ab.@<>,;:"\\ \r\n\t\0\u2028é%()[]1x-') })
    fc.assert(
      fc.property(hostile, hostile, (local, domain) => {
        const wire = wireAddress(`${local}@${domain}`)
        if (wire === null) return
        expect(wire).toMatch(/^[^\s<>,;:"\\()[\]@]+@[a-z0-9.-]+$/)
        expect(wireAddress(wire)).toBe(wire)
      }),
    )
  })

  it('needs SMTPUTF8 for letters of other scripts before the @ and not after it', () => {
    expect([needsSmtpUtf8('jürgen@example.com'), needsSmtpUtf8('ana@bücher.example')]).toEqual([true, false])
  })
})
