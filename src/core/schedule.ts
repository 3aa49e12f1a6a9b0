export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'

/** When the emails of a sequence fall due, in local time of the list's IANA zone. */
export type Schedule =
  /** On each of these weekdays. `time` is "HH:MM". */
  | {
      readonly kind: 'weekdays'
      readonly days: readonly Weekday[]
      readonly time: string
      readonly firstAfterDays: number
    }
  /** Every `days` days (1 is daily). */
  | { readonly kind: 'every'; readonly days: number; readonly time: string; readonly firstAfterDays: number }
  /** Once, at a fixed instant (epoch milliseconds): a newsletter issue. */
  | { readonly kind: 'at'; readonly at: number }
