import { isSensitiveTopic } from '../../language/sensitive.ts'
import { wordsIn } from '../divide/lesson-lengths.ts'
import type { Draft } from '../draft.ts'
import { isTip } from '../slots/tip.ts'

/** What the emails ask for. */
export interface Calls {
  /** Share of the emails that ask for exactly one thing; on a sensitive topic an email may ask for nothing. */
  readonly one: number
  /** Ids of the emails that ask for nothing and should ask for something. */
  readonly silent: readonly string[]
  /** Words of promotion before the last email. */
  readonly earlyPromotion: number
}

/** One call to action an email, and promotion only at the end. */
export function measureCalls({ emails, document }: Draft): Calls {
  const promotion = new Set(document.promotion)
  const asking = isSensitiveTopic(document) ? [] : emails
  const silent = asking.filter(({ cta }) => cta.kind === 'none' || cta.label === null).map(({ id }) => id)
  const early = emails.slice(0, -1).flatMap(({ body }) => body.filter(({ id }) => promotion.has(id)))
  return {
    one: emails.length === 0 ? 1 : 1 - silent.length / emails.length,
    silent,
    earlyPromotion: wordsIn(early),
  }
}

/**
 * The share of tips given, each once, of those that could be: a lesson gives at most one tip, which a later
 * lesson's list holds. 1 where there are none to give.
 */
export function measureTips({ emails, document: { language } }: Draft): number {
  const lessons = emails.filter(({ kind }) => kind === 'lesson')
  const held = lessons.flatMap(({ body }, lesson) =>
    body
      .flatMap((block) => (block.kind === 'list' ? block.items : []))
      .filter((item) => isTip(item, language))
      .map(() => lesson),
  )
  const most = held.reduce((given, lesson) => (given < lesson ? given + 1 : given), 0)
  const given = lessons.flatMap(({ tip }) => tip?.text ?? [])
  return most === 0 ? 1 : new Set(given).size / Math.max(most, given.length)
}
