import ipaddr from 'ipaddr.js'
import { type Certificate, judgeCertificate } from './certificate.ts'
import { fail, fine, type LookedUp, notLookedUp, type Verdict, warn } from './findings.ts'
import { printable } from './printable.ts'

/** An answer of the web. */
export interface WebAnswer {
  readonly status: number
  /** Its beginning. */
  readonly body: string
  /** The clock of whoever answered, epoch milliseconds. */
  readonly date: number | null
  /** Null over plain HTTP. */
  readonly certificate: Certificate | null
}

/** Whether the address in every link leads anybody anywhere. `mailLeaves`: false while mail is only captured. */
export function judgePublicAddress(publicUrl: string, mailLeaves: boolean): Verdict {
  const check = 'address'
  const { protocol, hostname } = new URL(publicUrl)
  const shown = printable(publicUrl)
  const fault = isPrivateName(hostname)
    ? 'only this machine or network can reach it'
    : protocol === 'https:'
      ? null
      : 'it is not https'
  if (fault === null) return fine(check, shown)
  const advice = 'Set PUBLIC_URL to the https address of this server on the internet.'
  return mailLeaves ? fail(check, `${shown}: ${fault}`, advice) : warn(check, `${shown}: ${fault}`, advice)
}

/**
 * Whether sign-ups can be limited by the network that they come from. This program speaks no TLS, so there is a proxy in
 * front of an https address; unless it is trusted, every visitor seems to come from it.
 */
export function judgeProxies(publicUrl: string, trustedProxies: readonly string[]): Verdict[] {
  const { protocol, hostname } = new URL(publicUrl)
  const check = 'proxy'
  if (protocol !== 'https:' || isPrivateName(hostname)) return []
  if (trustedProxies.length > 0)
    return [fine(check, `the networks of visitors are taken from what ${trustedProxies.join(' ')} says`)]
  return [warn(check, UNTRUSTED, TRUST)]
}

const UNTRUSTED =
  'TRUSTED_PROXIES is not set, so limits per network see only the address of your proxy, never that of a visitor'
const TRUST =
  'Set TRUSTED_PROXIES to the address that your proxy calls from, like 127.0.0.1, let it set X-Forwarded-For, and start again.'

/** A name that means nothing to readers elsewhere: RFC 6761, RFC 6762, and addresses that are not routed. */
export function isPrivateName(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  if (ipaddr.isValid(bare)) return ipaddr.process(bare).range() !== 'unicast'
  return (
    !bare.includes('.') || /\.(?:localhost|local|internal|lan|home\.arpa|test|invalid|example)$/.test(bare)
  )
}

/** Judges the answer to `GET /healthz`. */
export function judgeHealth(answer: LookedUp<WebAnswer>, now: number): Verdict[] {
  const check = 'reachable'
  if (answer.kind === 'unknown') return [notLookedUp(check, 'the address', answer.reason)]
  if (answer.kind === 'none') {
    const advice = 'Start `npx rivulet serve`, and have your proxy pass this address to it.'
    return [fail(check, `nothing answers: ${printable(answer.reason)}`, advice)]
  }
  const { status, body, certificate } = answer.value
  const trust = certificate === null ? [] : [judgeCertificate('certificate', certificate, now)]
  if (status === 200 && body.trim() === 'ok') return [fine(check, 'this program answers'), ...trust]
  const found = `another program answers /healthz (status ${status})`
  return [
    fail(check, found, 'Have your proxy pass this address, with its whole path, to `npx rivulet serve`.'),
    ...trust,
  ]
}

/** Judges the answer to a one-click POST: no redirect, no login (RFC 8058, section 3.1). */
export function judgeOneClick(answer: LookedUp<WebAnswer>): Verdict {
  const check = 'one-click'
  const advice = 'Let POST /unsubscribe/ through your proxy as it is: no redirect, no login, no challenge.'
  if (answer.kind === 'unknown') return notLookedUp(check, 'the way out', answer.reason)
  if (answer.kind === 'none') return fail(check, `POST is not answered: ${printable(answer.reason)}`, advice)
  const { status } = answer.value
  if (status === 200) return fine(check, 'POST is answered without a redirect')
  const what = status >= 300 && status < 400 ? 'redirected' : 'refused'
  return fail(check, `POST is ${what} (status ${status})`, advice)
}
