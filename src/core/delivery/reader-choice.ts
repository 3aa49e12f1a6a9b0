/** How often a reader wants a list or a series: as the marketer planned it, or at most so often. */
export type Pace = 'planned' | 'fortnightly' | 'monthly'

export const paces: readonly Pace[] = ['planned', 'fortnightly', 'monthly']

/** What a reader chose for one walk. */
export interface ReaderChoice {
  /** They want nothing of this series. */
  readonly off: boolean
  readonly pace: Pace
  /** Nothing before this moment (epoch milliseconds); null where it is not paused. */
  readonly pausedUntil: number | null
}

/** What the marketer planned, unchanged. */
export const asPlanned: ReaderChoice = { off: false, pace: 'planned', pausedUntil: null }

/** What holds for a series where something was chosen for it and for its whole list: the slower, and the later. */
export function mergeChoices(list: Omit<ReaderChoice, 'off'>, series: ReaderChoice | null): ReaderChoice {
  if (series === null) return { ...list, off: false }
  const pace = paces.indexOf(series.pace) > paces.indexOf(list.pace) ? series.pace : list.pace
  const ends = [list.pausedUntil, series.pausedUntil].filter((end) => end !== null)
  return { off: series.off, pace, pausedUntil: ends.length === 0 ? null : Math.max(...ends) }
}
