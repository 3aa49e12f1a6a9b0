import { once } from 'node:events'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import type { WebRequest } from '../actions/doctor/probe.ts'
import type { LookedUp } from '../core/doctor/findings.ts'
import type { WebAnswer } from '../core/doctor/public-address.ts'
import { certificateOf } from './shown-certificate.ts'

const ENOUGH = 1024

/** One request, without following redirects; of the answer's body only the beginning is read. */
export async function askWeb(
  { method, url, body }: WebRequest,
  signal: AbortSignal,
): Promise<LookedUp<WebAnswer>> {
  const secure = url.startsWith('https:')
  const headers = body === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }
  // An untrusted certificate is a finding of its own: what the server says is wanted all the same.
  const options = { method, headers, signal, agent: false, rejectUnauthorized: false }
  const request = (secure ? requestTls : requestPlain)(url, options)
  const answered = once(request, 'response')
  request.on('error', () => {})
  request.end(body)
  const [answer]: IncomingMessage[] = await answered
  if (answer === undefined) return { kind: 'none', reason: 'no answer' }
  const certificate = certificateOf(answer.socket)
  const date = Date.parse(answer.headers.date ?? '')
  const start = await beginning(answer)
  request.destroy()
  const value = {
    status: answer.statusCode ?? 0,
    body: start,
    date: Number.isNaN(date) ? null : date,
    certificate,
  }
  return { kind: 'found', value }
}

async function beginning(answer: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of answer) {
    text += String(chunk)
    if (text.length >= ENOUGH) break
  }
  return text.slice(0, ENOUGH)
}
