import type { Place } from '../../core/article/runs.ts'

/** A stretch of the source. */
export interface Stretch {
  readonly source: string
  readonly start: number
  readonly end: number
}

/**
 * Where each code unit of `value` stands in a stretch that may hold more than the value: escapes, character
 * references, quote marks and indents of further lines, code ticks. Places never go back.
 */
export function alignPlaces(value: string, { source, start, end }: Stretch): Place {
  if (source.startsWith(value, start)) return (index) => start + index
  const places = new Uint32Array(value.length + 1)
  let at = start
  for (let index = 0; index < value.length; index += 1) {
    const isSecondHalf = /[\udc00-\udfff]/.test(value.charAt(index))
    if (!isSecondHalf) at = skipMarkup(value.charAt(index), { source, start: at, end })
    places[index] = Math.min(at, end)
    if (!isSecondHalf) at += spelledLength(value, index, { source, start: at, end })
  }
  places[value.length] = Math.min(at, end)
  return (index) => places[index] ?? end
}

/** Passes what only the source holds in front of the next code unit of the value. */
function skipMarkup(unit: string, { source, start, end }: Stretch): number {
  let at = start
  while (at < end && !sameUnit(unit, source.charAt(at)) && /[\s\\>`]/.test(source.charAt(at))) at += 1
  return at
}

function sameUnit(value: string, source: string): boolean {
  return value === source || (/\s/.test(value) && /\s/.test(source))
}

const reference = /&(?:#x?[\da-f]{1,7}|[a-z][a-z\d]{1,31});/iy

/** How many code units of the source spell the character at `index` of the value; none if it is not there. */
function spelledLength(value: string, index: number, { source, start }: Stretch): number {
  reference.lastIndex = start
  const spelled = source[start] === '&' ? reference.exec(source)?.[0] : undefined
  if (spelled !== undefined && !value.startsWith(spelled, index)) return spelled.length
  if (!sameUnit(value.charAt(index), source.charAt(start))) return 0
  return String.fromCodePoint(value.codePointAt(index) ?? 0).length
}
