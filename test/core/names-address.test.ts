import { describe, expect, it } from 'vitest'
import { addressesIn, namesAddress } from '../../src/core/names-address.ts'

describe('namesAddress', () => {
  it('finds an address in any case and between whatever stands around it', () => {
    for (const text of [
      'Ana@Example.COM',
      '"to":["ana@example.com"]',
      'x <ana@example.com>: full',
      'ana@example.com.',
    ]) {
      expect(namesAddress(text, 'ana@example.com'), text).toBe(true)
    }
  })

  it('takes no longer address for a shorter one', () => {
    for (const text of [
      'joana@example.com',
      'j.ana@example.com',
      'ana@example.com.au',
      'ana@example.community',
    ]) {
      expect(namesAddress(text, 'ana@example.com'), text).toBe(false)
    }
  })

  it('takes an address literally, whatever signs it has', () => {
    expect(namesAddress('to a+b.c@example.com', 'a+b.c@example.com')).toBe(true)
    expect(namesAddress('to aab.c@example.com', 'a+b.c@example.com')).toBe(false)
    expect(namesAddress('to a+bxc@example.com', 'a+b.c@example.com')).toBe(false)
  })
})

describe('addressesIn', () => {
  it('gives the addresses of a header in lower case', () => {
    expect(addressesIn('Ana <Ana@Example.com>, ben@example.com')).toEqual([
      'ana@example.com',
      'ben@example.com',
    ])
    expect(addressesIn('nobody')).toEqual([])
  })
})
