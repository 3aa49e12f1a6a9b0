import { blockSentences, documentSentences } from '../../article/document.ts'
import type { Draft, Email } from '../draft.ts'

/** Kendall's tau between the order of the source and of the series: 1 the same, -1 reversed. */
export function measureOrder({ document, emails }: Draft): number {
  const places = new Map(documentSentences(document).map(({ id }, place) => [id, place]))
  const order = emails
    .flatMap(({ body }) => body.flatMap(blockSentences))
    .flatMap(({ id }) => places.get(id) ?? [])
  const pairs = (order.length * (order.length - 1)) / 2
  if (pairs === 0) return 1
  let turned = 0
  for (const [index, place] of order.entries()) {
    for (let later = index + 1; later < order.length; later += 1) if ((order[later] ?? 0) < place) turned += 1
  }
  return 1 - (2 * turned) / pairs
}

/** Of each email, the share of its sentences that are of its largest section. */
export interface Purity {
  readonly mean: number
  readonly least: number
}

/** Purity of the lessons; the welcome and the recap hold what they hold. */
export function measurePurity({ document, emails }: Draft): Purity {
  const sections = new Map(
    document.sections.flatMap(({ id, heading, blocks }) =>
      [...(heading ? [heading] : []), ...blocks]
        .flatMap(blockSentences)
        .map((sentence) => [sentence.id, id] as const),
    ),
  )
  const shares = emails.filter(({ kind }) => kind === 'lesson').map((email) => shareOf(email, sections))
  if (shares.length === 0) return { mean: 1, least: 1 }
  return { mean: shares.reduce((sum, share) => sum + share, 0) / shares.length, least: Math.min(...shares) }
}

function shareOf({ body }: Email, sections: ReadonlyMap<string, string>): number {
  const own = body.flatMap(blockSentences).flatMap(({ id }) => sections.get(id) ?? [])
  const counts = Array.from(Map.groupBy(own, (section) => section).values(), (group) => group.length)
  return own.length === 0 ? 1 : Math.max(...counts) / own.length
}
