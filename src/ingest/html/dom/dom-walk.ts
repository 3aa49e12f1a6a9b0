/** What happens on the way through a DOM, in the order in which a reader meets it. */
export interface DomVisitor {
  /** False leaves the inside of the element out; then it is not left either. */
  readonly enter: (element: Element) => boolean
  readonly leave: (element: Element) => void
  readonly text: (words: string) => void
}

/** Goes through an element and all inside it, however deep, in time that grows with their number. */
export function walkDom(root: Element, visitor: DomVisitor): void {
  let node: Node | null = root
  while (node) node = visit(node, visitor) ?? following(node, root, visitor)
}

function visit(node: Node, visitor: DomVisitor): Node | null {
  if (node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE)
    visitor.text(node.nodeValue ?? '')
  if (!isElement(node) || !visitor.enter(node)) return null
  if (node.firstChild === null) visitor.leave(node)
  return node.firstChild
}

/** The node after this one, once all elements that end here are left. */
function following(node: Node, root: Element, visitor: DomVisitor): Node | null {
  let at = node
  while (at !== root) {
    if (at.nextSibling) return at.nextSibling
    const parent: Element | null = at.parentElement
    if (!parent) return null
    visitor.leave(parent)
    at = parent
  }
  return null
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE
}

/** The name of an element in small letters, without the prefix of a namespace. */
export function tagOf(element: Element): string {
  return element.localName.toLowerCase().replace(/^.*:/, '')
}

/** The words of an element where they are few, or null: what only looks at marks and icons never reads on. */
export function fewWords(element: Element, most: number): string | null {
  let words = ''
  let nodes = 0
  let node: Node | null = element.firstChild
  while (node && node !== element) {
    nodes += 1
    if (node.nodeType === node.TEXT_NODE) words += node.nodeValue ?? ''
    if (words.length > most || nodes > 12) return null
    node = node.firstChild ?? nextWithin(node, element)
  }
  return words.trim()
}

function nextWithin(node: Node, root: Element): Node | null {
  let at: Node | null = node
  while (at && at !== root) {
    if (at.nextSibling) return at.nextSibling
    at = at.parentNode
  }
  return null
}
