import { describe, expect, it } from 'vitest'
import { shownAddress } from '../../src/core/shown-address.ts'

describe('an address on a page that others may see', () => {
  it('keeps its first letter and its domain', () => {
    expect(shownAddress('maya.m@example.com')).toBe('m…@example.com')
    expect(shownAddress('m@example.com')).toBe('m…@example.com')
    expect(shownAddress('"a@b"@example.com')).toBe('"…@example.com')
  })
})
