import { simpleParser } from 'mailparser'
import { afterEach, describe, expect, it } from 'vitest'
import { joinList, newestMail, openSite, type Site, type SiteOptions, sendAllDue } from './site.ts'

let site: Site
afterEach(async () => {
  await site.close()
})

async function openWithMail(options: SiteOptions = {}) {
  site = await openSite(options)
  await joinList(site, 'ana@example.com')
  await joinList(site, 'ben@example.com')
  return (await newestMail(site)).id
}

const ask = (path: string, headers: Record<string, string> = { Host: 'localhost:3000' }) =>
  site.app.request(path, { headers })

describe('captured mail', () => {
  it('lists to whom, when and what, the newest first', async () => {
    await openWithMail()
    const text = await (await ask('/captured')).text()
    expect(text.indexOf('ben@example.com')).toBeLessThan(text.indexOf('ana@example.com'))
    expect(text).toContain('<time dateTime="2026-11-30T10:02:00.000Z">Mon, 30 Nov 2026, 10:02 UTC</time>')
    expect(text).toContain((await newestMail(site)).message.subject)
  })

  it('lists fifty to a page', async () => {
    site = await openSite()
    for (let number = 1; number <= 51; number++) {
      const body = new URLSearchParams({ address: `reader${number}@example.com` })
      await site.app.request('/subscribe/weekly-tips', { method: 'POST', body })
    }
    await sendAllDue(site)
    const first = await (await ask('/captured')).text()
    expect(first.match(/<li>/g)).toHaveLength(50)
    expect(first).toContain('href="/captured?page=2"')
    expect((await (await ask('/captured?page=2')).text()).match(/<li>/g)).toHaveLength(1)
  })

  it('shows an email as HTML in a sandboxed frame, as text and with its headers', async () => {
    const id = await openWithMail()
    const text = await (await ask(`/captured/${id}`)).text()
    expect(text).toContain(`src="/captured/${id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"`)
    expect(text).toContain('2026-11-30T10:02:00.000Z')
    expect(text).toContain('<dt>Message-ID</dt>')
    expect(await (await ask(`/captured/${id}/html`)).text()).toContain('<base target="_blank">')
  })

  it('gives the raw email as a file that a mail program reads', async () => {
    const id = await openWithMail()
    const answer = await ask(`/captured/${id}/raw`)
    expect(answer.headers.get('Content-Type')).toBe('message/rfc822')
    expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="${id}.eml"`)
    const parsed = await simpleParser(Buffer.from(await answer.arrayBuffer()))
    expect(parsed.subject).toBe((await newestMail(site)).message.subject)
  })

  it.each(['', '/html', '/raw'])('has no page%s for a message that is not there', async (rest) => {
    await openWithMail()
    expect((await ask(`/captured/nothing${rest}`)).status).toBe(404)
  })
})

describe('who may look at captured mail', () => {
  const pages = async () => {
    const id = await openWithMail()
    return ['/captured', '/captured/', `/captured/${id}`, `/captured/${id}/html`, `/captured/${id}/raw`]
  }

  it('is nobody where mail really leaves', async () => {
    await openWithMail({ realMail: true })
    expect((await ask('/captured')).status).toBe(404)
  })

  it.each([
    ['a foreign Host', { Host: 'evil.example' }],
    ['no Host', {}],
    ['X-Forwarded-For', { Host: 'localhost:3000', 'X-Forwarded-For': '127.0.0.1' }],
    ['X-Forwarded-Host', { Host: 'localhost:3000', 'X-Forwarded-Host': 'localhost' }],
    ['X-Real-IP', { Host: 'localhost:3000', 'X-Real-IP': '127.0.0.1' }],
    ['Forwarded', { Host: 'localhost:3000', Forwarded: 'for=127.0.0.1' }],
    ['X-Client-IP', { Host: 'localhost:3000', 'X-Client-IP': '127.0.0.1' }],
    ['X-Cluster-Client-IP', { Host: 'localhost:3000', 'X-Cluster-Client-IP': '127.0.0.1' }],
    ['X-Envoy-External-Address', { Host: 'localhost:3000', 'X-Envoy-External-Address': '127.0.0.1' }],
    ['Fastly-Client-IP', { Host: 'localhost:3000', 'Fastly-Client-IP': '127.0.0.1' }],
    ['CF-Ray', { Host: 'localhost:3000', 'CF-Ray': '8a' }],
  ])('is not a request with %s: the page looks as if it were not there', async (_, headers) => {
    const ids = await pages()
    const absent = await ask('/nothing')
    const [text, shown] = [await absent.text(), [...absent.headers]]
    for (const path of ids) {
      const answer = await ask(path, headers)
      expect([answer.status, await answer.text(), [...answer.headers]]).toEqual([404, text, shown])
    }
  })

  it('is nobody behind a proxy that leaves no mark, where the public address is elsewhere', async () => {
    const id = await openWithMail({ publicUrl: 'https://mail.example.com' })
    const absent = await (await ask('/nothing')).text()
    for (const path of ['/captured', `/captured/${id}`, '/review', '/review/1']) {
      const answer = await ask(path, { Host: '127.0.0.1:3000' })
      expect([path, answer.status, await answer.text()]).toEqual([path, 404, absent])
    }
  })

  it('is the browser that used the one-time link first, and only that one', async () => {
    site = await openSite({ remoteAddress: () => '203.0.113.9', publicUrl: 'https://mail.example.com' })
    const Host = 'mail.example.com'
    const link = new URL(site.access.oneTimeLink('/captured'))
    const path = link.pathname + link.search
    expect((await ask('/captured', { Host })).status).toBe(404)
    const checked = await site.app.request(path, { method: 'HEAD', headers: { Host } })
    expect(checked.status).toBe(404)

    const first = await ask(path, { Host, 'X-Forwarded-For': '198.51.100.7' })
    expect(first.status).toBe(200)
    const cookie = first.headers.get('Set-Cookie') ?? ''
    expect(cookie).toMatch(/^rivulet_operator=[\w-]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    expect((await ask(path, { Host })).status).toBe(404)
    const Cookie = cookie.split(';')[0] ?? ''
    expect((await ask('/captured', { Host, Cookie })).status).toBe(200)
    expect((await ask('/captured', { Host, Cookie: `${Cookie}x` })).status).toBe(404)
  })
})
