import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeSetting } from '../../src/actions/change-setting.ts'
import type { Challenge, ChallengeAnswer } from '../../src/web/challenge.ts'
import { openSite, type Site } from './site.ts'

describe('the guard of the sign-up form', () => {
  let site: Site
  let answer: ChallengeAnswer
  const challenge: Challenge = {
    html: '<div class="h-captcha" data-sitekey="key"></div>',
    script: 'https://challenge.example.com/api.js',
    origins: ['https://challenge.example.com'],
    verify: async () => answer,
  }
  beforeEach(async () => {
    answer = 'passed'
    site = await openSite({ challenge, remoteAddress: () => '203.0.113.7' })
  })
  afterEach(() => site.close())

  const set = async (name: string, value: string): Promise<void> => {
    const changed = await changeSetting(site.context, name, value)
    if (changed.kind === 'problem') throw new Error(changed.message)
  }
  const post = async (fields: Record<string, string>) => {
    const response = await site.app.request('/subscribe/weekly-tips', {
      method: 'POST',
      body: new URLSearchParams(fields),
    })
    return { response, status: response.status, text: await response.text() }
  }
  const api = (body: object) =>
    site.app.request('/api/v1/subscriptions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ list: 'weekly-tips', ...body }),
    })
  const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]
  const people = () => site.context.read.selectFrom('subscribers').select('address').execute()

  it('asks a form that was filled quicker than anybody can to be sent once more, and keeps its words', async () => {
    const shown = await (await site.app.request('/subscribe/weekly-tips')).text()
    const stamp = hidden(shown, 'stamp') ?? ''
    site.clock.advance(300)
    const quick = await post({ address: 'ana@example.com', name: 'Ana', stamp })
    expect([quick.status, await people()]).toEqual([422, []])
    expect(quick.text).toContain('press the button once more')
    expect(quick.text).toContain('value="Ana"')
    site.clock.advance(2_000)
    const again = await post({ address: 'ana@example.com', stamp: hidden(quick.text, 'stamp') ?? '' })
    expect([again.status, await people()]).toEqual([200, [{ address: 'ana@example.com' }]])
  })

  it('asks whether another address was meant, once, and takes the answer', async () => {
    const asked = await post({ address: 'ana@gmial.com' })
    expect([asked.status, await people()]).toEqual([422, []])
    expect(asked.text).toContain('Did you mean ana@gmail.com?')
    expect((await post({ address: 'ana@gmial.com', meant: 'ana@gmail.com' })).status).toBe(200)
    const [, take, keep] =
      /<button[^>]*>([^<]*)<\/button><button[^>]*>([^<]*)<\/button>/.exec(asked.text) ?? []
    expect([take, keep]).toEqual(['Yes, use ana@gmail.com', 'No, keep ana@gmial.com'])
    const kept = 'ana@gmial.com'
    expect((await post({ address: 'ana@gmial.com', kept })).status).toBe(200)
    expect(await people()).toEqual([{ address: 'ana@gmail.com' }, { address: 'ana@gmial.com' }])
  })

  it('asks that with all that was typed besides, and offers to write it again', async () => {
    const { text } = await post({
      address: 'ana@gmial.com',
      name: 'Ana "B"',
      zone: 'Asia/Tokyo',
      consent: '1',
    })
    const [question = ''] = /<form[^>]* class="meant".*?<\/form>/s.exec(text) ?? []
    expect(question).toContain('name="name" value="Ana &quot;B&quot;"')
    expect(question).toContain('name="zone" value="Asia/Tokyo"')
    expect(question).toContain('name="consent" value="1"')
    expect(question).not.toMatch(/<input type="(?!hidden)/)
    expect(text).toMatch(/<details><summary>Neither: write it again<\/summary><form.*value="ana@gmial.com"/s)
  })

  it('refuses kinds of addresses where that is set, with the reason at the field', async () => {
    await set('role', 'refuse')
    const refused = await post({ address: 'sales@example.com' })
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/id="address-error"[^>]*>This address belongs to an office/)
    const told = await api({ address: 'sales@example.com' })
    expect([told.status, await told.json()]).toEqual([
      422,
      { error: 'invalid', faults: [{ field: 'address', problem: expect.stringContaining('office') }] },
    ])
    expect(await people()).toEqual([])
  })

  it('takes no more than so many from one network, says when to come back, and writes nothing', async () => {
    await set('sign-ups.per-network', '2')
    for (const name of ['a', 'b']) expect((await post({ address: `${name}@example.com` })).status).toBe(200)
    const full = await post({ address: 'c@example.com' })
    expect(full.status).toBe(429)
    expect(Number(full.response.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect((await api({ address: 'c@example.com' })).status).toBe(429)
    expect(await people()).toHaveLength(2)
    site.clock.advance(60 * 60_000)
    expect((await post({ address: 'c@example.com' })).status).toBe(200)
  })

  it('has no challenge unless it is switched on', async () => {
    const page = await site.app.request('/subscribe/weekly-tips')
    expect(page.headers.get('Content-Security-Policy')).not.toContain('challenge.example.com')
    expect(await page.text()).not.toContain('h-captcha')
  })

  it('shows the challenge, lets its script in and nothing else, and takes only who passes', async () => {
    await set('challenge', 'on')
    const page = await site.app.request('/subscribe/weekly-tips')
    expect(page.headers.get('Content-Security-Policy')).toMatch(
      /script-src 'self' https:\/\/challenge\.example\.com(;|$)/,
    )
    expect(await page.text()).toContain('<div class="h-captcha" data-sitekey="key"></div>')
    answer = 'failed'
    const failed = await post({ address: 'ana@example.com' })
    expect([failed.status, await people()]).toEqual([422, []])
    expect(failed.text).toContain('solve the challenge')
    expect((await api({ address: 'ana@example.com' })).status).toBe(422)
    answer = 'passed'
    expect((await post({ address: 'ana@example.com', 'h-captcha-response': 'x' })).status).toBe(200)
    answer = 'unavailable'
    expect((await post({ address: 'ben@example.com' })).status).toBe(200)
  })
})
