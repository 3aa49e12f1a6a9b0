import { type Parameter, readParameters } from './shortcode-parameters.ts'

/**
 * A tag of a site generator in a Markdown text: {{< … >}} and {{% … %}} of Hugo, {% … %} of Jekyll and its like,
 * {{ name(…) }} of Zola, a comment {# … #}, the attributes {#id} of a heading. It is markup, so outside code no reader
 * ever sees it as it was typed.
 */
export interface Shortcode {
  readonly start: number
  readonly end: number
  /** In lower case; of an include, the name of its file; empty where there is none. */
  readonly name: string
  /** Whether it closes an earlier one: {{< /box >}}, {% endquote %}. */
  readonly closes: boolean
  readonly parameters: readonly Parameter[]
}

/** Braces further apart than this belong to something else than one tag, in UTF-16 code units. */
const longestTag = 5000

/**
 * All shortcodes of an article in order, from an offset on. {{ … }} stays words, for an article may speak of it, unless
 * it calls a function or stands in an address. An opening mark that nothing closes is no tag and stays words too.
 */
export function findShortcodes(source: string, from: number): readonly Shortcode[] {
  return tagsIn(source, from, (tag) => {
    const { mark, inside, inAddress } = tag
    if (mark === '{%') return isLiquid(inside)
    if (mark === '{') return isAttributes(source, tag)
    return mark !== '{{' || inAddress || isCall(inside)
  })
}

/** Those of Hugo alone, for words that a marketer typed: there {{ … }} and {% … %} are Liquid, and read later. */
export function findHugoShortcodes(source: string): readonly Shortcode[] {
  return tagsIn(source, 0, ({ mark }) => mark === '{{<' || mark === '{{%')
}

/** A name or a comment, and where nothing parts it from the mark, no braces of another language. */
function isLiquid(inside: string): boolean {
  return /^[-+~]?\s*(?:#|\/?[a-z_])/i.test(inside) && (/^[-+~]?\s/.test(inside) || !/[{}]/.test(inside))
}

/** {#id} or {.class} at the end of a heading, and {: … } there or on a line of its own, as Kramdown and others read them. */
function isAttributes(source: string, { start, end, inside }: Tag): boolean {
  const isRest = /[ \t]*(?:\n|$)/y
  isRest.lastIndex = end
  if (!/^(?:[#.]\w|:[\s\w.#])[^{}\n]*$/.test(inside) || !isRest.test(source)) return false
  const before = `\n${source.slice(Math.max(start - 300, 0), start)}`
  const line = before.slice(before.lastIndexOf('\n') + 1)
  return /^ {0,3}#{1,6}[ \t]/.test(line) || (inside.startsWith(':') && line.trim() === '')
}

function isCall(inside: string): boolean {
  return /^\s*[a-z_][\w:.]*\(/i.test(inside) && inside.trimEnd().endsWith(')')
}

interface Tag {
  readonly mark: string
  readonly start: number
  /** Where its closing mark begins. */
  readonly close: number
  readonly end: number
  readonly inside: string
  /** Whether it stands in the address of a link or an image. */
  readonly inAddress: boolean
}

function tagsIn(source: string, from: number, isShortcode: (tag: Tag) => boolean): readonly Shortcode[] {
  const found: Shortcode[] = []
  let addressEnd = 0
  for (const bounds of boundsIn(source, from)) {
    if (bounds.start < (found.at(-1)?.end ?? 0)) continue
    const inside = source.slice(bounds.start + bounds.mark.length, bounds.close)
    if (inside.length > longestTag || isBetweenTicks(source, bounds.start, inside)) continue
    const tag: Tag = { ...bounds, inside, inAddress: isInAddress(source, bounds.start, addressEnd) }
    if (!isShortcode(tag)) continue
    if (tag.inAddress) addressEnd = tag.end
    found.push(readTag(source, tag))
  }
  return found
}

const closers: Readonly<Record<string, string>> = {
  '{{<': '>}}',
  '{{%': '%}}',
  '{%': '%}',
  '{#': '#}',
  '{{': '}}',
  '{': '}',
}

type Bounds = Pick<Tag, 'mark' | 'start' | 'close' | 'end'>

/** Each opening mark with the closing mark that follows it before another one opens, in one pass. */
function boundsIn(source: string, from: number): readonly Bounds[] {
  const open = new Map<string, Bounds>()
  const closing = new Map<string, number>()
  const kept = new Set<Bounds>()
  for (const { 0: mark, index } of source.slice(from).matchAll(/\{\{[<%]?|\{%|\{#(?=\s)|\{(?=[#.:])/g)) {
    const start = from + index
    const before = open.get(mark)
    if (before && before.close > start) kept.delete(before)
    const closer = closers[mark] ?? ''
    const known = closing.get(closer) ?? 0
    const isAhead = known < 0 || known >= start + mark.length
    const close = isAhead ? known : source.indexOf(closer, start + mark.length)
    closing.set(closer, close)
    const bounds = { mark, start, close, end: close + closer.length }
    open.set(mark, bounds)
    if (close >= 0) kept.add(bounds)
  }
  return [...kept]
}

/** "`{{<` and `>}}`" is two pieces of code: a tick that opens stands before the first mark, and another one between. */
function isBetweenTicks(source: string, start: number, inside: string): boolean {
  if (source[start - 1] !== '`' || !inside.includes('`')) return false
  const before = source.slice(Math.max(start - 300, 0), start)
  const ticks = before.slice(before.lastIndexOf('\n') + 1).match(/`+/g) ?? []
  return ticks.length % 2 === 1
}

function isInAddress(source: string, start: number, addressEnd: number): boolean {
  const near = Math.max(start - 300, 0)
  const before = source.slice(Math.max(near, addressEnd), start)
  if (addressEnd > near && !/[\s()]/.test(before)) return true
  const link = before.lastIndexOf('](')
  if (link >= 0) return !/[\s()]/.test(before.slice(link + 2))
  return before.trimEnd().endsWith(']:') && /(?:^|\n) {0,3}\[[^\]\n]*\]:[ \t]*$/.test(before)
}

function readTag(source: string, { mark, start, close, end, inside }: Tag): Shortcode {
  const [head = '', slash = '', word = ''] =
    /^[-+~]?\s*(?:\/\*)?\s*(\/?)\s*([\w][\w./:-]*)?/.exec(inside) ?? []
  if (mark === '{' || mark === '{#' || head.includes('/*'))
    return { start, end, name: '', closes: false, parameters: [] }
  const parameters = readParameters(source, start + mark.length + head.length, close)
  const ended = mark === '{%' ? /^end_?(.*)$/.exec(word)?.[1] : undefined
  const name = (ended ?? word).toLowerCase()
  const closes = slash === '/' || ended !== undefined
  return { start, end, closes, ...namedInclude(name, parameters) }
}

/** An include is known by the file that it names. */
function namedInclude(
  name: string,
  parameters: readonly Parameter[],
): Pick<Shortcode, 'name' | 'parameters'> {
  const [file, ...rest] = parameters
  if (!/^(?:include(?:_\w+)?|render|partial)$/.test(name) || file?.key !== null) return { name, parameters }
  const base = file.value.split('/').at(-1) ?? ''
  return { name: base.replace(/\.\w+$/, '').toLowerCase(), parameters: rest }
}

/** The shortcodes that begin within a stretch. */
export function shortcodesWithin(
  shortcodes: readonly Shortcode[],
  start: number,
  end: number,
): readonly Shortcode[] {
  return shortcodes.slice(firstFrom(shortcodes, start), firstFrom(shortcodes, end))
}

/** The index of the first one that does not begin before an offset. */
function firstFrom(shortcodes: readonly Shortcode[], offset: number): number {
  let low = 0
  let high = shortcodes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((shortcodes[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The tag that closes each of the named ones, before another of its name opens. */
export function closingTags(
  shortcodes: readonly Shortcode[],
  names: ReadonlySet<string>,
): ReadonlyMap<Shortcode, Shortcode> {
  const pairs = new Map<Shortcode, Shortcode>()
  const closing = new Map<string, Shortcode>()
  for (const shortcode of shortcodes.toReversed()) {
    if (!names.has(shortcode.name)) continue
    const end = closing.get(shortcode.name)
    if (shortcode.closes) closing.set(shortcode.name, shortcode)
    else closing.delete(shortcode.name)
    if (end && !shortcode.closes) pairs.set(shortcode, end)
  }
  return pairs
}
