import type { Rhythm } from '../delivery/schedule.ts'
import type { Draft } from './draft.ts'

/** A series ready to publish: a draft as the marketer left it, its rhythm, and which sequence it continues. */
export interface Series {
  /** Its identity: publishing the same key to the same list makes a new version of one sequence. */
  readonly key: string
  readonly name: string
  /** The list named in the files, or null; the command line's `--list` wins. */
  readonly list: string | null
  readonly rhythm: Rhythm
  readonly draft: Draft
  /** The article as imported, so that the review page can show it. */
  readonly source: string
}

/** Each Tuesday at 09:00, the first lesson at least two days after the welcome. */
export const defaultRhythm: Rhythm = { kind: 'weekdays', days: ['tuesday'], time: '09:00', firstAfterDays: 2 }
