import type { LeftOut } from '../ingest/found-article.ts'
import type { Article } from '../ingest/read-article.ts'

/** The entry of a feed that was read. */
export interface TakenEntry {
  readonly number: number
  readonly title: string
  /** How many entries the feed has. */
  readonly of: number
}

/** What a marketer is told of how an article was read; none of it is kept with the draft. */
export interface ImportNotes {
  /** Words of a page that were taken for no part of its article. */
  readonly leftOut: readonly LeftOut[]
  readonly entry: TakenEntry | null
}

/** What there is to tell of an article that has just been read. */
export function importNotes({ leftOut = [], entries = [], entry }: Article): ImportNotes {
  const taken = entries.find(({ number }) => number === entry)
  return { leftOut, entry: taken ? { ...taken, of: entries.length } : null }
}
