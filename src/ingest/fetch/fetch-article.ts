import { Agent, type Dispatcher } from 'undici'
import { maxArticleBytes } from '../article-problems.ts'
import {
  type ArticleAddress,
  addressFileName,
  parseArticleAddress,
  type TestServer,
} from './article-address.ts'
import {
  type FetchFault,
  type FetchProblem,
  faultOfError,
  fetchFault,
  fetchProblem,
} from './fetch-problems.ts'
import { acceptHeader, isArticleType, mediaType } from './media-types.ts'
import { acceptEncoding, bodyTooLarge, readBody } from './read-body.ts'
import { publicConnector, type Resolve, resolveHost } from './safe-connector.ts'

/** A page as its server sent it, decompressed; `url` is where the redirects ended. */
export interface FetchedArticle {
  readonly kind: 'fetched'
  readonly bytes: Uint8Array
  readonly url: string
  /** As the server named it, with its charset; null where it named none. */
  readonly contentType: string | null
}

export type FetchArticle = FetchedArticle | FetchProblem

export interface FetchLimits {
  /** For everything together, redirects and body included, in milliseconds. */
  readonly totalMs: number
  readonly connectMs: number
  readonly headersMs: number
  readonly headerBytes: number
  /** The body as sent, and again decompressed. */
  readonly bodyBytes: number
  readonly redirects: number
}

// A server that never ends costs a person less than five seconds.
const usualLimits: FetchLimits = {
  totalMs: 4_500,
  connectMs: 3_000,
  headersMs: 4_000,
  headerBytes: 64 * 1024,
  bodyBytes: maxArticleBytes,
  redirects: 5,
}

export interface FetchOptions {
  /** Says truly who asks: "Rivulet/1.2.3 (+article import)". */
  readonly userAgent: string
  readonly limits?: Partial<FetchLimits>
  readonly resolve?: Resolve
  readonly testServer?: TestServer
}

/**
 * Fetches a page that a person named, from the public internet and nowhere else: each redirect is checked as the first
 * address is, no cookie, referer or proxy is used, and everything has an end within the limits. Never throws for what
 * a server does.
 */
export async function fetchArticle(address: string, options: FetchOptions): Promise<FetchArticle> {
  const limits = { ...usualLimits, ...options.limits }
  const agent = makeAgent(options, limits)
  try {
    return await follow(address, { ...options, limits, agent, signal: AbortSignal.timeout(limits.totalMs) })
  } finally {
    await agent.destroy()
  }
}

function makeAgent({ resolve = resolveHost, testServer }: FetchOptions, limits: FetchLimits): Agent {
  return new Agent({
    connect: publicConnector({ resolve, testServer, connectMs: limits.connectMs }),
    allowH2: false,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.totalMs,
    maxHeaderSize: limits.headerBytes,
  })
}

interface Trip extends FetchOptions {
  readonly limits: FetchLimits
  readonly agent: Agent
  readonly signal: AbortSignal
}

async function follow(typed: string, trip: Trip): Promise<FetchArticle> {
  const { testServer } = trip
  const visited = new Set<string>()
  let next = parseArticleAddress({ text: typed, base: null, testServer })
  let at: string | null = null
  while (next.kind === 'address') {
    const { url } = next
    visited.add(url.href)
    const answer = await ask(url, trip)
    if (answer.kind === 'fetched') return answer
    if (answer.kind === 'fault') return fetchProblem(answer, typed, at)
    at = URL.parse(answer.location, url)?.href ?? answer.location
    next = nextAddress({ answer, url, visited, trip })
  }
  return fetchProblem(next, typed, at)
}

interface Redirect {
  readonly kind: 'redirect'
  /** As the server wrote it; relative, perhaps. */
  readonly location: string
}

interface Turn {
  readonly answer: Redirect
  readonly url: URL
  readonly visited: ReadonlySet<string>
  readonly trip: Trip
}

function nextAddress({ answer, url, visited, trip }: Turn): ArticleAddress {
  const next = parseArticleAddress({ text: answer.location, base: url, testServer: trip.testServer })
  if (next.kind === 'fault') return next
  if (visited.has(next.url.href)) return fetchFault('redirect', 'its redirects go round in a circle')
  if (visited.size > trip.limits.redirects) return fetchFault('redirect', 'it redirects too many times')
  return next
}

type Answer = FetchedArticle | Redirect | FetchFault

async function ask(url: URL, { agent, signal, userAgent, limits }: Trip): Promise<Answer> {
  try {
    const answer = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: { 'user-agent': userAgent, accept: acceptHeader, 'accept-encoding': acceptEncoding },
      signal,
    })
    // A body that nobody reads breaks when the agent is done with, and nobody has to hear of it.
    answer.body.on('error', () => undefined)
    return redirectOf(answer) ?? faultOfHead(answer, url, limits) ?? (await pageOf(answer, url, limits))
  } catch (error) {
    return faultOfError(error)
  }
}

type ResponseHead = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'>

function redirectOf({ statusCode, headers }: ResponseHead): Redirect | FetchFault | null {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return null
  const { location } = headers
  if (typeof location !== 'string') return fetchFault('redirect', 'it redirects to no single address')
  // Headers come as Latin-1, and servers write UTF-8 into them.
  return { kind: 'redirect', location: Buffer.from(location, 'latin1').toString('utf8') }
}

function faultOfHead(
  { statusCode, headers }: ResponseHead,
  url: URL,
  limits: FetchLimits,
): FetchFault | null {
  if (statusCode !== 200)
    return fetchFault('status', `the page answered ${statusCode}; check the address in a browser`)
  const contentType = one(headers['content-type'])
  if (!isArticleType(contentType, addressFileName(url.href))) {
    const what = mediaType(contentType).slice(0, 80).replace(/\p{C}/gu, '')
    return fetchFault('content-type', `it is ${what}, not a page, a text, a feed or a Word file`)
  }
  const declared = Number(one(headers['content-length']) ?? 0)
  return declared > limits.bodyBytes ? bodyTooLarge(limits.bodyBytes) : null
}

async function pageOf(answer: Dispatcher.ResponseData, url: URL, limits: FetchLimits): Promise<Answer> {
  const { headers, body } = answer
  const encoding = one(headers['content-encoding']) ?? ''
  const read = await readBody({ stream: body, encoding, limit: limits.bodyBytes })
  if (read.kind === 'fault') return read
  if (read.bytes.byteLength === 0) return fetchFault('empty', 'the page is empty')
  return { kind: 'fetched', bytes: read.bytes, url: url.href, contentType: one(headers['content-type']) }
}

function one(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header.join(', ') : header) ?? null
}
