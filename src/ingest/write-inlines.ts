import type { Inline, Mark } from '../core/document.ts'

/** What a run of words is wrapped in: a mark, or a link to an address. */
type Wrapper = Mark | `href:${string}`

/**
 * Words in their styles as Markdown that reads back as the same words. Only what Markdown would take for markup
 * is escaped, so that ordinary words stay as they are.
 */
export function writeInlines(inlines: readonly Inline[]): string {
  return protectEnds(writeRuns(inlines, []))
}

function writeRuns(runs: readonly Inline[], open: readonly Wrapper[]): string {
  let text = ''
  let at = 0
  while (at < runs.length) {
    const { wrapper, length } = widestWrapper(runs.slice(at), open)
    const covered = runs.slice(at, at + length)
    if (wrapper === null) text += writePlain(covered, runs[at + length])
    else text += wrap(wrapper, covered, { open, before: text, after: runs[at + length]?.text ?? '' })
    at += length
  }
  return text
}

/** The wrapper that holds the most runs from the first one on, so that as few marks as possible are written. */
function widestWrapper(
  runs: readonly Inline[],
  open: readonly Wrapper[],
): { wrapper: Wrapper | null; length: number } {
  const choices = wrappersOf(runs[0]).filter((wrapper) => !open.includes(wrapper))
  let widest: { wrapper: Wrapper | null; length: number } = { wrapper: null, length: 1 }
  for (const wrapper of choices) {
    const end = runs.findIndex((run) => !wrappersOf(run).includes(wrapper))
    const length = end < 0 ? runs.length : end
    if (widest.wrapper === null || length > widest.length) widest = { wrapper, length }
  }
  return widest
}

/** Code stands last: nothing can be marked up inside it. */
function wrappersOf(run: Inline | undefined): readonly Wrapper[] {
  if (run === undefined) return []
  const marks = run.marks.toSorted((a, b) => Number(a === 'code') - Number(b === 'code'))
  return run.href === undefined ? marks : [`href:${run.href}`, ...marks]
}

interface Surroundings {
  readonly open: readonly Wrapper[]
  readonly before: string
  readonly after: string
}

function wrap(wrapper: Wrapper, runs: readonly Inline[], { open, before, after }: Surroundings): string {
  if (wrapper === 'code') return writeCode(runs.map((run) => run.text).join(''))
  const inner = writeRuns(runs, [...open, wrapper])
  if (wrapper === 'strong') return `**${protectEnds(inner)}**`
  if (wrapper === 'emphasis') {
    const touching = before.endsWith('*') || inner.startsWith('*') || inner.endsWith('*')
    const mark = touching && /^(?:$|[\s\p{P}\p{S}])/u.test(after) ? '_' : '*'
    return mark + protectEnds(inner) + mark
  }
  return writeLink(inner, wrapper.slice('href:'.length))
}

function writeLink(inner: string, href: string): string {
  if (inner === escapeText(href) && /^https?:\/\/[\w.-]+(?:\/[\w/-]*\w\/?)?$/.test(href)) return href
  return `[${inner.replaceAll(']', '\\]')}](${writeAddress(href)})`
}

/** An address as a link's or an image's target. */
export function writeAddress(address: string): string {
  const safe = address.replace(/[\\<>*_`~&]/g, (character) =>
    character === '&' ? '&amp;' : `\\${character}`,
  )
  return /[\s()]/.test(address) || address === '' ? `<${safe.replace(/[\r\n]+/g, ' ')}>` : safe
}

function writeCode(text: string): string {
  const fence = '`'.repeat(longestRun(text, '`') + 1)
  const padded = /^`|`$|^ .* $/.test(text) && text.trim() !== '' ? ` ${text} ` : text
  return fence + padded + fence
}

/** How many times the character stands in a row, at most. */
export function longestRun(text: string, character: '`' | '~'): number {
  const runs = text.match(character === '`' ? /`+/g : /~+/g) ?? []
  return Math.max(0, ...runs.map((run) => run.length))
}

function writePlain(runs: readonly Inline[], next: Inline | undefined): string {
  const text = escapeText(runs.map((run) => run.text).join(''))
  return next?.href !== undefined && text.endsWith('!') ? `${text.slice(0, -1)}\\!` : text
}

/** Words with everything escaped that would be markup anywhere in a line. */
export function escapeText(text: string): string {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~]|$)|[`[~]|<(?=[A-Za-z/!?]|$)|(?<=\{\{)[<%]|&(?=#?\w*(?:;|$))/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<!\s)\*|\*(?!\s)/gu, '\\$&')
    .replace(/\n/g, '\\\n')
}

/** White space at an end would be lost: it is written as a character reference. */
function protectEnds(text: string): string {
  return text.replace(/^[ \t]|[ \t]$/g, (space) => (space === ' ' ? '&#32;' : '&#9;'))
}

/** The same line with an escape where its beginning would make it a heading, a list, a quotation or a rule. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|-(?=[-\s]*$)|=(?==*\s*$))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
