import { wordsIn } from '../atoms.ts'
import type { Draft } from '../draft.ts'

/** What the emails ask for. */
export interface Calls {
  /** Share of the emails that ask for exactly one thing. */
  readonly one: number
  /** Words of promotion before the last email. */
  readonly earlyPromotion: number
}

/** One call to action an email, and promotion only at the end. */
export function measureCalls({ emails, document }: Draft): Calls {
  const promotion = new Set(document.promotion)
  const asking = emails.filter(({ cta }) => cta.kind !== 'none' && cta.label !== null)
  const early = emails.slice(0, -1).flatMap(({ body }) => body.filter(({ id }) => promotion.has(id)))
  return { one: emails.length === 0 ? 1 : asking.length / emails.length, earlyPromotion: wordsIn(early) }
}

/**
 * The share of lessons with a tip among those before the last lesson that gives tips, each quoted once; 1
 * where no lesson has a tip.
 */
export function measureTips({ emails }: Draft): number {
  const lessons = emails.filter(({ kind }) => kind === 'lesson')
  const last = lessons.findLastIndex(({ tip }) => tip !== null)
  if (last < 0) return 1
  const given = lessons.slice(0, last + 1).flatMap(({ tip }) => tip?.text ?? [])
  return new Set(given).size / (last + 1)
}
