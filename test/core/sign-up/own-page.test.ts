import { describe, expect, it } from 'vitest'
import { readOwnPage } from '../../../src/core/sign-up/own-page.ts'

describe('the address of a page of the marketer’s own', () => {
  it.each([
    ['https://example.com/privacy', 'https://example.com/privacy'],
    ['  https://EXAMPLE.com ', 'https://example.com/'],
    ['http://localhost:8080/privacy', 'http://localhost:8080/privacy'],
    ['http://127.0.0.1/imprint', 'http://127.0.0.1/imprint'],
    ['http://[::1]/imprint', 'http://[::1]/imprint'],
  ])('may be %j', (typed, read) => {
    expect(readOwnPage(typed)).toBe(read)
  })

  it.each([
    '',
    'example.com/privacy',
    'http://example.com/privacy',
    'http://localhost.example.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:maya@example.com',
    'https://',
    'https://user:secret@example.com/',
    'https://example.com/a b',
    'https://example.com/a\nb',
    `https://example.com/${'a'.repeat(2000)}`,
  ])('is not %j', (typed) => {
    expect(readOwnPage(typed)).toBeNull()
  })
})
