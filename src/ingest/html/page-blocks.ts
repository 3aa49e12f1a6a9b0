/** A run of words of a page that stands together, such as a paragraph or a cell, and the element that holds it. */
export interface PageBlock {
  readonly element: Element
  readonly nodes: readonly Text[]
  readonly text: string
}

const unread = new Set(
  'HEAD SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT EMBED SVG CANVAS AUDIO VIDEO SELECT OPTION DATALIST TEXTAREA INPUT MATH'.split(' '),
)

const inline = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q RUBY RB RP RT S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR IMG BR PICTURE SOURCE'.split(' '),
)

/** Whether an element and all in it flow in a line of words. */
function flows(element: Element): boolean {
  if (!inline.has(element.tagName.toUpperCase())) return false
  for (const child of element.children) if (!unread.has(child.tagName.toUpperCase()) && !flows(child)) return false
  return true
}

/** The blocks of words below an element in the order of the page; what no reader sees is skipped. */
export function pageBlocks(root: Element): readonly PageBlock[] {
  const blocks: PageBlock[] = []
  collect(root, blocks)
  return blocks
}

function collect(element: Element, blocks: PageBlock[]): void {
  let run: Text[] = []
  let breaks = 0
  const flush = () => {
    const text = run.map((node) => node.data).join('').replace(/\s+/g, ' ').trim()
    if (text !== '') blocks.push({ element, nodes: run, text })
    run = []
  }
  const take = (node: Node) => {
    if (node.nodeType === 3) {
      const data = (node as Text).data
      if (data.trim() !== '') breaks = 0
      run.push(node as Text)
      return
    }
    if (node.nodeType !== 1) return
    const child = node as Element
    const tag = child.tagName.toUpperCase()
    if (unread.has(tag)) return
    if (tag === 'BR') {
      breaks += 1
      if (breaks > 1) flush()
      else { const last = child.ownerDocument.createTextNode(' '); run.push(last) }
      return
    }
    if (flows(child)) {
      for (const inner of child.childNodes) take(inner)
      return
    }
    flush()
    collect(child, blocks)
  }
  for (const node of element.childNodes) take(node)
  flush()
}
