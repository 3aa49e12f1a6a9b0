import { createHash } from 'node:crypto'
import type { Context as HttpContext } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Context } from '../actions/context.ts'

const COOKIE = 'rivulet_browser'
const VALUE = /^[0-9a-z]{4,80}$/
const KEPT_S = 30 * 24 * 60 * 60

/**
 * Knows this browser again when it opens the link of the mail that it asked for; nothing else is remembered of it.
 * Gives the hash to keep with the request. Set on every answer to a sign-up alike, so that it tells nothing of the
 * address. A form on another site brings no cookie (SameSite), so it gets a new one.
 */
export function markBrowser(http: HttpContext, { settings, newId }: Context): string {
  const value = readCookie(http) ?? newId() + newId()
  const secure = settings.publicUrl.startsWith('https:')
  setCookie(http, COOKIE, value, { httpOnly: true, sameSite: 'Lax', secure, path: '/', maxAge: KEPT_S })
  return hashOf(value)
}

/** Whether the browser is the one whose hash was kept. */
export function isSameBrowser(http: HttpContext, kept: string | null): boolean {
  const value = readCookie(http)
  return kept !== null && value !== null && hashOf(value) === kept
}

function readCookie(http: HttpContext): string | null {
  const value = getCookie(http, COOKIE)
  return value !== undefined && VALUE.test(value) ? value : null
}

function hashOf(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}
