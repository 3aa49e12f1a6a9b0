/** A run of words of a page that stands together, such as a paragraph or a cell, and the element that holds it. */
export interface PageBlock {
  readonly element: Element
  readonly nodes: readonly Text[]
  readonly text: string
}

const unread = new Set(
  'HEAD SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT EMBED SVG CANVAS AUDIO VIDEO SELECT OPTION DATALIST TEXTAREA INPUT MATH'.split(
    ' ',
  ),
)

const inline = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q RUBY RB RP RT S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR IMG BR PICTURE SOURCE'.split(
    ' ',
  ),
)

/** Whether what an element holds is no words for a reader. */
export function isUnread(element: Element): boolean {
  return unread.has(element.tagName.toUpperCase())
}

/** The runs of words below an element in the order of the page; two line breaks end one. */
export function pageBlocks(root: Element): readonly PageBlock[] {
  const found: Found = { blocks: [], run: [], home: root, breaks: 0, flowing: flowingElements(root) }
  readChildren(found, root)
  endRun(found)
  return found.blocks
}

interface Found {
  readonly blocks: PageBlock[]
  run: Text[]
  home: Element
  breaks: number
  readonly flowing: ReadonlySet<Element>
}

/** The elements that stand in a line of words with all that they hold. */
function flowingElements(root: Element): ReadonlySet<Element> {
  const flowing = new Set<Element>()
  for (const element of [...root.querySelectorAll('*')].reverse()) {
    if (!inline.has(element.tagName)) continue
    const parts = [...element.children]
    if (parts.every((part) => flowing.has(part) || isUnread(part))) flowing.add(element)
  }
  return flowing
}

function readChildren(found: Found, element: Element): void {
  for (const node of element.childNodes) {
    if (isText(node)) addText(found, node)
    else if (isElement(node) && !isUnread(node)) readElement(found, node)
  }
}

function readElement(found: Found, element: Element): void {
  if (element.tagName === 'BR') {
    found.breaks += 1
    if (found.breaks > 1) endRun(found)
    else found.run.push(element.ownerDocument.createTextNode(' '))
    return
  }
  if (found.flowing.has(element)) {
    readChildren(found, element)
    return
  }
  const around = found.home
  endRun(found)
  found.home = element
  readChildren(found, element)
  endRun(found)
  found.home = around
}

function addText(found: Found, node: Text): void {
  if (node.data.trim() !== '') found.breaks = 0
  found.run.push(node)
}

function endRun(found: Found): void {
  const text = plainWords(found.run.map((node) => node.data).join(''))
  if (text !== '') found.blocks.push({ element: found.home, nodes: found.run, text })
  found.run = []
}

/** White space collapsed to single blanks and trimmed. */
export function plainWords(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Whether a node is an element. */
export function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

/** Whether a node is text. */
export function isText(node: Node): node is Text {
  return node.nodeType === 3
}
