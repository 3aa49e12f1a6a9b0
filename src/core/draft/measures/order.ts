import { blockSentences, documentSentences } from '../../article/document.ts'
import type { Draft } from '../draft.ts'

/** Kendall's tau between the order of the source and of the series: 1 the same, -1 reversed. */
export function measureOrder({ document, emails }: Draft): number {
  const places = new Map(documentSentences(document).map(({ id }, place) => [id, place]))
  const order = emails
    .flatMap(({ body }) => body.flatMap(blockSentences))
    .flatMap(({ id }) => places.get(id) ?? [])
  const pairs = (order.length * (order.length - 1)) / 2
  return pairs === 0 ? 1 : 1 - (2 * sortAndCount(order).turned) / pairs
}

interface Sorted {
  readonly sorted: readonly number[]
  /** Pairs whose second is the smaller. */
  readonly turned: number
}

/** Merge sort, which meets every turned pair without looking at each. */
function sortAndCount(order: readonly number[]): Sorted {
  if (order.length < 2) return { sorted: order, turned: 0 }
  const middle = order.length >> 1
  const left = sortAndCount(order.slice(0, middle))
  const right = sortAndCount(order.slice(middle))
  const merged = merge(left.sorted, right.sorted)
  return { sorted: merged.sorted, turned: left.turned + right.turned + merged.turned }
}

function merge(left: readonly number[], right: readonly number[]): Sorted {
  const sorted: number[] = []
  let turned = 0
  let taken = 0
  for (const place of left) {
    while (taken < right.length && (right[taken] ?? 0) < place) {
      sorted.push(right[taken] ?? 0)
      taken += 1
    }
    turned += taken
    sorted.push(place)
  }
  return { sorted: [...sorted, ...right.slice(taken)], turned }
}
