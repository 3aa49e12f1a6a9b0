import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hono, Context as HttpContext } from 'hono'

/** A script of one page, which works without it too. */
export interface PageScript {
  readonly code: string
  readonly path: string
  /** The path with the hash of the content: it may be cached for ever. */
  readonly href: string
}

/** Fills in the browser's time zone. */
export const signUpScript = readScript('sign-up.js')

/** Presses the button of a confirmation page. */
export const confirmScript = readScript('confirm.js')

/** Serves a script under its path. */
export function addScriptRoute(app: Hono, script: PageScript): void {
  app.get(script.path, (http) => sendScript(http, script))
}

function sendScript(http: HttpContext, { code, path, href }: PageScript): Response {
  const named = href === `${path}?v=${http.req.query('v')}`
  http.header('Cache-Control', named ? 'public, max-age=31536000, immutable' : 'no-cache')
  return http.body(code, 200, { 'Content-Type': 'text/javascript; charset=utf-8' })
}

function readScript(file: string): PageScript {
  const code = readFileSync(join(import.meta.dirname, 'scripts', file), 'utf8')
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 12)
  return { code, path: `/${file}`, href: `/${file}?v=${hash}` }
}
