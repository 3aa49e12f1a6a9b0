import type { Hono, Context as HttpContext } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { createElement } from 'react'
import type { Context } from '../actions/context.ts'
import { type Archive, readArchive, readArchivedIssue } from '../actions/read-archive.ts'
import { encodeHtml } from '../core/mail/encode.ts'
import { FEED_LENGTH, jsonFeed, rssFeed } from './archive-feeds.ts'
import { withHeading } from './archived-heading.ts'
import { lookOf, wearLook } from './page-look.ts'
import { ArchivePage } from './pages/archive.tsx'
import { renderPage } from './pages/page.tsx'
import { showEmail } from './show-email.ts'
import type { WebDeps } from './web-deps.ts'
import { archiveWords } from './words/archive-words.ts'

const PAGE_LENGTH = 50

/** What a browser takes over from a 304 must be what the whole answer said. */
const KEPT = [...RETAINED_304_HEADERS, 'content-security-policy', 'x-frame-options', 'link']

/** The issues of lists that opted in, for anybody: nothing in them is of one reader. */
export function addArchiveRoutes(app: Hono, { context }: Pick<WebDeps, 'context'>): void {
  const { publicUrl } = context.settings
  app.use('/archive/*', etag({ retainedHeaders: KEPT }))

  app.get('/archive/:list', async (http) => {
    const number = pageNumber(http)
    const offset = (number - 1) * PAGE_LENGTH
    const found = await readArchive(context, http.req.param('list'), { offset, limit: PAGE_LENGTH })
    if (found.kind === 'missing') return await http.notFound()
    wearLook(http, lookOf(found.archive.list))
    return shared(http).html(indexPage(found.archive, number))
  })

  app.get('/archive/:list/feed.xml', async (http) => {
    const archive = await findNewest(context, http.req.param('list'))
    if (!archive) return await http.notFound()
    const feed = await rssFeed({ archive, publicUrl, description: leadOf(archive) })
    return shared(http).body(feed, 200, { 'Content-Type': 'application/rss+xml; charset=utf-8' })
  })

  app.get('/archive/:list/feed.json', async (http) => {
    const archive = await findNewest(context, http.req.param('list'))
    if (!archive) return await http.notFound()
    const feed = await jsonFeed({ archive, publicUrl, description: leadOf(archive) })
    return shared(http).body(feed, 200, { 'Content-Type': 'application/feed+json; charset=utf-8' })
  })

  app.get('/archive/:list/:issue', async (http) => {
    const { list, issue } = http.req.param()
    const found = await readArchivedIssue(context, { list, issue })
    if (found.kind === 'missing') return await http.notFound()
    http.header('Link', `<${publicUrl}${found.issue.path}>; rel="canonical"`)
    const home = `${publicUrl}/archive/${found.list.slug}`
    const letter = withOpenFooter({ ...found, home, language: found.list.language })
    return await showEmail(shared(http), withHeading(letter, found.list, found.issue))
  })
}

/** The same for everybody for a while, and cheap to ask again. */
function shared(http: HttpContext): HttpContext {
  http.header('Cache-Control', 'public, max-age=300')
  return http
}

function pageNumber(http: HttpContext): number {
  const asked = http.req.query('page') ?? '1'
  return /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1
}

function indexPage(archive: Archive, number: number): string {
  const home = `/archive/${archive.list.slug}`
  const pageAt = (page: number) => (page === 1 ? home : `${home}?page=${page}`)
  const props = {
    archive,
    words: archiveWords(archive.list.language),
    look: lookOf(archive.list),
    newer: number > 1 ? pageAt(number - 1) : null,
    older: archive.older ? pageAt(number + 1) : null,
  }
  return renderPage(createElement(ArchivePage, props))
}

async function findNewest(context: Context, list: string): Promise<Archive | null> {
  const found = await readArchive(context, list, { offset: 0, limit: FEED_LENGTH })
  return found.kind === 'found' ? found.archive : null
}

function leadOf({ list }: Archive): string {
  return archiveWords(list.language).lead(list.name)
}

interface OpenFooter {
  readonly html: string
  readonly signUpUrl: string
  /** The archive's first page. */
  readonly home: string
  readonly language: string
}

/** Where each reader had their way out, everybody finds the way in, and the other letters. */
function withOpenFooter({ html, signUpUrl, home, language }: OpenFooter): string {
  const words = archiveWords(language)
  const href = `href="${encodeHtml(signUpUrl)}"`
  const [before = '', after = ''] = splitLast(html, href)
  const start = before.lastIndexOf('<a')
  const end = after.indexOf('</a>')
  if (start < 0 || end < 0) return html
  const style = `${before.slice(start + 2)}${after.slice(0, after.indexOf('>'))}`
  const link = (to: string, label: string) => `<a${style} href="${encodeHtml(to)}">${encodeHtml(label)}</a>`
  const links = `${link(signUpUrl, words.subscribe)} · ${link(home, words.all)}`
  return before.slice(0, start) + links + after.slice(end + '</a>'.length)
}

function splitLast(text: string, part: string): readonly [string, string] | readonly [] {
  const at = text.lastIndexOf(part)
  return at < 0 ? [] : [text.slice(0, at), text.slice(at + part.length)]
}
