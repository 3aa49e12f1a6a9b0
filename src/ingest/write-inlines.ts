import type { Inline, Mark } from '../core/document.ts'
import {
  closeAddress,
  escapeAddress,
  escapeWords,
  longestRun,
  protectEnds,
  reference,
} from './escape-markdown.ts'

/** What a run of words is wrapped in: a mark, or a link to an address. */
type Wrapper = Mark | `href:${string}`

/** A piece of a line, between marks of emphasis or none. */
interface Piece {
  readonly mark: '' | '*' | '**'
  readonly text: string
}

/** Words in their styles as Markdown that reads back as the same words. */
export function writeInlines(inlines: readonly Inline[]): string {
  return protectEnds(writeRuns(inlines, []))
}

function writeRuns(runs: readonly Inline[], open: readonly Wrapper[]): string {
  const pieces: Piece[] = []
  let at = 0
  while (at < runs.length) {
    const { wrapper, length } = widestWrapper(runs.slice(at), open)
    const covered = runs.slice(at, at + length)
    pieces.push(
      wrapper === null
        ? writePlain(covered, { open, next: runs[at + length] })
        : wrap(wrapper, covered, open),
    )
    at += length
  }
  return joinPieces(pieces)
}

interface Widest {
  readonly wrapper: Wrapper | null
  readonly length: number
}

/** The wrapper that holds the most runs from the first one on, so that as few marks as possible are written. */
function widestWrapper(runs: readonly Inline[], open: readonly Wrapper[]): Widest {
  const choices = wrappersOf(runs[0]).filter((wrapper) => !open.includes(wrapper))
  return choices
    .map((wrapper): Widest => {
      const end = runs.findIndex((run) => !wrappersOf(run).includes(wrapper))
      return { wrapper, length: end < 0 ? runs.length : end }
    })
    .reduce<Widest>((widest, one) => (widest.wrapper === null || one.length > widest.length ? one : widest), {
      wrapper: null,
      length: 1,
    })
}

/** Code stands last: nothing can be marked up inside it. */
function wrappersOf(run: Inline | undefined): readonly Wrapper[] {
  if (run === undefined) return []
  const marks = run.marks.toSorted((a, b) => Number(a === 'code') - Number(b === 'code'))
  return run.href === undefined ? marks : [`href:${run.href}`, ...marks]
}

interface PlainPlace {
  readonly open: readonly Wrapper[]
  readonly next: Inline | undefined
}

function writePlain(runs: readonly Inline[], { open, next }: PlainPlace): Piece {
  const escaped = escapeWords(runs.map((run) => run.text).join(''))
  const inLink = open.some((wrapper) => wrapper.startsWith('href:'))
  const bracketed = inLink ? escaped.replaceAll(']', '\\]') : escaped
  const text = next !== undefined || open.length > 0 ? closeAddress(bracketed) : bracketed
  const isImage = next?.href !== undefined && text.endsWith('!')
  return { mark: '', text: isImage ? `${text.slice(0, -1)}\\!` : text }
}

function wrap(wrapper: Wrapper, runs: readonly Inline[], open: readonly Wrapper[]): Piece {
  if (wrapper === 'code') return { mark: '', text: writeCode(runs.map((run) => run.text).join('')) }
  const text = writeRuns(runs, [...open, wrapper])
  if (wrapper === 'strong') return { mark: '**', text: protectEnds(text) }
  if (wrapper === 'emphasis') return { mark: '*', text: protectEnds(text) }
  return { mark: '', text: writeLink(text, wrapper.slice('href:'.length)) }
}

function writeLink(text: string, href: string): string {
  const isBare = text === escapeWords(href) && /^https?:\/\/[\w.-]+(?:\/[\w/-]*\w\/?)?$/.test(href)
  return isBare ? href : `[${text}](${escapeAddress(href)})`
}

function writeCode(text: string): string {
  const fence = '`'.repeat(longestRun(text, '`') + 1)
  const padded = /^`|`$|^ .* $/.test(text) && text.trim() !== '' ? ` ${text} ` : text
  return fence + padded + fence
}

/** What counts as a letter beside emphasis: neither white space nor punctuation; all beyond U+FFFF is one. */
const letterFirst = /^(?:[^\s\p{P}\p{S}]|[\u{10000}-\u{10ffff}])/u
const letterLast = /(?:[^\s\p{P}\p{S}]|[\u{10000}-\u{10ffff}])$/u

/**
 * The pieces as one line. Emphasis neither opens nor closes between a letter and a punctuation mark inside it, nor
 * with an underscore beside a letter (CommonMark 0.31, section 6.2): such letters become character references.
 */
function joinPieces(pieces: readonly Piece[]): string {
  let line = ''
  let closed = false
  for (const { mark, text } of pieces) {
    const drawn = touches(line, text) ? mark.replaceAll('*', '_') : mark
    const opens = drawn.startsWith('_') || (mark !== '' && !letterFirst.test(text))
    const before = opens ? shieldEnd(line) : line
    line = before + drawn + (closed ? text.replace(letterFirst, reference) : text) + drawn
    closed = drawn.startsWith('_') || (mark !== '' && !letterLast.test(text))
  }
  return line
}

/** The line with its last letter as a reference; a backslash before it would escape that. */
function shieldEnd(line: string): string {
  const shielded = line.replace(letterLast, reference)
  return shielded === line ? line : shielded.replace(/(?<!\\)((?:\\\\)*)\\(?=&#\d+;$)/, '$1\\\\')
}

/** Whether stars around the text would run into other stars, and underscores would do. */
function touches(line: string, text: string): boolean {
  return !text.includes('_') && (line.endsWith('*') || text.startsWith('*') || text.endsWith('*'))
}
