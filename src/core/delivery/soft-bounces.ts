/** A transient bounce that was final: the provider has given up on that one email. */
export interface SoftBounce {
  readonly delivery: number
  /** Epoch milliseconds. */
  readonly at: number
}

const ENOUGH = 3
const WITHIN_MS = 30 * 24 * 60 * 60_000

/**
 * Whether an address has bounced so often that it is given up: three different emails within 30 days. The order
 * in which the bounces became known does not matter.
 */
export function isGivenUp(bounces: readonly SoftBounce[]): boolean {
  const sorted = bounces.toSorted((one, other) => one.at - other.at)
  return sorted.some((last, index) => {
    const lately = sorted.slice(0, index + 1).filter(({ at }) => last.at - at <= WITHIN_MS)
    return new Set(lately.map(({ delivery }) => delivery)).size >= ENOUGH
  })
}
