import type { Coverage } from '../../core/draft/measures/coverage.ts'
import type { Edit } from '../../core/draft/overrides/overrides.ts'
import type { BlockChange } from '../../core/draft/overrides/revise-series.ts'

/** An edit against words of the article that are not what they were; the marketer's words are kept. */
export type StaleEdit = Pick<Edit, 'email' | 'what' | 'oldSource' | 'newSource' | 'yours'>

/** What laying a changed article under a series did. Emails go by the names of their files. */
export interface ReimportReport {
  /** Emails whose words are what they were, and those that follow the article. */
  readonly kept: readonly string[]
  readonly updated: readonly string[]
  readonly stale: readonly StaleEdit[]
  /** Emails that were removed with their part of the article: nothing in them was the marketer's. */
  readonly gone: readonly string[]
  /** The article is another one, and the series was planned afresh; new and gone paragraphs are then not told. */
  readonly afresh: boolean
  /** Paragraphs that are new in the article, with the email that took them, and those that are gone. */
  readonly added: readonly BlockChange[]
  readonly removed: readonly BlockChange[]
  /** Emails that were not to be changed, and the file that holds what they would become. */
  readonly proposed: readonly { readonly email: string; readonly file: string }[]
  readonly coverage: Coverage
}
