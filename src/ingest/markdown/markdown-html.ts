import type { Run } from '../../core/article/runs.ts'
import { alignPlaces, type Stretch } from './source-places.ts'

/** The words of an HTML block in Markdown, and its level where it is one heading. */
export interface HtmlWords {
  readonly level: number | null
  readonly runs: readonly Run[]
}

const wordTags = new Set(
  'a abbr b bdi bdo blockquote br center cite code dd del details dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li main mark ol p q s samp section small span strong sub summary sup time u ul var wbr'.split(
    ' ',
  ),
)

const plainTags =
  /^(?:b|bdi|bdo|br|center|div|em|font|h[1-6]|i|p|s|small|span|strong|sub|sup|u|article|section|main)$/i

/** Whether a block of HTML in Markdown is no more than one paragraph or heading of words, or tags alone. */
export function isPlainHtml(value: string): boolean {
  const tags = piecesOf(value).flatMap(({ tag }) => tag ?? [])
  const blocks = value.match(/<(?:p|h[1-6]|div|section|article)\b/gi)?.length ?? 0
  return blocks <= 1 && tags.every((tag) => plainTags.test(tag))
}

/**
 * The words between the tags of an HTML block, or null where it is more than words in plain tags (a script, a
 * form, a frame, a table): that is dropped. Tags, attributes and comments are never kept.
 */
export function htmlWords(value: string, at: Stretch): HtmlWords | null {
  const pieces = piecesOf(value)
  if (pieces.some(({ tag }) => tag !== null && !wordTags.has(tag.toLowerCase()))) return null
  const level = /^\s*<h([1-6])\b[^<>]*>[\s\S]*<\/h\1>\s*$/i.exec(value)?.[1]
  let from = at.start
  const runs = pieces.map(({ text, length }): Run => {
    const run = wordRun(text, { ...at, start: from })
    from = Math.max(from + length, run.place?.(run.text.length) ?? 0)
    return run
  })
  return { level: level === undefined ? null : Number(level), runs }
}

interface Piece {
  /** Words, or a space in place of a tag that parts them. */
  readonly text: string
  readonly tag: string | null
  readonly length: number
}

/** Words, tags and comments in order; each search goes forward only. */
function piecesOf(html: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < html.length) {
    const piece = pieceAt(html, at)
    pieces.push(piece)
    at += piece.length
  }
  return pieces
}

function pieceAt(html: string, at: number): Piece {
  if (html.startsWith('<!--', at)) return { text: '', tag: null, length: commentEnd(html, at) - at }
  const tag = tagAt(html, at)
  if (tag) return tag
  const next = html.indexOf('<', at + 1)
  const text = html.slice(at, next === -1 ? html.length : next)
  return { text, tag: null, length: text.length }
}

function commentEnd(html: string, at: number): number {
  const end = html.indexOf('-->', at + 4)
  return end === -1 ? html.length : end + 3
}

const tagPattern = /<\/?([a-z][\w-]*)[^<>]*>/iy

function tagAt(html: string, at: number): Piece | null {
  tagPattern.lastIndex = at
  const match = tagPattern.exec(html)
  if (!match?.[1]) return null
  const parts = /^(?:a|abbr|b|bdi|bdo|code|em|font|i|kbd|mark|s|small|span|strong|sub|sup|u|var|wbr)$/i
  return { text: parts.test(match[1]) ? '' : ' ', tag: match[1], length: match[0].length }
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
  '&mdash;': '—',
  '&ndash;': '–',
  '&rsquo;': '’',
  '&lsquo;': '‘',
  '&ldquo;': '“',
  '&rdquo;': '”',
  '&hellip;': '…',
}

function wordRun(text: string, at: Stretch): Run {
  const value = text.replace(/&#?\w+;/g, (entity) => entities[entity] ?? entity)
  return { text: value, marks: [], place: alignPlaces(value, at) }
}
