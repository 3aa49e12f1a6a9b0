import type { SendResult } from './delivery.ts'

type Blocked = Extract<SendResult, { readonly kind: 'blocked' }>

const LONGEST_OUTAGE_WAIT_MS = 5 * 60_000
const LONGEST_RATE_JITTER_MS = 100

/**
 * Until when a sender stays blocked, epoch milliseconds. An outage is asked about again after its wait, doubled each
 * time in a row up to five minutes; anything else after what the provider wished, and a little: workers that were
 * told the same do not come back at one moment. `jitter` is from 0 to 1, `count` the blocks in a row before this one.
 */
export function blockedUntil(
  { by, afterMs }: Blocked,
  at: { readonly now: number; readonly count: number; readonly jitter: number },
): number {
  if (by !== 'outage') return Math.ceil(at.now + afterMs + at.jitter * LONGEST_RATE_JITTER_MS)
  const window = Math.min(afterMs * 2 ** Math.min(at.count, 10), LONGEST_OUTAGE_WAIT_MS)
  return Math.ceil(at.now + window * (0.5 + at.jitter / 2))
}
