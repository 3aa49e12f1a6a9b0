import { blockSentences, documentSentences } from '../../article/document.ts'
import type { Draft } from '../draft.ts'

/** Where the sentences of the article went. */
export interface Coverage {
  readonly sentences: number
  readonly inEmails: number
  readonly dropped: number
  /** Ids of sentences that are nowhere, or in more than one place. */
  readonly violations: readonly string[]
}

/** Counts, for each sentence of the article, the emails and drops that hold its id: it must be one in all. */
export function measureCoverage({ document, emails, dropped }: Draft): Coverage {
  const ids = documentSentences(document).map(({ id }) => id)
  const known = new Set(ids)
  const used = emails.flatMap(({ body }) => body.flatMap(blockSentences)).map(({ id }) => id)
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

/** The share of the sentences that are no title or heading which no email holds, from 0 to 1. */
export function measureDrops({ document, dropped }: Draft): number {
  const content = document.sections
    .flatMap(({ blocks }) => blocks.flatMap(blockSentences))
    .map(({ id }) => id)
  const lost = new Set(dropped.map(({ id }) => id))
  return content.length === 0 ? 0 : content.filter((id) => lost.has(id)).length / content.length
}
