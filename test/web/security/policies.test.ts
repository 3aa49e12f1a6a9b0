import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyRoute, openWholeSite, type WholeSite } from './whole-site.ts'

/** Documents that are an email, or the bytes of one: they have an origin of their own. */
const EMAILS = /^\/(view\/|archive\/[^/]+\/:issue|captured\/.+\/html|review\/.+\/emails\/[^/]+$)/
const RAW = /^\/captured\/.+\/raw$/
/** The only pages with a script of ours. */
const SCRIPTED = /^\/subscribe\/:list$/

const CLOSED = ["default-src 'none'", "base-uri 'none'"]

let site: WholeSite
beforeAll(async () => {
  site = await openWholeSite()
})
afterAll(() => site.close())

const ask = (path: string, method = 'GET') =>
  site.app.request(path, { method, headers: { Host: 'localhost:3000' } })

function directives(answer: Response): Map<string, string> {
  const policy = answer.headers.get('Content-Security-Policy') ?? ''
  return new Map(
    policy.split('; ').map((one) => [one.split(' ')[0] ?? '', one.split(' ').slice(1).join(' ')]),
  )
}

describe('the content security policy', () => {
  it('closes every route, whatever is asked of it', async () => {
    const visits = everyRoute(site)
    expect(visits.length).toBeGreaterThanOrEqual(30)
    for (const { route, path } of visits) {
      for (const method of ['GET', 'POST', 'PUT', 'OPTIONS']) {
        const answer = await ask(path ?? '', method)
        const policy = answer.headers.get('Content-Security-Policy') ?? ''
        const open = CLOSED.filter((one) => !policy.includes(one) && !RAW.test(route))
        expect([method, route, open]).toEqual([method, route, []])
        expect(policy).not.toMatch(/unsafe-eval|strict-dynamic|\*/)
        expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
      }
    }
  })

  it('permits scripts on no page but the sign-up form, and there none but our own files', async () => {
    for (const { route, path } of everyRoute(site)) {
      const policy = directives(await ask(path ?? ''))
      const wanted = SCRIPTED.test(route) ? "'self'" : undefined
      expect([route, policy.get('script-src')]).toEqual([route, wanted])
      expect([route, policy.get('object-src') ?? policy.get('default-src')]).toEqual([route, "'none'"])
    }
  })

  it('permits inline styles in emails only, and puts those into an opaque origin without scripts and forms', async () => {
    let emails = 0
    for (const { route, path } of everyRoute(site)) {
      const policy = directives(await ask(path ?? ''))
      if (RAW.test(route)) continue
      const email = EMAILS.test(route) && !route.endsWith('/text')
      expect([route, policy.get('style-src')]).toEqual([route, email ? "'unsafe-inline'" : "'self'"])
      expect([route, policy.get('form-action')]).toEqual([route, email ? "'none'" : "'self'"])
      if (email) {
        emails++
        expect(policy.get('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox')
        expect(policy.get('frame-ancestors')).toBe("'self'")
      }
    }
    expect(emails).toBe(4)
  })

  it('finds no frame in a page of ours that is not sandboxed, and none that may run scripts or has our origin', async () => {
    let frames = 0
    for (const { path } of everyRoute(site)) {
      const text = await (await ask(path ?? '')).text()
      for (const [frame] of text.matchAll(/<iframe[^>]*>/g)) {
        frames++
        expect(frame).toMatch(/ sandbox="(allow-popups|allow-popups-to-escape-sandbox| )*"/)
      }
      expect(text).not.toMatch(/<(embed|object|frame|portal)\b/)
    }
    expect(frames).toBeGreaterThan(3)
  })

  it('finds no script, style or handler inside a page of ours', async () => {
    for (const { route, path } of everyRoute(site)) {
      const answer = await ask(path ?? '')
      if (EMAILS.test(route) || !answer.headers.get('Content-Type')?.startsWith('text/html')) continue
      const text = await answer.text()
      const inline =
        /<script(?![^>]* src="\/[a-z-]+\.js\?v=[0-9a-f]{12}")|<style|<[^>]+ (on[a-z]+|style|srcdoc)="/
      expect([route, inline.exec(text)?.[0] ?? null]).toEqual([route, null])
    }
  })
})
