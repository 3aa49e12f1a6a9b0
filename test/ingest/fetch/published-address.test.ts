import { describe, expect, it } from 'vitest'
import { publishedAddress } from '../../../src/ingest/fetch/published-address.ts'

describe('publishedAddress', () => {
  const fetched = 'https://www.example.com/post?utm_source=x'

  it.each([
    ['https://www.example.com/post', 'https://www.example.com/post'],
    ['https://example.com/post', 'https://example.com/post'],
    ['https://blog.www.example.com/post', 'https://blog.www.example.com/post'],
    ['/post', 'https://www.example.com/post'],
  ])('believes a page that names %s on its own site', (named, published) => {
    expect(publishedAddress(named, fetched)).toBe(published)
  })

  it('takes no name above the host for its site', () => {
    expect(publishedAddress('https://co.uk/', 'https://a.co.uk/')).toBe('https://a.co.uk/')
    expect(publishedAddress('https://github.example/', 'https://me.github.example/')).toBe(
      'https://me.github.example/',
    )
  })

  it.each([
    null,
    'https://example.org/post',
    'https://notexample.com/',
    'https://com/',
    'http://www.example.com/post',
    'https://x@www.example.com/post',
    'https://www.example.com:99/post',
    'javascript:alert(1)',
    'http://[',
  ])('keeps to the address that was fetched where a page names %s', (named) => {
    expect(publishedAddress(named, fetched)).toBe(fetched)
  })
})
