import { collapse } from '../../../core/article/runs.ts'
import { cleanArticle } from '../../source-text.ts'
import { absoluteUrl } from './dom-style.ts'

/** An image as a reader would have it: an address of its own, words, or words alone where it is an emoji. */
export interface FoundImage {
  readonly url: string
  readonly alt: string
  readonly emoji: boolean
}

const emoji =
  /^\p{Extended_Pictographic}(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f){0,10}$/u

/** The image of an img element; null where it is a counting pixel or has neither an address nor words. */
export function imageOf(element: Element, base: string | null): FoundImage | null {
  const alt = collapse(cleanArticle(element.getAttribute('alt') ?? ''))
  const isPixel = ['width', 'height'].some((side) => /^[0-3](?:px)?$/.test(element.getAttribute(side) ?? ''))
  if (isPixel) return null
  const url = imageAddress(element, base)
  if (url === '' && alt === '') return null
  return { url, alt, emoji: emoji.test(alt) }
}

/** Pages that load images late keep the real address elsewhere, and a stand-in in `src`. */
const addressNames = ['data-src', 'data-lazy-src', 'data-original', 'src']
const setNames = ['data-srcset', 'data-lazy-srcset', 'srcset']

function imageAddress(element: Element, base: string | null): string {
  const sets = [element, ...sourcesAround(element)].flatMap((one) =>
    setNames.map((name) => one.getAttribute(name)),
  )
  const found = [
    ...addressNames.map((name) => element.getAttribute(name)),
    ...sets.map((set) => set?.trim().split(/[\s,]/, 1)[0]),
  ]
  const addresses = found.map((address) => webAddress(address ?? '', base))
  return addresses.find((address) => address !== '') ?? ''
}

/** The sources of the picture that an img stands in, a few of them. */
function sourcesAround(element: Element): readonly Element[] {
  const found: Element[] = []
  if (element.parentElement?.localName !== 'picture') return found
  let at = element.previousElementSibling
  while (at !== null && found.length < 8) {
    found.unshift(at)
    at = at.previousElementSibling
  }
  return found
}

/** An address on the web, or a relative one where nothing says what it is relative to; else empty. */
function webAddress(address: string, base: string | null): string {
  const trimmed = address.trim().slice(0, 4000)
  const url = absoluteUrl(trimmed, base)
  if (url !== null) return /^https?:/.test(url) && trimmed !== '' ? url : ''
  return base === null && !/^[a-z][a-z\d+.-]*:|[\s<>]/i.test(trimmed) ? trimmed : ''
}
