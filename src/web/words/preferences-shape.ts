import type { Pace } from '../../core/delivery/reader-choice.ts'
import type { PauseLength } from '../../core/delivery/reader-pause.ts'
import type { Notice, Question } from './page-words.ts'

/** What a reader gets, and what they can change of it. `day` and `moment` are already in their language and zone. */
export interface PreferencesWords {
  readonly emails: {
    readonly title: string
    readonly lead: (address: string) => string
    readonly nothing: string
    /** The name of the two views together, and of the other one. */
    readonly views: string
    readonly leaveAll: string
    /** Above the senders of several lists, folded. */
    readonly senders: string
  }
  readonly list: {
    readonly since: (day: string) => string
    readonly pace: Readonly<Record<Pace, string>>
    readonly paused: (day: string) => string
    readonly change: (list: string) => string
    /** In the form for the list: what holds where a series has a choice of its own. */
    readonly reach: string
    /** In the form for the list: what becomes of that which does not come. */
    readonly missed: string
    /** A link, where what was missed can be read. */
    readonly archive: string
    readonly leave: (list: string) => string
  }
  readonly series: {
    /** Counts as the emails do: their parts, without welcome and recap. */
    readonly place: (had: number, of: number) => string
    /** The subject follows, then the moment. */
    readonly next: string
    readonly soon: string
    readonly waiting: string
    readonly off: string
    readonly over: string
    readonly had: (count: number) => string
    readonly change: (series: string) => string
    /** In the form for the series. */
    readonly reach: string
    readonly turnOff: string
    readonly turnOn: string
  }
  readonly choice: {
    readonly pace: string
    readonly pause: string
    readonly none: string
    readonly keep: (day: string) => string
    readonly lengths: Readonly<Record<PauseLength, string>>
    readonly until: string
    readonly untilHint: string
    readonly wrongDate: string
    /** A length and a date were both filled in. */
    readonly twoEnds: string
    readonly save: string
  }
  readonly join: { readonly title: string; readonly lead: string; readonly button: (list: string) => string }
  readonly you: {
    readonly title: string
    readonly lead: string
    readonly name: string
    readonly nameHint: string
    readonly wrongName: string
    readonly language: string
    readonly zone: string
    readonly zoneHint: string
    /** Follows the list; what the list has stands behind it. */
    readonly asList: (value: string) => string
    readonly noAnswer: string
    readonly wrongAnswer: string
    readonly save: string
  }
  readonly address: {
    readonly title: string
    readonly lead: (address: string) => string
    readonly label: string
    readonly hint: string
    readonly noMail: string
    readonly button: string
  }
  /** What has just been done. */
  readonly said: {
    readonly saved: string
    readonly paused: (day: string, of: string) => string
    readonly left: (list: string) => string
    readonly undo: string
    readonly turnedOff: (series: string) => string
    readonly turnedOn: (series: string) => string
    readonly joined: (list: string) => string
    readonly consentChanged: string
    readonly asked: string
    /** No mail went out: they have asked already, and may again from that moment on. */
    readonly askedTooSoon: (moment: string) => string
    readonly sameAddress: string
    readonly gone: string
    readonly faulty: string
  }
  readonly confirmAddress: (address: string) => Question
  readonly addressChanged: Notice
  readonly addressTaken: Notice
}
