import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono, type Context as HttpContext } from 'hono'
import { streamSSE } from 'hono/streaming'
import { messageBytes } from '../transports/mime.ts'
import { framedHtml, framePolicy } from './email-frame.ts'
import { choiceOf, type PreviewChoice, themeNames } from './preview-choice.ts'
import { previewPage } from './preview-page.tsx'
import { emailGroups, type PreviewSource, previewedEmail } from './previewed-email.ts'

export interface PreviewAppInput {
  /** Read again for every page, so that what was published meanwhile is there. */
  readSource(): Promise<PreviewSource & { readonly notes: readonly string[] }>
  /** Differs from start to start: a page that sees another one loads again. */
  readonly started: string
}

const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Pages for whoever sits at this machine: each email in each view. Nothing is fetched and nothing is written. */
export function previewApp({ readSource, started }: PreviewAppInput): Hono {
  const app = new Hono()
  app.use(async (http, next) => {
    if (!isLoopback(http.req.header('host')))
      return http.text('The preview answers on this machine only.', 403)
    await next()
    http.res.headers.set('Cache-Control', 'no-store')
    http.res.headers.set('X-Content-Type-Options', 'nosniff')
    http.res.headers.set('Referrer-Policy', 'no-referrer')
    if (!http.res.headers.has('Content-Security-Policy'))
      http.res.headers.set('Content-Security-Policy', PAGE_POLICY)
    return undefined
  })
  app.get('/', (http) => http.redirect('/email/lesson'))
  app.get('/email/:email', async (http) => await showPage(http, readSource))
  app.get('/frame/:email', async (http) => await showFrame(http, readSource))
  app.get('/preview.css', (http) => http.body(ownFile('preview.css'), 200, { 'Content-Type': 'text/css' }))
  app.get('/in-browser.js', (http) =>
    http.body(ownFile('in-browser.js'), 200, { 'Content-Type': 'text/javascript' }),
  )
  app.get('/events', (http) => tellStart(http, started))
  return app
}

type ReadSource = PreviewAppInput['readSource']

async function showPage(http: HttpContext, readSource: ReadSource): Promise<Response> {
  const source = await readSource()
  const choice = choiceIn(http, source)
  const message = await previewedEmail(source, choice)
  if (message === null) return await http.notFound()
  const raw = Buffer.from(await messageBytes(message)).toString('latin1')
  const groups = emailGroups(source)
  const hasThemeFile = source.fileTheme !== null
  return http.html(previewPage({ choice, groups, message, raw, hasThemeFile, notes: source.notes }))
}

async function showFrame(http: HttpContext, readSource: ReadSource): Promise<Response> {
  const source = await readSource()
  const choice = choiceIn(http, source)
  const message = await previewedEmail(source, choice)
  if (message === null) return await http.notFound()
  http.header('Content-Security-Policy', framePolicy)
  return http.html(framedHtml(message.html, choice.view === 'dark' ? 'dark' : 'light'))
}

function choiceIn(http: HttpContext, { fileTheme }: PreviewSource): PreviewChoice {
  const email = http.req.param('email') ?? ''
  const { searchParams } = new URL(http.req.url)
  return choiceOf(email, searchParams, themeNames(email, fileTheme !== null))
}

/** Stays open: when the server goes, the page asks again until the next one answers. */
function tellStart(http: HttpContext, started: string): Response {
  return streamSSE(http, async (stream) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    stream.onAbort(resolve)
    await stream.writeSSE({ event: 'started', data: started, retry: 300 })
    await promise
  })
}

/** A page of another site could otherwise ask through a name that it points at this machine. */
function isLoopback(host: string | undefined): boolean {
  return host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host)
}

function ownFile(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8')
}
