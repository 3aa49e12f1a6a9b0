import type { Document } from '../../core/article/document.ts'
import { documentAtoms } from '../../core/draft/divide/atoms.ts'

/** The ids of an article's blocks in reading order, those of the parts of a long block included. */
export function blockOrder(document: Document): readonly string[] {
  return documentAtoms(document).flatMap(({ blocks }) => blocks.map(({ id }) => id))
}

/** Ids of blocks in few words: those that follow each other in `order` are one range, "first..last". */
export function packRanges(ids: readonly string[], order: readonly string[]): readonly string[] {
  const places = new Map(order.map((id, place) => [id, place]))
  const ranges: { first: string; last: string }[] = []
  for (const id of ids) {
    const range = ranges.at(-1)
    const place = places.get(id)
    if (range && place !== undefined && place - 1 === places.get(range.last)) range.last = id
    else ranges.push({ first: id, last: id })
  }
  return ranges.map(({ first, last }) => (first === last ? first : `${first}..${last}`))
}

/** The ids that were packed. A range whose ends are not in the order, or in another, holds nothing. */
export function unpackRanges(ranges: readonly string[], order: readonly string[]): readonly string[] {
  const places = new Map(order.map((id, place) => [id, place]))
  return ranges.flatMap((range) => {
    const [first = '', last] = range.split('..')
    if (last === undefined) return [first]
    const [from, to] = [places.get(first), places.get(last)]
    return from === undefined || to === undefined ? [] : order.slice(from, to + 1)
  })
}
