/** So many at once, and room for another one each `everyMs` milliseconds. */
export interface Limit {
  readonly everyMs: number
  readonly burst: number
}

/** What became of one try to pour into a bucket. Instants are epoch milliseconds. */
export type Poured =
  /** It has run out at `emptyAt`: the only thing to remember of a bucket. */
  | { readonly kind: 'room'; readonly emptyAt: number }
  /** Nothing changes, and there is room again from `until` on. */
  | { readonly kind: 'full'; readonly until: number }

/**
 * The generic cell rate algorithm (ITU-T I.371, virtual scheduling): a bucket is the one instant at which what was
 * poured into it has run out, null for one that is new. In any span of time at most
 * `burst + span / everyMs` find room. No bucket is ever fuller than full: an instant further ahead than that is of
 * before the clock was set back or the limit lowered, and says nothing any more.
 */
export function pour(emptyAt: number | null, now: number, { everyMs, burst }: Limit): Poured {
  const whole = everyMs * burst
  const left = Math.max(0, (emptyAt ?? now) - now)
  const level = left > whole ? 0 : left
  if (level + everyMs > whole) return { kind: 'full', until: now + level + everyMs - whole }
  return { kind: 'room', emptyAt: now + level + everyMs }
}

/** A limit of so many at once that lets as many again through within an hour. */
export function perHour(count: number): Limit {
  return { everyMs: Math.ceil(HOUR / count), burst: count }
}

const HOUR = 60 * 60_000
