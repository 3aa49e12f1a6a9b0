import type { Context as HttpContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { createElement } from 'react'
import { NoticePage } from './pages/notice.tsx'
import { OneButtonPage } from './pages/one-button.tsx'
import { renderPage } from './pages/page.tsx'
import { type Notice, type PageWords, type Question, wordsFor } from './words.ts'

/** What pages say that belong to no list. */
export const plainWords: PageWords = wordsFor('en')

/** Answers with a page that only says something. */
export function sayNotice(
  http: HttpContext,
  notice: Notice,
  { status = 200, language = plainWords.language }: { status?: ContentfulStatusCode; language?: string } = {},
): Response | Promise<Response> {
  return http.html(renderPage(createElement(NoticePage, { notice, language })), status)
}

/** Answers with a question whose button posts to the same address. */
export function askQuestion(http: HttpContext, question: Question): Response | Promise<Response> {
  const { language } = plainWords
  return http.html(renderPage(createElement(OneButtonPage, { question, language })))
}
