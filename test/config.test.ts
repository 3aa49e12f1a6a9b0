import { describe, expect, it } from 'vitest'
import { parseConfig } from '../src/config.ts'

const read = (env: Record<string, string>) => {
  const parsed = parseConfig(env)
  if (parsed.kind === 'faults') throw new Error(parsed.faults.join('; '))
  return parsed.config
}
const faults = (env: Record<string, string>) => {
  const parsed = parseConfig(env)
  return parsed.kind === 'faults' ? parsed.faults : []
}

describe('parseConfig', () => {
  it('needs nothing: a local file, loopback, captured mail', () => {
    expect(read({})).toMatchObject({
      databaseUrl: 'file:./data/rivulet.db',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      transport: { kind: 'capture' },
      mailFault: null,
    })
  })

  it('takes an empty variable for one that is not set', () => {
    expect(read({ PORT: '', RESEND_API_KEY: ' ', MAIL_FROM: '' })).toMatchObject({
      port: 3000,
      transport: { kind: 'capture' },
    })
  })

  it('chooses resend over smtp over capture, and TRANSPORT over all', () => {
    const both = { RESEND_API_KEY: 'k', SMTP_URL: 'smtp://localhost', PUBLIC_URL: 'https://mail.example.com' }
    expect(read(both).transport.kind).toBe('resend')
    expect(read({ ...both, RESEND_API_KEY: '' }).transport.kind).toBe('smtp')
    expect(read({ ...both, TRANSPORT: 'smtp' }).transport.kind).toBe('smtp')
    expect(read({ ...both, TRANSPORT: 'capture' }).transport.kind).toBe('capture')
  })

  it('lets a batch for Resend go without those of it that are refused, unless it is to be strict', () => {
    expect(read({ RESEND_API_KEY: 'k' }).transport).toMatchObject({ batchValidation: 'permissive' })
    const strict = { RESEND_API_KEY: 'k', RESEND_BATCH_VALIDATION: 'strict' }
    expect(read(strict).transport).toMatchObject({ batchValidation: 'strict' })
    expect(faults({ RESEND_BATCH_VALIDATION: 'lax', RESEND_API_KEY: 'two words' })).toEqual([
      'RESEND_API_KEY must be a key without spaces',
      'RESEND_BATCH_VALIDATION must be permissive or strict',
    ])
  })

  it('trusts no proxy unless its address or network is named', () => {
    expect(read({}).trustedProxies).toEqual([])
    expect(read({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8 2001:db8::/32' }).trustedProxies).toEqual([
      '127.0.0.1',
      '10.0.0.0/8',
      '2001:db8::/32',
    ])
    for (const wrong of ['nginx', '10.0.0.0/33', '127.0.0.1,'])
      expect(faults({ TRUSTED_PROXIES: wrong })).toEqual([
        'TRUSTED_PROXIES must be addresses or networks like 127.0.0.1 10.0.0.0/8, separated by spaces',
      ])
  })

  it('takes a challenge whole or not at all, and only over https', () => {
    const challenge = {
      CHALLENGE_SITE_KEY: '10000000-ffff',
      CHALLENGE_SECRET: '0x00',
      CHALLENGE_SCRIPT: 'https://js.example.com/api.js',
      CHALLENGE_VERIFY_URL: 'https://api.example.com/siteverify',
    }
    expect(read({}).challenge).toBeNull()
    expect(read(challenge).challenge).toEqual({
      siteKey: '10000000-ffff',
      secret: '0x00',
      script: 'https://js.example.com/api.js',
      verifyUrl: 'https://api.example.com/siteverify',
    })
    expect(faults({ ...challenge, CHALLENGE_SECRET: '' })).toEqual([
      'CHALLENGE_SITE_KEY, CHALLENGE_SECRET, CHALLENGE_SCRIPT and CHALLENGE_VERIFY_URL must be set together',
    ])
    expect(
      faults({ ...challenge, CHALLENGE_SITE_KEY: '"><script>', CHALLENGE_SCRIPT: 'http://js.example.com/' }),
    ).toEqual([
      'CHALLENGE_SITE_KEY must be a key of letters, digits, - and _',
      'CHALLENGE_SCRIPT must be an https address',
    ])
    const local = { ...challenge, CHALLENGE_VERIFY_URL: 'http://127.0.0.1:8080/siteverify' }
    expect(read(local).challenge?.verifyUrl).toBe('http://127.0.0.1:8080/siteverify')
  })

  it('takes one signing secret of the webhook, or several while one is being changed', () => {
    expect(read({}).webhookSecrets).toEqual([])
    expect(read({ RESEND_WEBHOOK_SECRET: ' whsec_MfKQ9r8G  AAAA== ' }).webhookSecrets).toEqual([
      'whsec_MfKQ9r8G',
      'AAAA==',
    ])
    expect(faults({ RESEND_WEBHOOK_SECRET: 'whsec_MfKQ9r8G not-one!' })).toEqual([
      'RESEND_WEBHOOK_SECRET must be the signing secret of the webhook, like whsec_…',
    ])
  })

  it('tells every fault at once, by name and expectation and never by value', () => {
    const found = faults({
      PORT: 'secret-port',
      PUBLIC_URL: 'secret-url',
      MAIL_FROM: 'secret-from',
      DATABASE_URL: 'secret-db',
    })
    expect(found.map((fault) => fault.split(' ')[0])).toEqual([
      'DATABASE_URL',
      'PUBLIC_URL',
      'PORT',
      'MAIL_FROM',
    ])
    expect(found.join()).not.toContain('secret')
  })

  it('allows plain text to a mail server only where that is said', () => {
    const smtp = { SMTP_URL: 'smtp://relay.example.com', PUBLIC_URL: 'https://mail.example.com' }
    const allowed = (env: Record<string, string>) => {
      const parsed = parseConfig({ ...smtp, ...env })
      return parsed.kind === 'config' && parsed.config.transport.kind === 'smtp'
        ? parsed.config.transport.allowPlain
        : parsed
    }
    expect([allowed({}), allowed({ SMTP_ALLOW_PLAIN: '0' }), allowed({ SMTP_ALLOW_PLAIN: '1' })]).toEqual([
      false,
      false,
      true,
    ])
    expect(faults({ ...smtp, SMTP_ALLOW_PLAIN: 'yes' })).toEqual(['SMTP_ALLOW_PLAIN must be 0 or 1'])
  })

  it('refuses a forced transport without its settings, and half a DKIM key', () => {
    expect(faults({ TRANSPORT: 'resend' })).toEqual(['TRANSPORT is resend, so RESEND_API_KEY must be set'])
    expect(faults({ TRANSPORT: 'smtp' })).toEqual(['TRANSPORT is smtp, so SMTP_URL must be set'])
    expect(faults({ SMTP_URL: 'smtp://localhost', SMTP_DKIM_DOMAIN: 'example.com' })[0]).toMatch(
      /must be set together/,
    )
  })

  it('lets no mail leave with links that are not https', () => {
    expect(read({ RESEND_API_KEY: 'k' }).mailFault).toMatch(/https/)
    expect(read({ RESEND_API_KEY: 'k', PUBLIC_URL: 'https://mail.example.com' }).mailFault).toBeNull()
  })

  it('takes an https address with captured mail only where that was asked for', () => {
    expect(read({ PUBLIC_URL: 'https://mail.example.com' }).mailFault).toMatch(/TRANSPORT=capture/)
    expect(read({ PUBLIC_URL: 'https://mail.example.com', TRANSPORT: 'capture' }).mailFault).toBeNull()
  })

  it.each([
    'https://mail.example.com/?page=secret',
    'https://mail.example.com?',
    'https://mail.example.com/#secret',
    'https://secret@mail.example.com',
    'https://maya:secret@mail.example.com/news',
    'https://mail.example.com\\secret',
    'https://mail.example.com/secret news',
  ])('refuses %s as a public address: no link could follow it', (address) => {
    expect(faults({ PUBLIC_URL: address, TRANSPORT: 'capture' })).toEqual([
      'PUBLIC_URL must be an address without a user name, a password, a query (?) or a fragment (#)',
    ])
  })

  it('takes a public address with a port and a path', () => {
    for (const address of ['http://[::1]:3000', 'https://mail.example.com:8443/news/@maya'])
      expect(read({ PUBLIC_URL: address, TRANSPORT: 'capture' }).publicUrl).toBe(address)
  })

  it('drops a slash at the end of the public address', () => {
    expect(read({ PUBLIC_URL: 'https://mail.example.com/news/', TRANSPORT: 'capture' }).publicUrl).toBe(
      'https://mail.example.com/news',
    )
  })
})
