import { encodeHeader } from './encode.ts'
import type { Header } from './message.ts'

const LONGEST_LIST_ID = 255

/** What a step's headers say about its list and where it came from. */
export interface StepOrigin {
  readonly listName: string
  readonly listSlug: string
  /** From `listHost`. */
  readonly host: string
  readonly sequence: string
  readonly step: string
  readonly unsubscribeUrl: string
}

/** All headers of a step's or an issue's email. */
export function stepHeaders(origin: StepOrigin): readonly Header[] {
  return [
    ...unsubscribeHeaders(origin.unsubscribeUrl),
    ...listHeaders(origin),
    feedbackHeader(origin),
    ...automaticHeaders(),
  ]
}

/** The one-click pair of RFC 8058. The address alone must name reader and list. */
export function unsubscribeHeaders(unsubscribeUrl: string): readonly Header[] {
  return [
    { name: 'List-Unsubscribe', value: `<${new URL(unsubscribeUrl).href}>` },
    { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
  ]
}

/** `List-Id: Name <slug.host>` (RFC 2919), at most 255 characters between the angle brackets. */
export function listHeaders(list: { listName: string; listSlug: string; host: string }): readonly Header[] {
  const host = list.host.toLowerCase()
  const label = idPart(list.listSlug).slice(0, Math.max(1, LONGEST_LIST_ID - host.length - 1))
  return [{ name: 'List-Id', value: `${phrase(list.listName)} <${label}.${host}>`.trimStart() }]
}

/** Gmail's `Feedback-ID: step:sequence:list:rivulet`; complaints are counted by each part. */
export function feedbackHeader(origin: { step: string; sequence: string; listSlug: string }): Header {
  const parts = [origin.step, origin.sequence, origin.listSlug].map(idPart)
  return { name: 'Feedback-ID', value: [...parts, 'rivulet'].join(':') }
}

/** For mail that no person sent by hand, so that nobody's absence note answers it (RFC 3834); no list headers. */
export function automaticHeaders(): readonly Header[] {
  return [{ name: 'Auto-Submitted', value: 'auto-generated' }]
}

/** The domain that list ids belong to: the public address, or the sender's domain where that is a bare machine. */
export function listHost(place: { publicUrl: string; fromAddress: string }): string {
  const { hostname } = new URL(place.publicUrl)
  const named = /[a-z]/i.test(hostname) && hostname.includes('.') && !hostname.startsWith('[')
  if (named) return hostname
  const domain = place.fromAddress.slice(place.fromAddress.lastIndexOf('@') + 1)
  return /^[a-z\d.-]+$/i.test(domain) ? domain.toLowerCase() : 'localhost'
}

/** A display phrase: the marks that have a meaning in headers (RFC 5322, section 3.2.3) become spaces. */
function phrase(name: string): string {
  return encodeHeader(name)
    .replace(/[()<>[\]:;@\\,."]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Letters, digits, hyphens and underscores; anything else becomes a hyphen. */
function idPart(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '') || 'none'
}
