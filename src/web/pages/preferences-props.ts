import type { Preferences } from '../../actions/find-preferences.ts'
import type { PageLook } from '../page-look.ts'
import type { PreferencesWords } from '../words/preferences-shape.ts'

/** What has just been done, or what is wrong, and where. */
export interface Said {
  readonly text: string
  /** The id of the field that is marked; null where nothing is wrong. */
  readonly at: string | null
  /** What is wrong with that field, where it says more than `text`. */
  readonly error?: string
  /** What was typed, by the name of its field, where it is to be put right. */
  readonly typed?: Readonly<Record<string, string>>
  /** The address that was probably meant in place of the typed one. */
  readonly meant?: string
  readonly undo?: { readonly href: string; readonly words: string }
}

/** The reader's emails, or what we know of them. */
export type PreferencesView = 'emails' | 'you'

export interface PreferencesProps {
  readonly words: PreferencesWords
  /** Of the page's words. */
  readonly language: string
  /** BCP 47: for dates. */
  readonly locale: string
  readonly look: PageLook | null
  readonly preferences: Preferences
  readonly view: PreferencesView
  readonly said: Said | null
  /** Epoch milliseconds. */
  readonly now: number
}
