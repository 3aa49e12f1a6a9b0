/** Why a reader left, as far as one question can ask it. */
export const leavingReasons = ['too-often', 'not-relevant', 'never-asked', 'had-enough', 'other'] as const

export type LeavingReason = (typeof leavingReasons)[number]

/** Letters of the reader's own words that are kept. */
export const LONGEST_NOTE = 500

/** The answer in one line, as it is kept: the reason, and what was typed beside it; null where nothing was said. */
export function leavingAnswer(reason: string, note: string): string | null {
  const known = leavingReasons.find((one) => one === reason)
  const typed = note
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  const words = [...typed].slice(0, LONGEST_NOTE).join('').trim()
  if (known === undefined) return words === '' ? null : `other: ${words}`
  return words === '' ? known : `${known}: ${words}`
}
