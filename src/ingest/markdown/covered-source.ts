import { type Place, type Run, sliceRun } from '../../core/article/runs.ts'
import { codeFences } from './shortcode-fences.ts'
import { closingTags, type Shortcode } from './shortcodes.ts'

/** A Markdown text as it was typed, and as it is parsed: of the same length, its shortcodes covered. */
export interface CoveredSource {
  readonly source: string
  readonly parsed: string
}

/** A punctuation mark that hardly any article uses: emphasis opens and closes beside it as beside a brace. */
const filler = '\u2e43'

/**
 * The source with each shortcode covered, at the same length. A tag among words is filled over; tags on lines of their
 * own become HTML comments, so that they part what stands around them; those around code become its fences.
 */
export function coverShortcodes(source: string, shortcodes: readonly Shortcode[]): string {
  if (shortcodes.length === 0) return source
  const tags = withWholeComments(shortcodes)
  const filled = rewritten(source, tags, ({ start, end }) => fillOver(source.slice(start, end)))
  const fences = codeFences(source, tags)
  const alone = tagsAlone(filled, tags)
  return rewritten(filled, tags, (tag) => {
    const text = filled.slice(tag.start, tag.end)
    return fences.get(tag) ?? (alone.has(tag) ? asComment(text) : text)
  })
}

/** The run in pieces, without covered shortcodes. */
export function withoutShortcodes(run: Run, { source }: CoveredSource): readonly Run[] {
  const pieces: Run[] = []
  let at = 0
  for (const covered of run.text.matchAll(/\u2e43+/g)) {
    const typed = run.place ? source[run.place(covered.index)] : filler
    if (typed === filler) continue
    pieces.push(sliceRun(run, at, covered.index))
    at = covered.index + covered[0].length
  }
  return at === 0 ? [run] : [...pieces, sliceRun(run, at, run.text.length)]
}

/** Code shows what its writer typed, shortcodes included. */
export function uncoverShortcodes(text: string, place: Place, { source, parsed }: CoveredSource): string {
  if (source === parsed) return text
  return Array.from({ length: text.length }, (_, index) => {
    const at = place(index)
    return text[index] === parsed[at] ? source[at] : text[index]
  }).join('')
}

/** An address, or raw HTML, without the shortcodes in it. */
export function withoutCover(text: string): string {
  return text.replaceAll(filler, '')
}

/** Whether a part of an address, or a name, is a shortcode that only its site could fill in. */
export function isCovered(address: string): boolean {
  return address.includes(filler)
}

/** Each pair of comment tags as one, for nothing between them is meant for readers. */
function withWholeComments(shortcodes: readonly Shortcode[]): readonly Shortcode[] {
  const pairs = closingTags(shortcodes, new Set(['comment']))
  let end = 0
  return shortcodes.flatMap((shortcode) => {
    if (shortcode.start < end) return []
    end = pairs.get(shortcode)?.end ?? shortcode.end
    return [{ ...shortcode, end }]
  })
}

function rewritten(source: string, tags: readonly Shortcode[], write: (tag: Shortcode) => string): string {
  const pieces = tags.flatMap((tag, index) => [
    source.slice(tags[index - 1]?.end ?? 0, tag.start),
    write(tag),
  ])
  return [...pieces, source.slice(tags.at(-1)?.end ?? 0)].join('')
}

function fillOver(text: string): string {
  return text.replace(/[^\n]/g, filler)
}

/** The same length as a comment; too short a tag stays as it is. */
function asComment(filled: string): string {
  const hasRoom = filled.length >= 7 && !/\n/.test(filled.slice(0, 4) + filled.slice(-3))
  return hasRoom ? `<!--${filled.slice(4, -3)}-->` : filled
}

/**
 * The tags on lines that hold nothing else, where no paragraph would go on in them: the line before is empty, holds
 * only tags, or is a row of a table.
 */
function tagsAlone(filled: string, tags: readonly Shortcode[]): ReadonlySet<Shortcode> {
  const lines = filled.split('\n')
  const isBare = lines.map((line) => /^[\s\u2e43]*$/.test(line))
  const lengthOf = (line: number): number => (lines[line] ?? '').length
  const alone = new Set<Shortcode>()
  let line = 0
  let start = 0
  for (const tag of tags) {
    while (start + lengthOf(line) < tag.start) {
      start += lengthOf(line) + 1
      line += 1
    }
    let last = line
    for (let end = start + lengthOf(line); end < tag.end && last < lines.length; ) {
      last += 1
      end += lengthOf(last) + 1
    }
    const parts = line === 0 || isBare[line - 1] || /^\s*\|/.test(lines[line - 1] ?? '')
    if (parts && isBare[line] && isBare[last]) alone.add(tag)
  }
  return alone
}
