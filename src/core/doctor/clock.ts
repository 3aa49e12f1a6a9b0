import { fail, fine, unknown, type Verdict, warn } from './findings.ts'

const MOST_SKEW = 60_000

export interface ClockFacts {
  readonly now: number
  /** Another machine's clock at the same moment; null where none was seen. */
  readonly elsewhere: { readonly name: string; readonly at: number } | null
  /** The newest moment that the database holds. */
  readonly newest: number | null
}

/** Whether the clock agrees with others, and with our own past. */
export function judgeClock({ now, elsewhere, newest }: ClockFacts): Verdict {
  const check = 'clock'
  const advice = 'Set the clock (for example with systemd-timesyncd or chrony) before anything is sent.'
  if (newest !== null && newest - now > MOST_SKEW)
    return fail(check, `it is ${span(newest - now)} behind the newest row of the database`, advice)
  if (elsewhere === null)
    return unknown(
      check,
      'no other clock answered; it is not behind the database',
      'Compare it with `date -u` on another machine.',
    )
  const skew = now - elsewhere.at
  if (Math.abs(skew) <= MOST_SKEW) return fine(check, `within a minute of ${elsewhere.name}`)
  return warn(
    check,
    `it is ${span(Math.abs(skew))} ${skew > 0 ? 'ahead of' : 'behind'} ${elsewhere.name}`,
    advice,
  )
}

/** "3 minutes", "2 days". */
function span(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 120) return minutes === 1 ? 'a minute' : `${minutes} minutes`
  const hours = Math.round(minutes / 60)
  return hours < 72 ? `${hours} hours` : `${Math.round(hours / 24)} days`
}
