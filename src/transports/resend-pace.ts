type Headers = Readonly<Record<string, string>>

/** The pace of the older documentation: a team that was given more says so in each answer. */
const BEFORE_ANY_ANSWER = 2

/** How fast Resend may be called, as its answers say. */
export interface ResendPace {
  hear(headers: Headers): void
  /** Calls per second, more than 0. */
  perSecond(): number
}

/** Starts careful and follows the latest answer that names a limit. */
export function resendPace(): ResendPace {
  let permitted = BEFORE_ANY_ANSWER
  return {
    hear(headers) {
      permitted = permittedPerSecond(headers) ?? permitted
    },
    perSecond: () => permitted,
  }
}

/**
 * Calls per second by `ratelimit-policy` (`5;w=1`, perhaps several: the slowest counts), else by `ratelimit-limit`
 * over one second; null where neither says anything (draft-ietf-httpapi-ratelimit-headers-06).
 */
export function permittedPerSecond(headers: Headers): number | null {
  const policies = (headers['ratelimit-policy'] ?? '').slice(0, 1000).split(',')
  const rates = policies.map(rateOf).filter((rate) => rate !== null)
  return rates.length > 0 ? Math.min(...rates) : rateOf(headers['ratelimit-limit'] ?? '')
}

/** Of one item `<calls>` or `<calls>;w=<seconds>`; null for anything else. */
function rateOf(item: string): number | null {
  const found = /^(\d{1,9})(?:;\s*w=(\d{1,9}))?$/.exec(item.trim())
  const rate = found ? Number(found[1]) / Number(found[2] ?? 1) : 0
  return Number.isFinite(rate) && rate > 0 ? rate : null
}
