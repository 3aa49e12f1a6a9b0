import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { siteverifyChallenge } from '../../src/wiring/challenge-siteverify.ts'

type Answer = { readonly status?: number; readonly body: string } | 'cut'

describe('a challenge by the siteverify contract', () => {
  let server: Server
  let asked: { type: string | undefined; body: string }[]
  let answer: Answer
  let logged: unknown[]
  beforeEach(async () => {
    asked = []
    logged = []
    server = createServer(async (request, response) => {
      asked.push({ type: request.headers['content-type'], body: await text(request) })
      if (answer === 'cut') return response.destroy()
      response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json' }).end(answer.body)
      return
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  const challenge = (script = 'https://js.hcaptcha.com/1/api.js') =>
    siteverifyChallenge(
      {
        siteKey: 'site-key',
        secret: 's3cret&more',
        script,
        verifyUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/siteverify`,
      },
      (event, fields) => logged.push([event, fields]),
    )
  const say = (body: object, status = 200) => {
    answer = { status, body: JSON.stringify(body) }
  }

  it.each(['h-captcha-response', 'cf-turnstile-response', 'g-recaptcha-response'])(
    'asks the provider with the secret and the answer in %s, and nothing of the visitor',
    async (field) => {
      say({ success: true, challenge_ts: '2026-11-30T10:00:00Z', hostname: 'mail.example.com' })
      const form = { [field]: 'answer+1', address: 'ana@example.com', website: '' }
      expect(await challenge().verify(form)).toBe('passed')
      expect(asked.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))).toEqual([
        { secret: 's3cret&more', response: 'answer+1' },
      ])
      expect(asked[0]?.type).toMatch(/^application\/x-www-form-urlencoded/)
    },
  )

  it('has failed where the provider says so, also with the status 400', async () => {
    for (const status of [200, 400]) {
      say({ success: false, 'error-codes': ['invalid-input-response'] }, status)
      expect(await challenge().verify({ 'h-captcha-response': 'x' })).toBe('failed')
    }
    expect(logged).toEqual([])
  })

  it('has failed without a question where there is no answer, or one that cannot be one', async () => {
    say({ success: true })
    for (const form of [
      {},
      { 'h-captcha-response': '' },
      { 'h-captcha-response': ['x'] },
      { 'h-captcha-response': 'x'.repeat(8193) },
    ])
      expect(await challenge().verify(form)).toBe('failed')
    expect(asked).toEqual([])
  })

  it('is unavailable where the provider breaks, talks nonsense or does not know our key', async () => {
    for (const broken of [
      'cut',
      { status: 502, body: '<html>Bad gateway</html>' },
      { body: '"yes"' },
      { body: JSON.stringify({ success: false, 'error-codes': ['invalid-input-secret'] }) },
      { body: JSON.stringify({ success: false, 'error-codes': ['sitekey-secret-mismatch'] }) },
      { status: 503, body: JSON.stringify({ success: false, 'error-codes': ['internal-error'] }) },
    ] as const) {
      answer = broken
      expect([broken, await challenge().verify({ 'h-captcha-response': 'x' })]).toEqual([
        broken,
        'unavailable',
      ])
    }
    expect(logged).toHaveLength(6)
    expect(JSON.stringify(logged)).not.toContain('s3cret')
  })

  it('allows what each provider’s script loads, and else its own origin', () => {
    expect(challenge().origins).toContain('https://*.hcaptcha.com')
    expect(challenge('https://challenges.cloudflare.com/turnstile/v0/api.js').origins).toEqual([
      'https://challenges.cloudflare.com',
    ])
    expect(challenge('https://www.google.com/recaptcha/api.js').origins).toContain('https://www.gstatic.com')
    expect(challenge('https://hcaptcha.com.example.net/api.js').origins).toEqual([
      'https://hcaptcha.com.example.net',
    ])
  })

  it('puts a place for any of the scripts into the form', () => {
    expect(challenge().html).toBe(
      '<div class="h-captcha cf-turnstile g-recaptcha" data-sitekey="site-key"></div>',
    )
  })
})
