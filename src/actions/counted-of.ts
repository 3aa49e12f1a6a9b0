import type { ListRow } from '../../db/lists.ts'
import type { SubscriberRow } from '../../db/subscribers.ts'
import type { Counted } from '../core/sign-up/counting-words.ts'

/** What a list counts of everybody who has not said no. */
export function countedBy(list: Pick<ListRow, 'track_clicks' | 'track_opens'>): Counted {
  return { clicks: list.track_clicks === 1, opens: list.track_opens === 1 }
}

/** What a list counts of one reader: nothing of who asked not to be counted, nor of who was erased. */
export function countedOf(
  list: Pick<ListRow, 'track_clicks' | 'track_opens'>,
  { untracked, erased_at }: Pick<SubscriberRow, 'untracked' | 'erased_at'>,
): Counted {
  return untracked === 1 || erased_at !== null ? { clicks: false, opens: false } : countedBy(list)
}
