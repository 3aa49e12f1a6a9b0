import type { ListRow } from '../../db/lists.ts'
import { timeWords } from './words-of-time.ts'

interface MaybePaused {
  readonly name: string
  readonly zone: string
  readonly pausedAt: number | null
  readonly pauseReason: string | null
}

/** That a list is paused, why, and how it goes on; nothing where it is not. */
export function listPauseWords({ name, zone, pausedAt, pauseReason }: MaybePaused): string[] {
  if (pausedAt === null) return []
  const since = timeWords(pausedAt, zone)
  return [
    `“${name}” is paused since ${since}: ${(pauseReason ?? 'no reason is known').replace(/\.$/, '')}. To go on: npx rivulet list resume "${name}"`,
  ]
}

/** The same of a list's row. */
export function pausedLines(list: Pick<ListRow, 'name' | 'zone' | 'paused_at' | 'pause_reason'>): string[] {
  const { name, zone, paused_at: pausedAt, pause_reason: pauseReason } = list
  return listPauseWords({ name, zone, pausedAt, pauseReason })
}
