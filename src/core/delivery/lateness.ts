/** The last time that no worker looked for work for long. */
export interface Away {
  readonly from: number
  readonly until: number
}

/** An email that was handed over to a person lately, and when it was due. */
export interface RecentEmail {
  readonly at: number
  readonly dueAt: number
}

/** A gap this long between two looks of a worker is an absence; a shorter one is an ordinary pause. */
export const AWAY_MS = 60 * 60_000

/**
 * The absence that counts now: the last one that was noted, or the present one of a worker that has not looked for long
 * itself, as one that stood still in a call and wakes to go on with what it had claimed.
 */
export function awayAt(now: number, noted: Away | null, lookedAt: number | null): Away | null {
  return lookedAt !== null && now - lookedAt > AWAY_MS ? { from: lookedAt, until: now } : noted
}

const DAY = 24 * 60 * 60_000

/**
 * How late a delivery is because nobody was working when it fell due, in milliseconds. What waits for its turn in
 * a rate or a day's limit is not late by that.
 */
export function lateBy(dueAt: number, away: Away | null): number {
  return away !== null && away.from <= dueAt && dueAt < away.until ? away.until - dueAt : 0
}

/** Until when a late email waits, since the person has had another late one after the absence; or null. */
export function secondLateUntil(recent: readonly RecentEmail[], away: Away | null): number | null {
  const late = recent.filter(({ at, dueAt }) => away !== null && at >= away.until && lateBy(dueAt, away) > 0)
  return late.length === 0 ? null : Math.max(...late.map(({ at }) => at)) + DAY
}

/** Until when a person who has had `cap` emails within 24 hours gets no other; null where another may go. */
export function cappedUntil(recent: readonly RecentEmail[], cap: number | null, now: number): number | null {
  if (cap === null) return null
  const times = recent
    .map(({ at }) => at)
    .filter((at) => at <= now && at > now - DAY)
    .toSorted((a, b) => b - a)
  const last = times[cap - 1]
  return last === undefined ? null : last + DAY
}
