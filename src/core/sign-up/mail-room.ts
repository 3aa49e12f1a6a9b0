const DAY = 24 * 60 * 60_000

/** At most one mail that a form asked for goes to a mailbox within this time … */
export const MAIL_EVERY_MS = DAY
/** … and at most `MAILS_PER_WINDOW` within this one. */
export const MAIL_WINDOW_MS = 30 * DAY
export const MAILS_PER_WINDOW = 3

export interface MailPlace {
  /** From which moment on the mail may go; Infinity where there is no room in time. */
  readonly at: number
  /** Which of the kept moments it takes the place of. */
  readonly place: number
}

/**
 * The earliest moment, not before `now`, at which another mail may go to a mailbox that was, or will be, written to at
 * `moments`: the last three, null where there were fewer. All in milliseconds. A moment further ahead than a window,
 * as after a clock was set back, is forgotten: it would keep somebody out for as long as it lies ahead.
 */
export function placeMail(
  moments: readonly (number | null)[],
  { now, withinMs }: { readonly now: number; readonly withinMs: number },
): MailPlace {
  const known = moments.map((at) => (at === null || at > now + MAIL_WINDOW_MS ? -Infinity : at))
  const newest = Math.max(...known)
  const oldest = Math.min(...known)
  const earliest = Math.max(now, newest + MAIL_EVERY_MS, oldest + MAIL_WINDOW_MS)
  return { at: earliest > now + withinMs ? Infinity : earliest, place: known.indexOf(oldest) }
}
