import { describe, expect, it } from 'vitest'
import { createOperatorAccess, type OperatorRequest } from '../../src/web/operator-access.ts'

function request(parts: Partial<OperatorRequest> = {}): OperatorRequest {
  return {
    remoteAddress: '203.0.113.9',
    host: 'mail.example.com',
    proxied: false,
    key: null,
    cookie: null,
    ...parts,
  }
}

function open(publicUrl = 'https://mail.example.com') {
  let count = 0
  return createOperatorAccess({ publicUrl, newId: () => `secret${++count}` })
}

const here = 'http://localhost:3000'

function keyOf(link: string): string {
  return new URL(link).searchParams.get('key') ?? ''
}

describe('operator access from the same machine', () => {
  const local = { remoteAddress: '127.0.0.1', host: 'localhost:3000' }

  it.each([
    ['127.0.0.1', 'localhost:3000'],
    ['127.0.0.1', '127.0.0.1:3000'],
    ['127.8.9.1', 'LOCALHOST'],
    ['::1', '[::1]:3000'],
    ['::ffff:127.0.0.1', 'localhost'],
    ['127.0.0.1', 'rivulet.localhost:3000'],
  ])('admits %s asking for %s', (remoteAddress, host) => {
    expect(open(here).admit(request({ remoteAddress, host })).kind).toBe('admitted')
  })

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'localhost:3000:1', '', null])(
    'refuses the Host %s, which a foreign page can make point here',
    (host) => {
      expect(open(here).admit(request({ ...local, host })).kind).toBe('refused')
    },
  )

  it.each(['203.0.113.9', '10.0.0.1', '::2', '127.0.0.1.evil', '1127.0.0.1', '', null])(
    'refuses %s, whatever Host it claims',
    (remoteAddress) => {
      expect(open(here).admit(request({ ...local, remoteAddress })).kind).toBe('refused')
    },
  )

  it('refuses what came through a proxy on the same machine', () => {
    expect(open(here).admit(request({ ...local, proxied: true })).kind).toBe('refused')
  })
})

describe('a request from the same machine that may be a proxy’s', () => {
  const bare = request({ remoteAddress: '127.0.0.1', host: '127.0.0.1:3000' })

  it.each([
    'http://localhost',
    'http://rivulet.localhost:3000',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
  ])('is the operator’s where the public address is %s', (publicUrl) => {
    expect(open(publicUrl).admit(bare).kind).toBe('admitted')
  })

  it.each([
    'https://mail.example.com',
    'http://10.0.0.5:3000',
    'https://localhost.example.com',
    'http://128.0.0.1',
  ])('is nobody’s where the public address is %s', (publicUrl) => {
    expect(open(publicUrl).admit(bare).kind).toBe('refused')
  })
})

describe('a one-time link', () => {
  it('stands below a public address that has a path', () => {
    const link = new URL(open('https://example.com/news').oneTimeLink('/review'))
    expect(link.origin + link.pathname).toBe('https://example.com/news/review')
  })

  it('keeps path and query of the page', () => {
    const link = new URL(open().oneTimeLink('/captured?page=2'))
    expect(link.origin + link.pathname).toBe('https://mail.example.com/captured')
    expect(link.searchParams.get('page')).toBe('2')
  })

  it('admits once and gives a cookie that admits from then on', () => {
    const access = open()
    const key = keyOf(access.oneTimeLink('/captured'))
    const first = access.admit(request({ key }))
    expect(first).toMatchObject({ kind: 'admitted', cookie: { secure: true } })
    expect(access.admit(request({ key }))).toEqual({ kind: 'refused' })
    const cookie = first.kind === 'admitted' ? (first.cookie?.value ?? '') : ''
    expect(cookie).not.toBe(key)
    expect(access.admit(request({ cookie }))).toEqual({ kind: 'admitted', cookie: null })
    expect(access.admit(request({ cookie, key }))).toEqual({ kind: 'admitted', cookie: null })
  })

  it('opens each of several links once', () => {
    const access = open()
    const keys = ['/review/1', '/captured'].map((path) => keyOf(access.oneTimeLink(path)))
    expect(keys.map((key) => access.admit(request({ key })).kind)).toEqual(['admitted', 'admitted'])
  })

  it('marks the cookie secure only where the link is https', () => {
    const access = open('http://10.0.0.5:3000')
    const key = keyOf(access.oneTimeLink('/captured'))
    expect(access.admit(request({ key }))).toMatchObject({ cookie: { secure: false } })
  })

  it('is not used up by somebody who needs none', () => {
    const access = open(here)
    const key = keyOf(access.oneTimeLink('/captured'))
    access.admit(request({ remoteAddress: '::1', host: 'localhost:3000', key }))
    expect(access.admit(request({ key })).kind).toBe('admitted')
  })

  it('admits neither a key as a cookie, nor a cookie as a key, nor a guess', () => {
    const access = open()
    const key = keyOf(access.oneTimeLink('/captured'))
    expect(access.admit(request({ cookie: key })).kind).toBe('refused')
    expect(access.admit(request({ key: `${key}x` })).kind).toBe('refused')
    expect(access.admit(request({ key: '' })).kind).toBe('refused')
    const first = access.admit(request({ key }))
    const cookie = first.kind === 'admitted' ? (first.cookie?.value ?? '') : ''
    expect(access.admit(request({ key: cookie })).kind).toBe('refused')
  })

  it('is worth nothing to another server', () => {
    let count = 100
    const key = keyOf(open().oneTimeLink('/captured'))
    const other = createOperatorAccess({ publicUrl: here, newId: () => `secret${++count}` })
    other.oneTimeLink('/captured')
    expect(other.admit(request({ key })).kind).toBe('refused')
  })
})
