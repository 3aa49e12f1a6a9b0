import { type Rhythm, weekdays } from '../delivery/schedule.ts'
import type { EmailKind } from './draft.ts'

/** The earliest day of each email, counted from the welcome on day 0; nobody gets one before it. */
export function emailDays(kinds: readonly EmailKind[], rhythm: Rhythm): readonly number[] {
  const welcomes = kinds.filter((kind) => kind === 'welcome').length
  return kinds.map((kind, index) =>
    kind === 'welcome' ? 0 : rhythm.firstAfterDays + shortestWait(rhythm, index - welcomes),
  )
}

/** The fewest days in which the rhythm comes round this many times. */
function shortestWait(rhythm: Rhythm, times: number): number {
  if (rhythm.kind === 'every') return rhythm.days * times
  const days = weekdays.flatMap((day, index) => (rhythm.days.includes(day) ? [index] : []))
  const waits = days.map((day, index) => {
    const later = index + times
    const last = days[later % days.length] ?? day
    return 7 * Math.floor(later / days.length) + last - day
  })
  return Math.min(...waits)
}
