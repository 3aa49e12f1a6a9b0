import type { LeavingReason } from '../../core/sign-up/leaving-reason.ts'
import type { Notice, Question } from './page-words.ts'

/** Leaving, and coming back from a mistake. */
export interface UnsubscribeWords {
  readonly unsubscribe: (list: string) => Question
  /** The way out of every list at once, where there are others. */
  readonly everything: { readonly lead: string; readonly button: string }
  /** `list` is null where nothing is known of the person any more. */
  readonly left: (list: string | null) => Notice
  readonly leftEverything: Notice
  /** On the page after leaving: the way back from a mistake. */
  readonly undo: {
    readonly lead: string
    /** Where all comes back that was left at once. */
    readonly everything: string
    readonly button: string
  }
  /** The same on a page of its own. */
  readonly undoQuestion: (list: string) => Question
  readonly undoEverything: Question
  readonly undone: (list: string) => Notice
  readonly undoneEverything: Notice
  /** `href` leads to the sign-up page. */
  readonly undoTooLate: (list: string, href: string) => Notice
  readonly why: {
    readonly title: string
    readonly reasons: Readonly<Record<LeavingReason, string>>
    readonly note: string
    readonly hint: string
    readonly button: string
    readonly thanks: string
  }
  readonly ask: {
    readonly title: string
    readonly lead: string
    readonly address: string
    readonly button: string
    readonly trap: string
    readonly errorTitle: string
    readonly sent: Notice
    /** Too many requests at the moment. */
    readonly busy: Notice
  }
  /** The way out of a test mail. */
  readonly testLink: Notice
}
