import { blockSentences, documentSentences, standsFor } from '../../article/document.ts'
import type { Draft, DropReason } from '../draft.ts'

/** Where the sentences of the article went. */
export interface Coverage {
  readonly sentences: number
  readonly inEmails: number
  readonly dropped: number
  /** Ids of sentences that are nowhere, or in more than one place. */
  readonly violations: readonly string[]
}

/**
 * Counts, for each sentence of the article, the emails and drops that hold it, in the marketer's words where they
 * replace it: it must be one in all.
 */
export function measureCoverage({ document, emails, dropped }: Draft): Coverage {
  const ids = documentSentences(document).map(({ id }) => id)
  const known = new Set(ids)
  const used = emails.flatMap(({ body }) => body.flatMap(blockSentences)).flatMap(standsFor)
  const inEmails = used.filter((id) => known.has(id))
  const left = dropped.map(({ id }) => id)
  const places = countEach([...inEmails, ...left])
  return {
    sentences: ids.length,
    inEmails: inEmails.length,
    dropped: left.length,
    violations: ids.filter((id) => places.get(id) !== 1),
  }
}

function countEach(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** Sentences, title and headings aside, that no email holds. */
export interface Drops {
  /** Their share of all such sentences, 0 to 1. */
  readonly share: number
  /** How many went for each reason. */
  readonly reasons: Readonly<Partial<Record<DropReason, number>>>
}

/** Counts what was left out of the article's content, by reason. */
export function measureDrops({ document, dropped }: Draft): Drops {
  const content = document.sections.flatMap(({ blocks }) => blocks.flatMap(blockSentences))
  const ids = new Set(content.map(({ id }) => id))
  const lost = dropped.filter(({ id }) => ids.has(id))
  const groups = Map.groupBy(lost, ({ reason }) => reason)
  return {
    share: ids.size === 0 ? 0 : new Set(lost.map(({ id }) => id)).size / ids.size,
    reasons: Object.fromEntries([...groups].map(([reason, group]) => [reason, group.length])),
  }
}
