import type { Context as HttpContext } from 'hono'
import { accepts } from 'hono/accepts'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { createElement } from 'react'
import { readerLanguage, readerLanguages } from '../core/language/reader-language.ts'
import { type PageLook, wearLook } from './page-look.ts'
import { NoticePage } from './pages/notice.tsx'
import { OneButtonPage } from './pages/one-button.tsx'
import { renderPage } from './pages/page.tsx'
import { type GeneralWords, generalWords } from './words/general-words.ts'
import type { Notice, Question } from './words/page-words.ts'

/** How a page is shown; the browser's language and our own look where nothing is said. */
export interface Shown {
  readonly status?: ContentfulStatusCode
  readonly language?: string
  readonly look?: PageLook | null
}

/** The language of a page: what the subscription chose, else the first that the browser asks for and we have. */
export function languageOf(http: HttpContext, chosen: string | null = null): string {
  if (chosen !== null) return chosen
  const supports = [...readerLanguages]
  return accepts(http, { header: 'Accept-Language', supports, default: 'en', match: firstSpoken })
}

/** By the primary subtag: a browser may ask for de-AT alone. */
const firstSpoken: NonNullable<Parameters<typeof accepts>[1]['match']> = (asked, { default: none }) => {
  const wanted = asked.filter(({ q }) => q > 0).toSorted((one, other) => other.q - one.q)
  return wanted.map(({ type }) => readerLanguage(type)).find((language) => language !== null) ?? none
}

/** What any page may have to say, in the browser's language. */
export function wordsFor(http: HttpContext): GeneralWords {
  return generalWords(languageOf(http))
}

/** Answers with a page that only says something. */
export function sayNotice(
  http: HttpContext,
  notice: Notice,
  { status = 200, language = languageOf(http), look = null }: Shown = {},
): Response | Promise<Response> {
  return http.html(drawNotice(notice, language, wearLook(http, look)), status)
}

/** Pages of the catalogue's own notices, by how they are shown: thousands may sign up at once, and all see the same. */
const drawn = new WeakMap<Notice, Map<string, string>>()

function drawNotice(notice: Notice, language: string, look: PageLook | null): string {
  const pages = drawn.get(notice) ?? new Map<string, string>()
  drawn.set(notice, pages)
  const key = `${language} ${JSON.stringify(look)}`
  const page = pages.get(key) ?? renderPage(createElement(NoticePage, { notice, language, look }))
  pages.set(key, page)
  return page
}

/** Answers with a question whose button posts to the same address. */
export function askQuestion(
  http: HttpContext,
  question: Question,
  { status = 200, language = languageOf(http), look = null }: Shown = {},
): Response | Promise<Response> {
  const page = createElement(OneButtonPage, { question, language, look: wearLook(http, look) })
  return http.html(renderPage(page), status)
}

/** Says when to come back: whole seconds from now until an instant (epoch milliseconds), at least one. */
export function sayRetryAfter(http: HttpContext, until: number, now: number): void {
  http.header('Retry-After', String(Math.max(1, Math.ceil((until - now) / 1000))))
}
