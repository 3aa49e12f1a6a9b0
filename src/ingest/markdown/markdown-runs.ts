import type { Image, ImageReference, PhrasingContent, Text } from 'mdast'
import type { Mark } from '../../core/article/document.ts'
import type { Run } from '../../core/article/runs.ts'
import { safeHref } from '../../core/mail/safe-href.ts'
import {
  type CoveredSource,
  isCovered,
  uncoverShortcodes,
  withoutCover,
  withoutShortcodes,
} from './covered-source.ts'
import { stretchOf } from './markdown-tree.ts'
import { alignPlaces, type Stretch } from './source-places.ts'

/** What the words of one Markdown text share: the text, the addresses defined in it, its notes by number. */
export interface MarkdownContext extends CoveredSource {
  readonly addresses: ReadonlyMap<string, string>
  /** Numbers of notes by identifier, given in the order in which the words refer to them. */
  readonly notes: Map<string, number>
}

interface Style {
  readonly marks: readonly Mark[]
  readonly href?: string
  readonly unlinked?: string
}

/** The words of some inline content, with styles, links and exact places; images and HTML tags have none. */
export function phrasingRuns(
  context: MarkdownContext,
  nodes: readonly PhrasingContent[],
  around: Stretch,
): Run[] {
  return styledRuns({ context, style: { marks: [] } }, nodes, around)
}

interface Writing {
  readonly context: MarkdownContext
  readonly style: Style
}

function styledRuns(writing: Writing, nodes: readonly PhrasingContent[], around: Stretch): Run[] {
  const runs: Run[] = []
  let from = around.start
  const closed = new Set(nodes.flatMap((node) => (node.type === 'html' ? closedBy(node.value) : [])))
  let hidden: string | null = null
  for (const node of nodes) {
    const place = stretchOf(node, { ...around, start: from })
    hidden = node.type === 'html' ? hiddenAfter(node.value, hidden, closed) : hidden
    const found = hidden === null ? nodeRuns(writing, node, place) : []
    for (const run of found) runs.push(run)
    from = node.position ? place.end : endOf(found, from)
  }
  return runs
}

/** Between the tags of a script or a style sheet stand no words; one that nothing closes is only named. */
function hiddenAfter(tag: string, hidden: string | null, closed: ReadonlySet<string>): string | null {
  const [, slash, name] = /^<(\/?)(script|style|template)\b/i.exec(tag) ?? []
  if (name === undefined || !closed.has(name.toLowerCase())) return hidden
  return slash ? null : name
}

function closedBy(tag: string): readonly string[] {
  const name = /^<\/(script|style|template)\b/i.exec(tag)?.[1]
  return name === undefined ? [] : [name.toLowerCase()]
}

function endOf(runs: readonly Run[], otherwise: number): number {
  const last = runs.at(-1)
  return last?.place?.(last.text.length) ?? otherwise
}

function nodeRuns(writing: Writing, node: PhrasingContent, at: Stretch): readonly Run[] {
  switch (node.type) {
    case 'text':
      return wordRuns(writing, node.value, node.position ? at : nearby(node.value, at))
    case 'inlineCode':
      return [codeRun(marked(writing, 'code'), node.value, at)]
    case 'strong':
    case 'emphasis':
      return styledRuns(marked(writing, node.type), node.children, at)
    case 'link':
      return styledRuns(linked(writing, node.url), node.children, at)
    case 'linkReference':
      return styledRuns(linked(writing, writing.context.addresses.get(node.identifier)), node.children, at)
    case 'delete':
      return styledRuns(writing, node.children, at)
    case 'break':
      return [wholeRun(writing, ' ', at)]
    case 'html':
      return /^<br\b/i.test(node.value) ? [wholeRun(writing, ' ', at)] : []
    case 'footnoteReference':
      return [wholeRun(writing, `[${noteNumber(writing.context, node.identifier)}]`, at)]
    case 'image':
    case 'imageReference':
      return []
  }
}

/** The number of a note: the next one where nothing has referred to it before. */
export function noteNumber({ notes }: MarkdownContext, identifier: string): number {
  const number = notes.get(identifier) ?? notes.size + 1
  notes.set(identifier, number)
  return number
}

function wordRun({ style }: Writing, text: string, at: Stretch): Run {
  return { ...style, text, place: alignPlaces(text, at) }
}

/** Where words without a place of their own begin: no further on than some markup is long. */
function nearby(text: string, { source, start, end }: Stretch): Stretch {
  const found = source.slice(start, Math.min(end, start + text.length + 100)).indexOf(text)
  return { source, start: start + Math.max(found, 0), end }
}

function wordRuns(writing: Writing, text: string, at: Stretch): readonly Run[] {
  return withoutShortcodes(wordRun(writing, text, at), writing.context)
}

function codeRun(writing: Writing, value: string, at: Stretch): Run {
  const run = wordRun(writing, value, at)
  return run.place ? { ...run, text: uncoverShortcodes(value, run.place, writing.context) } : run
}

/** A run that stands for its whole stretch: markup that shows as other words. */
function wholeRun({ style }: Writing, text: string, { start, end }: Stretch): Run {
  return { ...style, text, place: (index) => (index === 0 ? start : end) }
}

function marked({ context, style }: Writing, mark: Mark): Writing {
  if (style.marks.includes(mark)) return { context, style }
  return { context, style: { ...style, marks: [...style.marks, mark] } }
}

function linked({ context, style }: Writing, address: string | undefined): Writing {
  const href = isCovered(address ?? '') ? null : safeHref(address ?? '')
  if (href !== null) return { context, style: { ...style, href } }
  return { context, style: address === undefined ? style : { ...style, unlinked: withoutCover(address) } }
}

/** The images of some inline content, also those inside links and emphasis. */
export function imagesIn(nodes: readonly PhrasingContent[]): readonly (Image | ImageReference)[] {
  return nodes.flatMap((node) => {
    if (node.type === 'image' || node.type === 'imageReference') return [node]
    return 'children' in node ? imagesIn(node.children) : []
  })
}

/** The same inline content with each image told by its alternative text. */
export function imagesAsWords(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.map((node) => (node.type === 'image' || node.type === 'imageReference' ? wordsOf(node) : node))
}

function wordsOf({ alt, position }: Image | ImageReference): Text {
  const words: Text = { type: 'text', value: alt ?? '' }
  if (position?.start.offset === undefined) return words
  // The words begin after "![".
  const start = { ...position.start, offset: position.start.offset + 2 }
  return { ...words, position: { ...position, start } }
}
