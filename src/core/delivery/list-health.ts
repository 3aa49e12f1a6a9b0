import type { FlowSettings } from './flow-settings.ts'
import { sayPercent, sayTime } from './setting-values.ts'

/** What became of the emails of a list that were handed over in the window. */
export interface ListCounts {
  readonly submitted: number
  /** Hard bounces: the mailbox does not exist, or takes no mail for good. */
  readonly bounced: number
  readonly complained: number
}

export type ListHealth =
  | { readonly kind: 'fine' }
  /** The list must pause; the reason gives the numbers. */
  | { readonly kind: 'ill'; readonly by: 'complaints' | 'bounces'; readonly reason: string }

/**
 * Whether a list may go on. Mailbox providers ask for fewer than 0.10 % of complaints and shut a sender out at
 * 0.30 % (Gmail, Yahoo); a smaller sample than the set one says nothing.
 */
export function listHealth(counts: ListCounts, pauseAt: FlowSettings['pauseAt']): ListHealth {
  const { submitted, bounced, complained } = counts
  if (submitted < pauseAt.sample) return { kind: 'fine' }
  const over = (count: number, limit: number): boolean => count > 0 && count / submitted >= limit
  const words = { of: submitted, windowMs: pauseAt.windowMs }
  if (over(complained, pauseAt.complaints)) {
    const reason = shareWords('complaints', { ...words, count: complained, limit: pauseAt.complaints })
    return { kind: 'ill', by: 'complaints', reason }
  }
  if (over(bounced, pauseAt.bounces)) {
    const reason = shareWords('hard bounces', { ...words, count: bounced, limit: pauseAt.bounces })
    return { kind: 'ill', by: 'bounces', reason }
  }
  return { kind: 'fine' }
}

interface Share {
  readonly count: number
  readonly of: number
  readonly limit: number
  readonly windowMs: number
}

/** "complaints 0.5% (1 of 200) in 7d: at or over 0.1%". */
function shareWords(what: string, { count, of, limit, windowMs }: Share): string {
  const share = `${sayPercent(count / of)} (${count} of ${of})`
  return `${what} ${share} in ${sayTime(windowMs)}: at or over ${sayPercent(limit)}`
}
