import { describe, expect, it } from 'vitest'
import { safeHref } from '../../../src/core/mail/safe-href.ts'

describe('safeHref', () => {
  it.each([
    'https://example.com/a?b=1#c',
    'http://example.com',
    'mailto:maya@example.com',
    'tel:+4912345',
    'HTTPS://example.com',
  ])('keeps %s', (address) => {
    expect(safeHref(` ${address} `)).toBe(address)
  })

  it.each([
    '',
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.com',
    '/path',
    'example.com',
    'https://',
    'https:///x',
    'https://example.com/\r\nBcc: x',
    'https://example.com/a b',
    'https://example.com/\u0000',
  ])('refuses %j', (address) => {
    expect(safeHref(address)).toBeNull()
  })
})
