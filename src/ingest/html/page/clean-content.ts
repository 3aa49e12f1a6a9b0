import { absoluteUrl } from '../dom/dom-style.ts'
import { isElement, isText, isUnread } from './page-blocks.ts'

/** What of a page stays: these texts, and these images. */
export interface Kept {
  readonly texts: ReadonlySet<Node>
  readonly images: ReadonlySet<Element>
  /** What relative addresses are read from. */
  readonly base: string | null
}

/** The attributes that the structure of an article needs; no other is copied. */
const attributesOf: Readonly<Record<string, readonly string[]>> = {
  A: ['href'],
  IMG: [
    'src',
    'srcset',
    'data-src',
    'data-srcset',
    'data-lazy-src',
    'data-original',
    'alt',
    'width',
    'height',
  ],
  SOURCE: ['srcset', 'data-srcset'],
  OL: ['start', 'reversed'],
  LI: ['value'],
  TD: ['colspan', 'rowspan'],
  TH: ['colspan', 'rowspan', 'scope'],
  PRE: ['class'],
  CODE: ['class'],
}

const everywhere = ['dir', 'lang']

/** Tags that carry structure; any other becomes a plain part, or nothing around its words where it flows in a line. */
const structural = new Set(
  'A ABBR B BLOCKQUOTE BR CAPTION CITE CODE DD DEL DIV DL DT EM FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HR I IMG INS KBD LI MARK OL P PICTURE PRE Q S SAMP SECTION SMALL SOURCE SPAN STRONG SUB SUP TABLE TBODY TD TFOOT TH THEAD TIME TR U UL VAR'.split(
    ' ',
  ),
)

/** A fresh element with only what stays, in the page's order and structure: no script, style or handler can be in it. */
export function cleanContent(root: Element, kept: Kept): Element {
  const content = root.ownerDocument.createElement('article')
  for (const child of root.childNodes) append(content, copyNode(child, kept))
  return content
}

function append(parent: Element, child: Node | null): void {
  if (child) parent.append(child)
}

/** A copy of a node with what stays of it; null if nothing does. */
function copyNode(node: Node, kept: Kept): Node | null {
  if (isText(node)) return kept.texts.has(node) ? node.ownerDocument.createTextNode(node.data) : null
  if (!isElement(node) || isUnread(node)) return null
  if (node.tagName === 'IMG') return kept.images.has(node) ? shell(node, kept.base) : null
  if (node.tagName === 'BR' || node.tagName === 'SOURCE') return shell(node, kept.base)
  const copy = shell(node, kept.base)
  for (const child of node.childNodes) append(copy, copyNode(child, kept))
  return holdsAnything(copy) ? copy : null
}

function holdsAnything(element: Element): boolean {
  return [...element.childNodes].some(
    (child) => isText(child) || (isElement(child) && !/^(?:BR|SOURCE)$/.test(child.tagName)),
  )
}

/** The element without its inside and with only the attributes that structure needs. */
function shell(element: Element, base: string | null): Element {
  const tag = structural.has(element.tagName) ? element.tagName.toLowerCase() : 'div'
  const copy = element.ownerDocument.createElement(tag)
  for (const name of [...(attributesOf[element.tagName] ?? []), ...everywhere]) {
    const value = element.getAttribute(name)
    if (value !== null) copy.setAttribute(name, value)
  }
  makeAbsolute(copy, 'href', base)
  makeAbsolute(copy, 'src', base)
  return copy
}

/** Where links and images of an email may lead. */
const schemes = { href: /^(?:https?|mailto|tel):/i, src: /^https?:/i }

/** An address that no reader could follow is dropped; one that is relative to nobody knows what stays as it is. */
function makeAbsolute(element: Element, name: keyof typeof schemes, base: string | null): void {
  const value = element.getAttribute(name)
  if (value === null) return
  const address = absoluteUrl(value, base) ?? value.trim()
  const isRelative = !/^[a-z][a-z\d+.-]*:/i.test(address)
  if (isRelative || schemes[name].test(address)) element.setAttribute(name, address)
  else element.removeAttribute(name)
}
