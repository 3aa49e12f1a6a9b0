import { Readability } from '@mozilla/readability'
import defuddle, { type DefuddleOptions } from 'defuddle'
import { isElement, isText, type PageBlock, plainWords } from './page-blocks.ts'
import { parsePage } from './page-dom.ts'

/** How much of each block of a page the two extractors took for the article, from 0 to 1 and in the order of the blocks. */
export interface Candidates {
  readonly readability: readonly number[]
  readonly defuddle: readonly number[]
  /** The images that at least one of them took. */
  readonly images: ReadonlySet<Element>
}

/** An attribute that survives both extractors and tells where in the page an element came from. */
const mark = 'data-place'

/** Defuddle needs an address; with this one it uses none of its rules for single sites and resolves nothing real. */
const nowhere = 'https://page.invalid/'

/** With more elements or letters than this only the quicker of the two, Readability, is asked. */
const most = { elements: 5_000, letters: 500_000 }

/** What neither extractor needs: it only costs time, and broken data in a script would make one of them complain. */
const unneeded = 'script, style, svg'

/** Asks both extractors, each on a copy of the page; the page itself loses its scripts and gets a mark on each element. */
export function findCandidates(document: Document, blocks: readonly PageBlock[]): Candidates {
  for (const element of document.querySelectorAll(unneeded)) element.remove()
  const elements = [...document.body.querySelectorAll('*')]
  for (const [place, element] of elements.entries()) element.setAttribute(mark, String(place))
  const readable = readabilityContent(copyOf(document))
  const letters = blocks.reduce((sum, { text }) => sum + text.length, 0)
  const isHuge = elements.length > most.elements || letters > most.letters
  const defuddled = isHuge ? null : defuddleContent(copyOf(document))
  const images = [readable, defuddled].flatMap((content) => placesOfImages(content))
  return {
    readability: sharesTaken(blocks, readable),
    defuddle: sharesTaken(blocks, defuddled),
    images: new Set(images.flatMap((place) => elements[place] ?? [])),
  }
}

/** Where an element stands in the order of the page; pages are marked by `findCandidates`. */
export function placeInPage(element: Element): number {
  return Number(element.getAttribute(mark) ?? -1)
}

function placesOfImages(content: Element | null): readonly number[] {
  return [...(content?.querySelectorAll(`img[${mark}]`) ?? [])].map(placeInPage)
}

function copyOf(document: Document): Document {
  const copy = document.cloneNode(true)
  if (!isDocument(copy)) throw new Error('A page could not be copied.')
  return copy
}

function isDocument(node: Node): node is Document {
  return node.nodeType === 9
}

/** What Readability takes for the article; null where it finds none or cannot read the page. */
function readabilityContent(copy: Document): Element | null {
  try {
    const article = new Readability<Node>(copy, { serializer: (node) => node, disableJSONLD: true }).parse()
    const content = article?.content
    if (!content || !isElement(content)) return null
    content.normalize()
    return content
  } catch {
    return null
  }
}

type DefuddleClass = new (document: Document, options: DefuddleOptions) => { parse(): { content: string } }

/** The types of the package speak of a default within the default, which its bundle has not. */
function isDefuddleClass(value: unknown): value is DefuddleClass {
  return typeof value === 'function'
}

/** What Defuddle takes for the article, without its own reshaping, which would drop the marks. */
function defuddleContent(copy: Document): Element | null {
  const Defuddle: unknown = defuddle
  if (!isDefuddleClass(Defuddle)) throw new Error('Defuddle has another shape than expected.')
  try {
    const options = { useAsync: false, standardize: false, url: nowhere }
    const { content } = new Defuddle(copy, options).parse()
    return content === '' ? null : parsePage(content).body
  } catch {
    return null
  }
}

/** For each block the share of its letters that stands in what was taken. */
function sharesTaken(blocks: readonly PageBlock[], content: Element | null): readonly number[] {
  if (content === null) return blocks.map(() => 0)
  const taken = new Set<string>()
  collectTaken(content, '', taken)
  return blocks.map(({ nodes }) => {
    let [letters, found] = [0, 0]
    for (const node of nodes) {
      const words = plainWords(node.data)
      letters += words.length
      if (words !== '' && isTaken(node, words, taken)) found += words.length
    }
    return letters === 0 ? 0 : found / letters
  })
}

function collectTaken(node: Node, place: string, taken: Set<string>): void {
  for (const child of node.childNodes) {
    if (isText(child)) taken.add(keyOf(place, plainWords(child.data)))
    else if (isElement(child)) collectTaken(child, child.getAttribute(mark) ?? place, taken)
  }
}

/** Extractors join nested elements and keep either mark, so any element around the words may have lent its own. */
function isTaken(node: Text, words: string, taken: ReadonlySet<string>): boolean {
  for (let at = node.parentElement; at !== null; at = at.parentElement) {
    const place = at.getAttribute(mark)
    if (place !== null && taken.has(keyOf(place, words))) return true
  }
  return false
}

/** Which words of which element: their beginning and length are enough, and cheap where they are many. */
function keyOf(place: string, words: string): string {
  return `${place} ${words.length} ${words.slice(0, 80)}`
}
