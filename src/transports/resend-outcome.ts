import type { SendResult } from './transport.ts'

/** An answer of the service that is not an acceptance: its error name and status, and the headers. */
export interface ResendFailure {
  readonly name: string | null
  /** Null where no whole answer came. */
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
}

type Rule =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'uncertain'; readonly reason: string; readonly final?: boolean }
  | { readonly kind: 'retry-later'; readonly reason: string; readonly atLeastMs: number }

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const WRONG_KEY = later(
  'the key in RESEND_API_KEY was not accepted: check it in the Resend account',
  15 * MINUTE,
)
const WRONG_ADDRESS = later('RESEND_BASE_URL does not lead to the Resend API', 15 * MINUTE)
const NOT_PERMITTED = later(
  'Resend does not permit this: check that the sender domain is verified',
  15 * MINUTE,
)

const BY_NAME = new Map<string, Rule>(
  Object.entries({
    missing_api_key: WRONG_KEY,
    invalid_api_key: WRONG_KEY,
    restricted_api_key: later('the key in RESEND_API_KEY may not send from this domain', 15 * MINUTE),
    suspended_api_key: later('the key in RESEND_API_KEY is suspended: ask Resend', HOUR),
    invalid_permission: later('the key in RESEND_API_KEY may not send', 15 * MINUTE),
    rate_limit_exceeded: later('Resend asks to send more slowly', SECOND),
    daily_quota_exceeded: later('the daily quota of the Resend account is used up', HOUR),
    monthly_quota_exceeded: later('the monthly quota of the Resend account is used up', 6 * HOUR),
    email_above_quota: later('the quota of the Resend account is used up', HOUR),
    security_error: later('Resend holds the account back for security reasons: ask Resend', HOUR),
    // Nobody knows yet what becomes of the call that holds the key: only the same key and bytes may follow.
    concurrent_idempotent_requests: uncertain('an earlier call under the same key is still under way'),
    // The same again would be answered the same: only a person can tell what the first one was.
    invalid_idempotent_request: { ...uncertain('another message was sent under the same key'), final: true },
  }),
)

const BY_STATUS = new Map<number, Rule>([
  [400, refused('Resend refused the message')],
  [401, WRONG_KEY],
  [403, NOT_PERMITTED],
  [404, WRONG_ADDRESS],
  [405, WRONG_ADDRESS],
  [408, uncertain('Resend did not get the whole request in time')],
  [409, uncertain('Resend reports a conflict with another call')],
  [413, refused('the message is too big for Resend')],
  [422, refused('Resend refused the message')],
  [429, later('Resend asks to send more slowly', SECOND)],
])

/** What a failed call says of its message: by the name of the error, else by the class of its status. */
export function resendOutcome(failure: ResendFailure): SendResult {
  const rule = BY_NAME.get(failure.name ?? '') ?? ruleOfStatus(failure.status)
  const reason = `${rule.reason}${detail(failure)}`
  if (rule.kind !== 'retry-later') return { ...rule, reason }
  return { kind: 'retry-later', reason, afterMs: Math.max(rule.atLeastMs, wishedMs(failure.headers)) }
}

function ruleOfStatus(status: number | null): Rule {
  if (status === null) return uncertain('Resend gave no whole answer')
  const rule = BY_STATUS.get(status)
  if (rule) return rule
  // An answer of this class says that nothing was taken, and no other that the message is at fault.
  return status >= 400 && status < 500
    ? later('Resend turned the request away', 15 * MINUTE)
    : uncertain('Resend failed while it had the message')
}

/** The longest wait that the headers ask for, in milliseconds: both count seconds; at most a day. */
function wishedMs(headers: Readonly<Record<string, string>>): number {
  const seconds = ['retry-after', 'ratelimit-reset'].map((name) => Number(headers[name] ?? 0))
  return Math.min(Math.max(0, ...seconds.filter(Number.isFinite)) * SECOND, DAY)
}

/** Names only: the words of an error may hold an address. */
function detail({ name, status }: ResendFailure): string {
  const parts = [name !== null && /^[a-z_]{1,60}$/.test(name) ? name : null, status]
  const known = parts.filter((part) => part !== null)
  return known.length === 0 || status === null ? '' : ` (${known.join(', ')})`
}

function later(reason: string, atLeastMs: number): Rule {
  return { kind: 'retry-later', reason, atLeastMs }
}

function refused(reason: string): Rule {
  return { kind: 'refused', reason }
}

function uncertain(reason: string): Rule {
  return { kind: 'uncertain', reason }
}
