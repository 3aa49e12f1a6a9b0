import { type Problem, problem } from './email.ts'

export interface LimitSettings {
  /** Calls per second over all keys; null for no limit. */
  readonly perSecond: number | null
  /** Messages per day (UTC); null for no quota. */
  readonly perDay: number | null
  readonly now: () => number
}

export interface CountedCall {
  readonly headers: Readonly<Record<string, string>>
  readonly fault: Problem | null
}

export interface Limits {
  /** Counts a call: which headers its answer has, and whether it comes too soon. */
  call(): CountedCall
  /** Whether the quota holds so many messages more. */
  quotaFault(messages: number): Problem | null
  take(messages: number): void
}

const DAY = 24 * 60 * 60_000

/** Windows of one second, the first beginning with its first call, and a quota for each day. */
export function limits({ perSecond, perDay, now }: LimitSettings): Limits {
  let window = { until: -Infinity, calls: 0 }
  let day = { number: -1, messages: 0 }
  const takenToday = (): number => {
    const today = Math.floor(now() / DAY)
    if (day.number !== today) day = { number: today, messages: 0 }
    return day.messages
  }
  return {
    call() {
      if (perSecond === null) return { headers: {}, fault: null }
      if (now() >= window.until) window = { until: now() + 1000, calls: 0 }
      window.calls += 1
      const fault = window.calls > perSecond ? problem(429, 'rate_limit_exceeded') : null
      const headers = rateHeaders(perSecond, { left: Math.max(0, perSecond - window.calls) })
      return { headers: { ...headers, ...(fault && { 'retry-after': '1' }) }, fault }
    },
    quotaFault: (messages) =>
      perDay !== null && takenToday() + messages > perDay ? problem(429, 'daily_quota_exceeded') : null,
    take(messages) {
      day.messages = takenToday() + messages
    },
  }
}

function rateHeaders(perSecond: number, { left }: { readonly left: number }): Record<string, string> {
  return {
    'ratelimit-limit': String(perSecond),
    'ratelimit-policy': `${perSecond};w=1`,
    'ratelimit-remaining': String(left),
    'ratelimit-reset': '1',
  }
}
