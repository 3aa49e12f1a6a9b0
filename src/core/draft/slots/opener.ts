import type { Slot } from '../draft.ts'
import { phrase } from '../phrases.ts'
import type { Reading } from '../reading.ts'
import { slotOf } from '../wording.ts'

/** "Part 2 of 5 on quiet walks."; null where there is only one part. */
export function lessonOpener(number: number, count: number, { language, topic }: Reading): Slot | null {
  if (count === 1) return null
  return slotOf([phrase(language, 'opener', { number: String(number), count: String(count), topic })])
}
