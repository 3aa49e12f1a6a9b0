import type { BlockKind, SendResult } from '../core/delivery/delivery.ts'

/** A whole answer of the service that is not an acceptance: the name of its error, its status and its headers. */
export interface ResendFailure {
  /** Null where the answer names none. */
  readonly name: string | null
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/** Any result but an acceptance. */
export type Unaccepted = Exclude<SendResult, { readonly kind: 'accepted' }>

type Rule =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'uncertain'; readonly reason: string; readonly final?: boolean }
  | { readonly kind: 'retry-later'; readonly reason: string; readonly afterMs: number }
  | {
      readonly kind: 'blocked'
      readonly by: BlockKind | 'from'
      readonly reason: string
      readonly afterMs: number
    }

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const TOO_FAST = blocked('rate', 'Resend asks to send more slowly', SECOND)
const WRONG_KEY = settings('the key in RESEND_API_KEY was not accepted: check it in the Resend account')
const WRONG_ADDRESS = settings('RESEND_BASE_URL does not lead to the Resend API')
const NOT_PERMITTED = settings('Resend does not permit this: check that the sender domain is verified')
const WRONG_SENDER = blocked(
  'from',
  'Resend does not permit this sender: check that the domain of its address is verified',
  15 * MINUTE,
)
const HELD_BACK = 'Resend holds the account back for security reasons: ask Resend'

const BY_NAME = new Map<string, Rule>(
  Object.entries({
    missing_api_key: WRONG_KEY,
    invalid_api_key: WRONG_KEY,
    restricted_api_key: settings('the key in RESEND_API_KEY may not send from this domain'),
    suspended_api_key: settings('the key in RESEND_API_KEY is suspended: ask Resend'),
    invalid_permission: settings('the key in RESEND_API_KEY may not send'),
    invalid_from_address: WRONG_SENDER,
    rate_limit_exceeded: TOO_FAST,
    daily_quota_exceeded: blocked('quota', 'the daily quota of the Resend account is used up', HOUR),
    monthly_quota_exceeded: blocked('quota', 'the monthly quota of the Resend account is used up', 6 * HOUR),
    email_above_quota: blocked('quota', 'the quota of the Resend account is used up', HOUR),
    security_error: blocked('configuration', HELD_BACK, HOUR),
    // Nobody knows yet what becomes of the call that holds the key: only the same key and bytes may follow.
    concurrent_idempotent_requests: uncertain('an earlier call under the same key is still under way'),
    resource_locked: uncertain('an earlier call under the same key is still under way'),
    // The same again would be answered the same: only a person can tell what the first one was.
    invalid_idempotent_request: { ...uncertain('another message was sent under the same key'), final: true },
  }),
)

const BY_STATUS = new Map<number, Rule>([
  // These two make the same request again elsewhere: nothing was done here. Of other redirects nobody can tell.
  [307, WRONG_ADDRESS],
  [308, WRONG_ADDRESS],
  [400, refused('Resend refused the message')],
  [401, WRONG_KEY],
  [402, settings('Resend asks for a payment: look into the Resend account')],
  [403, NOT_PERMITTED],
  [404, WRONG_ADDRESS],
  [405, WRONG_ADDRESS],
  [408, uncertain('Resend did not get the whole request in time')],
  [409, uncertain('Resend reports a conflict with another call')],
  [413, refused('the message is too big for Resend')],
  [422, refused('Resend refused the message')],
  [429, TOO_FAST],
  [451, blocked('configuration', HELD_BACK, HOUR)],
])

/** What a failed call says of its message: by the name of the error, else by the class of its status. */
export function resendOutcome(failure: ResendFailure): Unaccepted {
  // The same name with another status is about the message.
  const sender = failure.status === 403 && failure.name === 'validation_error'
  const rule = sender ? WRONG_SENDER : (BY_NAME.get(failure.name ?? '') ?? ruleOfStatus(failure.status))
  const reason = `${rule.reason}${detail(failure)}`
  if (!('afterMs' in rule)) return { ...rule, reason }
  return { ...rule, reason, afterMs: Math.max(rule.afterMs, wishedMs(failure.headers)) }
}

function ruleOfStatus(status: number): Rule {
  const rule = BY_STATUS.get(status)
  if (rule) return rule
  // An answer of this class says that nothing was taken; whether message or account is at fault it does not say. To
  // stop everybody because of one message would be worse than to keep one message for later.
  return status >= 400 && status < 500
    ? { kind: 'retry-later', reason: 'Resend turned the request away', afterMs: 15 * MINUTE }
    : uncertain('Resend failed while it had the message')
}

/** The longest wait that the headers ask for, in milliseconds, at most a day. */
function wishedMs(headers: Readonly<Record<string, string>>): number {
  const reset = Number(headers['ratelimit-reset'] ?? 0) * SECOND
  const wishes = [reset, retryAfterMs(headers)].filter(Number.isFinite)
  return Math.min(Math.max(0, ...wishes), DAY)
}

/** Seconds, or a date (RFC 9110, section 10.2.3), which is read by the clock of whoever wrote it. */
function retryAfterMs(headers: Readonly<Record<string, string>>): number {
  const wish = headers['retry-after'] ?? '0'
  const seconds = Number(wish)
  return Number.isNaN(seconds) ? Date.parse(wish) - Date.parse(headers.date ?? '') : seconds * SECOND
}

/** Names only: the words of an error may hold an address. */
function detail({ name, status }: ResendFailure): string {
  return name !== null && /^[a-z_]{1,60}$/.test(name) ? ` (${name}, ${status})` : ` (${status})`
}

function blocked(by: BlockKind | 'from', reason: string, afterMs: number): Rule {
  return { kind: 'blocked', by, reason, afterMs }
}

function settings(reason: string): Rule {
  return blocked('configuration', reason, 15 * MINUTE)
}

function refused(reason: string): Rule {
  return { kind: 'refused', reason }
}

function uncertain(reason: string): Rule {
  return { kind: 'uncertain', reason }
}
