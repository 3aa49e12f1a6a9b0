import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinList, linkIn, newestMail, openSite, publishSample, type Site, sendAllDue } from './site.ts'

describe('the headers of an answer', () => {
  let site: Site
  let paths: { own: string[]; unlisted: string[]; emails: string[] }
  beforeAll(async () => {
    site = await openSite()
    const { sequence } = await publishSample(site)
    const ana = await joinList(site)
    await sendAllDue(site)
    const mail = await newestMail(site)
    const operator = [`/review/${sequence}`, '/captured', `/captured/${mail.id}`]
    const unlisted = [ana.unsubscribe, ana.confirm, '/unsubscribe/x', '/confirm/x', '/view/x', ...operator]
    paths = {
      unlisted,
      own: ['/', '/subscribe/weekly-tips', '/nothing', ...unlisted],
      emails: [linkIn(mail, 'view'), `/captured/${mail.id}/html`, `/review/${sequence}/emails/1`],
    }
  })
  afterAll(async () => {
    await site.close()
  })

  const headersOf = async (path: string) =>
    (await site.app.request(path, { headers: { Host: 'localhost:3000' } })).headers

  it('let our own pages run no script but files of ours on the form, load only from us, and stand in no frame', async () => {
    for (const path of paths.own) {
      const policy = (await headersOf(path)).get('Content-Security-Policy')?.split('; ')
      const scripts = path.startsWith('/subscribe/') ? ["script-src 'self'"] : []
      expect(policy).toEqual([
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        ...scripts,
      ])
    }
  })

  it('let an email run no script and post no form, in an opaque origin, framed by us alone', async () => {
    for (const path of paths.emails) {
      const headers = await headersOf(path)
      const policy = headers.get('Content-Security-Policy')?.split('; ')
      expect(policy).toContain('sandbox allow-popups allow-popups-to-escape-sandbox')
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("form-action 'none'")
      expect(policy).toContain("frame-ancestors 'self'")
      expect(headers.get('X-Frame-Options')).toBe('SAMEORIGIN')
    }
  })

  it('keep the token out of referrers and caches, and the type from being guessed', async () => {
    for (const path of [...paths.own, ...paths.emails]) {
      const headers = await headersOf(path)
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(headers.get('Cache-Control')).toBe('no-store')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    }
  })

  it('keep token and operator pages out of search engines, and public ones in', async () => {
    for (const path of [...paths.unlisted, ...paths.emails]) {
      expect([path, (await headersOf(path)).get('X-Robots-Tag')]).toEqual([path, 'noindex'])
    }
    expect((await headersOf('/subscribe/weekly-tips')).get('X-Robots-Tag')).toBeNull()
  })

  it('are as strict on the page of a bug', async () => {
    await site.context.db.schema.dropTable('consents').execute()
    const answer = await site.app.request('/subscribe/weekly-tips', {
      method: 'POST',
      body: new URLSearchParams({ address: 'cleo@example.com' }),
    })
    expect(answer.status).toBe(500)
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
  })

  it('let the stylesheet be kept for ever under its hash, and under it alone', async () => {
    const href = /<link rel="stylesheet" href="([^"]+)"/.exec(await (await site.app.request('/')).text())?.[1]
    expect(href).toMatch(/^\/style\.css\?v=[0-9a-f]{12}$/)
    expect((await headersOf(href ?? '')).get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect((await headersOf('/style.css?v=old')).get('Cache-Control')).toBe('no-cache')
  })
})
