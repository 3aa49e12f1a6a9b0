import { type PartSign, signsOf } from './class-words.ts'
import type { PageBlock } from './page-blocks.ts'

/** What is known of an element from all that it holds and from the elements around it. */
interface Place {
  /** Words below it. */
  words: number
  /** Share of the words that both extractors took which stand below it. */
  share: number
  holdsImage: boolean
}

/** An element that holds more of the article than this is a frame around all of it, and its names say nothing. */
const frameShare = 0.4

/** The elements of a page with what they hold, and the signs of the smaller parts that words stand in. */
export interface PageLayout {
  readonly placeOf: (element: Element) => Readonly<Place>
  /** The signs of an element and of those around it, up to the frame of the article. */
  readonly signsAround: (element: Element) => ReadonlySet<PartSign>
  /** How many elements stand between this one and the frame of the article, itself counted. */
  readonly depthBelowFrame: (element: Element) => number
  readonly isFrame: (element: Element) => boolean
}

const nothing: Readonly<Place> = { words: 0, share: 0, holdsImage: false }

/** Adds up what each element holds; `weights` says how much of the article each block is. */
export function layoutOf(
  body: Element,
  blocks: readonly PageBlock[],
  { words, weights }: { readonly words: readonly number[]; readonly weights: readonly number[] },
): PageLayout {
  const places = new Map<Element, Place>()
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1
  for (const [index, { element }] of blocks.entries()) {
    const place = places.get(element) ?? { ...nothing }
    place.words += words[index] ?? 0
    place.share += (weights[index] ?? 0) / total
    places.set(element, place)
  }
  addUp(body, places)
  return { placeOf: (element) => places.get(element) ?? nothing, ...readAround(body, places) }
}

/** From the innermost elements outwards, each adds what it holds to the one around it. */
function addUp(body: Element, places: Map<Element, Place>): void {
  for (const element of [...body.querySelectorAll('*')].reverse()) {
    const parent = element.parentElement
    const own = places.get(element)
    const holdsImage = own?.holdsImage || /^(?:IMG|PICTURE|VIDEO)$/.test(element.tagName)
    if (!parent || (!own && !holdsImage)) continue
    const around = places.get(parent) ?? { ...nothing }
    around.words += own?.words ?? 0
    around.share += own?.share ?? 0
    around.holdsImage ||= holdsImage
    places.set(parent, around)
  }
}

interface Around {
  readonly signs: ReadonlySet<PartSign>
  readonly depth: number
}

/** Signs and depths are handed down from the frame, and worked out once for each element. */
function readAround(body: Element, places: ReadonlyMap<Element, Place>): Omit<PageLayout, 'placeOf'> {
  const frame: Around = { signs: new Set(), depth: 0 }
  const known = new Map<Element, Around>()
  const isFrame = (element: Element) => element === body || (places.get(element)?.share ?? 0) > frameShare
  const around = (element: Element): Around => {
    const before = known.get(element)
    if (before) return before
    const parent = element.parentElement
    const outer = isFrame(element) || parent === null ? null : around(parent)
    const found = outer === null ? frame : within(outer, signsOf(element))
    known.set(element, found)
    return found
  }
  return {
    isFrame,
    signsAround: (element) => around(element).signs,
    depthBelowFrame: (element) => around(element).depth,
  }
}

function within(outer: Around, own: readonly PartSign[]): Around {
  const isNew = own.some((sign) => !outer.signs.has(sign))
  return { signs: isNew ? new Set([...outer.signs, ...own]) : outer.signs, depth: outer.depth + 1 }
}
