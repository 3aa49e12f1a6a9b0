import { normaliseWords } from '../../core/article/block-ids.ts'
import type { FeedEntry } from '../found-article.ts'
import { feedTime } from './feed-date.ts'

/** An entry as a person may name it, with its date as the feed says it. */
export interface DatedEntry extends FeedEntry {
  readonly date: string | null
}

/**
 * The entry with this number, or with these words in its title; without a wish the newest, or the first where none has
 * a date. Null where there is none such.
 */
export function pickEntry<T extends DatedEntry>(entries: readonly T[], wish: string | null): T | null {
  const wanted = normaliseWords(wish ?? '')
  if (wanted === '') return newestOf(entries)
  if (/^\d{1,6}$/.test(wanted)) return entries.find(({ number }) => number === Number(wanted)) ?? null
  const titles = entries.map(({ title }) => normaliseWords(title))
  const exact = titles.indexOf(wanted)
  const at = exact >= 0 ? exact : titles.findIndex((title) => title.includes(wanted))
  return entries[at] ?? null
}

function newestOf<T extends DatedEntry>(entries: readonly T[]): T | null {
  let newest: T | null = entries[0] ?? null
  let latest = Number.NEGATIVE_INFINITY
  for (const entry of entries) {
    const time = entry.date === null ? null : feedTime(entry.date)
    if (time === null || time <= latest) continue
    newest = entry
    latest = time
  }
  return newest
}
