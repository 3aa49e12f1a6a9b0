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

function open() {
  let count = 0
  return createOperatorAccess({ newId: () => `secret${++count}` })
}

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
  ])('admits %s asking for %s', (remoteAddress, host) => {
    expect(open().admit(request({ remoteAddress, host })).kind).toBe('admitted')
  })

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'localhost:3000:1', '', null])(
    'refuses the Host %s, which a foreign page can make point here',
    (host) => {
      expect(open().admit(request({ ...local, host })).kind).toBe('refused')
    },
  )

  it.each(['203.0.113.9', '10.0.0.1', '::2', '127.0.0.1.evil', '1127.0.0.1', '', null])(
    'refuses %s, whatever Host it claims',
    (remoteAddress) => {
      expect(open().admit(request({ ...local, remoteAddress })).kind).toBe('refused')
    },
  )

  it('refuses what came through a proxy on the same machine', () => {
    expect(open().admit(request({ ...local, proxied: true })).kind).toBe('refused')
  })
})

describe('a one-time link', () => {
  it('keeps path and query of the page', () => {
    const link = new URL(open().oneTimeLink('https://mail.example.com', '/captured?page=2'))
    expect(link.origin + link.pathname).toBe('https://mail.example.com/captured')
    expect(link.searchParams.get('page')).toBe('2')
  })

  it('admits once and gives a cookie that admits from then on', () => {
    const access = open()
    const key = keyOf(access.oneTimeLink('https://mail.example.com', '/captured'))
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
    const keys = ['/review/1', '/captured'].map((path) => keyOf(access.oneTimeLink('http://10.0.0.5', path)))
    expect(keys.map((key) => access.admit(request({ key })).kind)).toEqual(['admitted', 'admitted'])
  })

  it('marks the cookie secure only where the link is https', () => {
    const access = open()
    const key = keyOf(access.oneTimeLink('http://10.0.0.5:3000', '/captured'))
    expect(access.admit(request({ key }))).toMatchObject({ cookie: { secure: false } })
  })

  it('is not used up by somebody who needs none', () => {
    const access = open()
    const key = keyOf(access.oneTimeLink('http://localhost:3000', '/captured'))
    access.admit(request({ remoteAddress: '::1', host: 'localhost:3000', key }))
    expect(access.admit(request({ key })).kind).toBe('admitted')
  })

  it('admits neither a key as a cookie, nor a cookie as a key, nor a guess', () => {
    const access = open()
    const key = keyOf(access.oneTimeLink('https://mail.example.com', '/captured'))
    expect(access.admit(request({ cookie: key })).kind).toBe('refused')
    expect(access.admit(request({ key: `${key}x` })).kind).toBe('refused')
    expect(access.admit(request({ key: '' })).kind).toBe('refused')
    const first = access.admit(request({ key }))
    const cookie = first.kind === 'admitted' ? (first.cookie?.value ?? '') : ''
    expect(access.admit(request({ key: cookie })).kind).toBe('refused')
  })

  it('is worth nothing to another server', () => {
    let count = 100
    const key = keyOf(open().oneTimeLink('https://mail.example.com', '/captured'))
    const other = createOperatorAccess({ newId: () => `secret${++count}` })
    other.oneTimeLink('https://mail.example.com', '/captured')
    expect(other.admit(request({ key })).kind).toBe('refused')
  })
})
