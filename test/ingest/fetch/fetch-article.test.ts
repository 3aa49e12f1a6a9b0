import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type FetchOptions, fetchArticle } from '../../../src/ingest/fetch/fetch-article.ts'
import {
  fetchFrom,
  type Page,
  type PageServer,
  pageHost,
  serveBytes,
  servePage,
  shortLimits,
} from '../../support/page-server.ts'

const html = { 'content-type': 'text/html; charset=utf-8' }

describe('fetchArticle', () => {
  let server: PageServer | null = null
  afterEach(() => {
    server?.close()
    server = null
  })

  const serve = async (page: Page, secure = false): Promise<PageServer> => {
    server = await servePage(page, secure)
    return server
  }

  /** Serves a page at every path and fetches it from one. */
  const fetchPage = async (page: Page, path = '', options: Partial<FetchOptions> = {}) => {
    const at = await serve(page)
    return await fetchFrom(at, `${at.url}${path}`, options)
  }

  it('gives the bytes, the address and the type of a page', async () => {
    const fetched = await fetchPage(
      (_request, response) => response.writeHead(200, html).end('<p>Grüße</p>'),
      'a#b',
    )
    expect(fetched).toEqual({
      kind: 'fetched',
      bytes: Buffer.from('<p>Grüße</p>'),
      url: `${server?.url}a`,
      contentType: 'text/html; charset=utf-8',
    })
  })

  it('says who asks and for what, and sends no cookie and no referer, not even after a redirect', async () => {
    const at = await serve((request, response) => {
      if (request.url === '/b') response.writeHead(200, html).end('words')
      else response.writeHead(302, { location: '/b', 'set-cookie': 'a=b' }).end()
    })
    const fetched = await fetchFrom(at, `${at.url}a?c=d`)
    expect(fetched.kind).toBe('fetched')
    expect(at.requests.map(({ url }) => url)).toEqual(['/a?c=d', '/b'])
    for (const { method, headers } of at.requests) {
      expect(method).toBe('GET')
      expect(headers['user-agent']).toBe('Rivulet/0.0.0 (+article import)')
      expect(headers.accept).toMatch(/^text\/html, /)
      expect(Object.keys(headers).toSorted()).toEqual([
        'accept',
        'accept-encoding',
        'connection',
        'host',
        'user-agent',
      ])
    }
  })

  it('obeys no proxy of the environment', async () => {
    const proxy = await servePage((_request, response) => response.writeHead(200, html).end('from the proxy'))
    const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'all_proxy']
    const before = names.map((name) => [name, process.env[name]] as const)
    for (const name of names) process.env[name] = `http://127.0.0.1:${proxy.port}`
    try {
      const fetched = await fetchPage((_request, response) => response.writeHead(200, html).end('words'))
      expect(fetched).toMatchObject({ kind: 'fetched', bytes: Buffer.from('words') })
      expect(proxy.requests).toEqual([])
    } finally {
      proxy.close()
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
    }
  })

  it('goes nowhere on this machine without the option of the tests', async () => {
    const at = await serve((_request, response) => response.writeHead(200, html).end('secret'))
    const userAgent = 'Rivulet/0.0.0 (+article import)'
    const texts = [
      `http://localhost:${at.port}/`,
      'http://localhost/',
      `http://127.0.0.1:${at.port}/`,
      'http://[::1]/',
    ]
    const outcomes = await Promise.all(texts.map((text) => fetchArticle(text, { userAgent })))
    expect(outcomes.map((outcome) => outcome.kind === 'problem' && outcome.problem)).toEqual([
      'port',
      'not-public',
      'port',
      'not-public',
    ])
    expect(at.requests).toEqual([])
  })

  it('has that option used by no other part of the program', () => {
    const src = join(import.meta.dirname, '..', '..', '..', 'src')
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.tsx?$/.test(file),
    )
    const users = files.filter((file) => readFileSync(join(src, file), 'utf8').includes('testServer'))
    expect(users.filter((file) => dirname(file) !== join('ingest', 'fetch'))).toEqual([])
    expect(users).toHaveLength(3)
  })

  it('says in one sentence what went wrong, with no password and no query in it', async () => {
    const at = await serve((_request, response) => response.writeHead(404).end())
    const address = `${at.url}a?token=secret`
    expect(await fetchFrom(at, address)).toEqual({
      kind: 'problem',
      problem: 'status',
      message: `Cannot fetch ${at.url}a: the page answered 404; check the address in a browser.`,
    })
    const credentials = await fetchFrom(at, 'http://maya:secret@example.com/a')
    expect(credentials).toMatchObject({ problem: 'credentials' })
    expect(JSON.stringify(credentials)).not.toContain('secret')
    expect(JSON.stringify(await fetchFrom(at, 'http://maya:secret@a b/'))).not.toContain('secret')
    const long = await fetchFrom(at, `http://example.com/\u001b[31m${'a'.repeat(10_000)}`)
    expect(JSON.stringify(long).length).toBeLessThan(250)
    expect(JSON.stringify(long)).not.toContain('u001b')
  })

  describe('follows redirects', () => {
    const redirectTo = (location: string | string[], status = 302): Page => {
      return (request, response) => {
        response.setHeader('location', location)
        if (request.url === '/') response.writeHead(status).end('moved')
        else response.writeHead(200, html).end('the page')
      }
    }

    it.each([301, 302, 303, 307, 308])('of status %i, relative ones too', async (status) => {
      const fetched = await fetchPage(redirectTo('b/c', status))
      expect(fetched).toMatchObject({ kind: 'fetched', url: `${server?.url}b/c` })
    })

    it('written in UTF-8', async () => {
      const fetched = await fetchPage(redirectTo(Buffer.from('/grüße').toString('latin1')))
      expect(fetched).toMatchObject({ kind: 'fetched', url: `${server?.url}gr%C3%BC%C3%9Fe` })
    })

    it.each([
      ['http://127.0.0.1/', 'not-public'],
      ['http://2130706433/', 'not-public'],
      ['http://[::ffff:7f00:1]/', 'not-public'],
      ['//169.254.169.254/latest/', 'not-public'],
      ['http://private.example.com/', 'not-public'],
      ['http://mixed.example.com/', 'not-public'],
      ['http://maya:secret@example.com/', 'credentials'],
      ['http://example.com:6379/', 'port'],
      ['file:///etc/passwd', 'scheme'],
      ['ftp://example.com/', 'scheme'],
      ['data:text/html,words', 'scheme'],
      ['javascript:alert(1)', 'scheme'],
      ['gopher://example.com/', 'scheme'],
      ['http://a b/', 'bad-address'],
      [`/${'a'.repeat(5000)}`, 'bad-address'],
    ])('but not to %s', async (location, problem) => {
      const addresses: Record<string, string[]> = {
        'private.example.com': ['10.0.0.1'],
        'mixed.example.com': ['8.8.8.8', '10.0.0.1'],
      }
      const resolve = async (host: string) => addresses[host] ?? []
      const fetched = await fetchPage(redirectTo(location), '', { resolve })
      expect(fetched).toMatchObject({ kind: 'problem', problem })
      expect(JSON.stringify(fetched)).not.toContain('secret')
    })

    it('and says where one led', async () => {
      const fetched = await fetchPage(redirectTo('http://127.1/a?b=c'))
      expect(fetched).toMatchObject({
        message: `Cannot fetch ${server?.url}: it leads to http://127.0.0.1/a, and that is not on the public internet; save the page as a file and draft that.`,
      })
    })

    it('but not in a circle', async () => {
      const page: Page = (request, response) =>
        response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end()
      expect(await fetchPage(page, 'a')).toMatchObject({ problem: 'redirect' })
      expect(server?.requests).toHaveLength(2)
    })

    it('five times at most', async () => {
      const countTo = (last: number): Page => {
        return (request, response) => {
          const step = Number(request.url?.slice(1))
          if (step === last) response.writeHead(200, html).end('words')
          else response.writeHead(302, { location: `/${step + 1}` }).end()
        }
      }
      expect(await fetchPage(countTo(5), '0')).toMatchObject({ kind: 'fetched' })
      server?.close()
      expect(await fetchPage(countTo(6), '0')).toMatchObject({ problem: 'redirect' })
      expect(server?.requests).toHaveLength(6)
    })

    it('that name one address', async () => {
      const none: Page = (_request, response) => response.writeHead(302).end()
      expect(await fetchPage(none)).toMatchObject({ problem: 'redirect' })
      server?.close()
      expect(await fetchPage(redirectTo(['/b', '/c']))).toMatchObject({ problem: 'redirect' })
    })

    it('whose own body never ends', async () => {
      const endless: Page = (request, response) => {
        if (request.url !== '/') response.writeHead(200, html).end('the page')
        else response.writeHead(302, { location: '/b' }).write('x'.repeat(100_000))
      }
      expect(await fetchPage(endless)).toMatchObject({ kind: 'fetched', url: `${server?.url}b` })
    })

    it('but never from https to http', async () => {
      const at = await serve(
        (_request, response) => response.writeHead(301, { location: 'http://example.com/' }).end(),
        true,
      )
      expect(await fetchFrom(at, at.url)).toMatchObject({ problem: 'redirect' })
    })
  })

  describe('over https', () => {
    const page: Page = (_request, response) => response.writeHead(200, html).end('words')

    it('fetches a page from a server with a good certificate', async () => {
      const at = await serve(page, true)
      expect(await fetchFrom(at, at.url)).toMatchObject({ kind: 'fetched' })
    })

    it('refuses a certificate that nobody vouches for, whatever the environment says', async () => {
      const at = await serve(page, true)
      const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
      try {
        const testServer = { host: pageHost, port: at.port }
        expect(await fetchFrom(at, at.url, { testServer })).toMatchObject({ problem: 'certificate' })
      } finally {
        if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
        else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before
      }
      expect(at.requests).toEqual([])
    })

    it('refuses a server that speaks no TLS', async () => {
      const at = await serve(page)
      expect(await fetchFrom(at, at.url.replace('http:', 'https:'))).toMatchObject({ problem: 'certificate' })
    })
  })

  describe('takes', () => {
    it.each([400, 401, 403, 404, 410, 418, 429, 500, 503, 204, 304, 206])(
      'no answer of status %i',
      async (status) => {
        const fetched = await fetchPage((_request, response) => response.writeHead(status, html).end())
        expect(fetched).toMatchObject({ problem: 'status' })
        expect(fetched).toMatchObject({ message: expect.stringContaining(`answered ${status}`) })
      },
    )

    it.each([
      'text/html',
      'Text/HTML; charset=windows-1252',
      'application/xhtml+xml',
      'application/xml',
      'text/xml',
      'application/rss+xml',
      'application/atom+xml',
      'application/feed+json',
      'application/json',
      'text/plain',
      'text/markdown',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ])('%s', async (type) => {
      const page: Page = (_request, response) =>
        response.writeHead(200, { 'content-type': type }).end('words')
      expect(await fetchPage(page)).toMatchObject({ kind: 'fetched', contentType: type })
    })

    it('an answer that names no type, or a file whose name tells what it is', async () => {
      const bare: Page = (_request, response) => response.writeHead(200).end('words')
      expect(await fetchPage(bare)).toMatchObject({ kind: 'fetched', contentType: null })
      server?.close()
      const file: Page = (_request, response) =>
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('words')
      const at = await serve(file)
      expect(await fetchFrom(at, `${at.url}a.docx`)).toMatchObject({ kind: 'fetched' })
      expect(await fetchFrom(at, `${at.url}a.exe`)).toMatchObject({ problem: 'content-type' })
    })

    it.each(['application/pdf', 'image/png', 'video/mp4', 'application/zip', 'text/css', 'text/html2'])(
      'no %s, and says what it was',
      async (type) => {
        const page: Page = (_request, response) =>
          response.writeHead(200, { 'content-type': type }).end('words')
        const fetched = await fetchPage(page)
        expect(fetched).toMatchObject({ problem: 'content-type', message: expect.stringContaining(type) })
      },
    )

    it('no empty page', async () => {
      expect(await fetchPage((_request, response) => response.writeHead(200, html).end())).toMatchObject({
        problem: 'empty',
      })
    })
  })

  describe('that cannot be reached', () => {
    it('says so where nobody listens', async () => {
      const at = await serve(() => undefined)
      at.close()
      expect(await fetchFrom(at, at.url)).toMatchObject({ problem: 'unreachable' })
    })

    it('says so where there is no such name', async () => {
      const at = await serve(() => undefined)
      expect(await fetchFrom(at, 'http://nobody.example.com/')).toMatchObject({ problem: 'unreachable' })
    })

    it('gives up on a name that is never answered', async () => {
      const at = await serve(() => undefined)
      const never = () => new Promise<never>(() => undefined)
      const outcome = await fetchFrom(at, 'http://slow.example.com/', { resolve: never, limits: shortLimits })
      expect(outcome).toMatchObject({ problem: 'too-slow' })
    })
  })

  it('throws for a mistake of its caller, and hides none as a fault of the server', async () => {
    const at = await serve(() => undefined)
    await expect(fetchFrom(at, at.url, { userAgent: 'a\nb: c' })).rejects.toThrow('fetching failed')
  })

  it('leaves nothing open', async () => {
    const sockets = new Set<unknown>()
    const at = await serveBytes((socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 5\r\n\r\nwords')
    })
    server = at
    expect(await fetchFrom(at, at.url)).toMatchObject({ kind: 'fetched' })
    await expect.poll(() => sockets.size).toBe(0)
  })
})
