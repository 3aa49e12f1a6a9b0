import type { Inline, Mark } from '../../core/article/document.ts'
import { closeAddress, escapeAddress, escapeWords, longestRun, protectEnds } from './escape-markdown.ts'

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
  const left = leftToWrap(runs[0], open)
  const choices = left.length > 1 ? left.filter((wrapper) => wrapper !== 'code') : left
  return choices
    .map((wrapper): Widest => {
      const end = runs.findIndex((run) => !holds(wrapper, leftToWrap(run, open)))
      return { wrapper, length: end < 0 ? runs.length : end }
    })
    .reduce<Widest>((widest, one) => (widest.wrapper === null || one.length > widest.length ? one : widest), {
      wrapper: null,
      length: 1,
    })
}

/** Nothing can be marked up inside of code. */
function holds(wrapper: Wrapper, left: readonly Wrapper[]): boolean {
  return left.includes(wrapper) && (wrapper !== 'code' || left.length === 1)
}

function leftToWrap(run: Inline | undefined, open: readonly Wrapper[]): readonly Wrapper[] {
  return wrappersOf(run).filter((wrapper) => !open.includes(wrapper))
}

function wrappersOf(run: Inline | undefined): readonly Wrapper[] {
  if (run === undefined) return []
  const address = run.href ?? relativeAddress(run)
  return address === undefined ? run.marks : [`href:${address}`, ...run.marks]
}

function isLink(run: Inline | undefined): boolean {
  return wrappersOf(run).some((wrapper) => wrapper.startsWith('href:'))
}

/** An address that only lacks its site is written, so that a person can complete it. */
function relativeAddress({ unlinked }: Inline): string | undefined {
  return unlinked !== undefined && /^[./\w][^\s:#]*$/.test(unlinked) ? unlinked : undefined
}

interface PlainPlace {
  readonly open: readonly Wrapper[]
  readonly next: Inline | undefined
}

function writePlain(runs: readonly Inline[], { open, next }: PlainPlace): Piece {
  const escaped = escapeWords(runs.map((run) => run.text).join(''))
  const bracketed = isInLink(open) ? escaped.replaceAll(']', '\\]') : escaped
  const text = next !== undefined || open.length > 0 ? closeAddress(bracketed) : bracketed
  const isImage = isLink(next) && text.endsWith('!')
  return { mark: '', text: isImage ? `${text.slice(0, -1)}\\!` : text }
}

function wrap(wrapper: Wrapper, runs: readonly Inline[], open: readonly Wrapper[]): Piece {
  if (wrapper === 'code') return writeCode(runs, open)
  const text = writeRuns(runs, [...open, wrapper])
  if (wrapper === 'strong') return { mark: '**', text: protectEnds(text) }
  if (wrapper === 'emphasis') return { mark: '*', text: protectEnds(text) }
  return { mark: '', text: writeLink(text, wrapper.slice('href:'.length)) }
}

function writeLink(text: string, href: string): string {
  const isBare = text === escapeWords(href) && /^https?:\/\/[\w.-]+(?:\/[\w/-]*\w\/?)?$/.test(href)
  return isBare ? href : `[${text}](${escapeAddress(href)})`
}

/** A bracket in code would end the words of a link, and there the code stands as plain words. */
function writeCode(runs: readonly Inline[], open: readonly Wrapper[]): Piece {
  const text = runs.map((run) => run.text).join('')
  if (text.includes(']') && isInLink(open)) return writePlain(runs, { open, next: undefined })
  const fence = '`'.repeat(longestRun(text, '`') + 1)
  const padded = /^`|`$|^ .* $/.test(text) && text.trim() !== '' ? ` ${text} ` : text
  return { mark: '', text: fence + padded + fence }
}

function isInLink(open: readonly Wrapper[]): boolean {
  return open.some((wrapper) => wrapper.startsWith('href:'))
}

/** What counts as a letter beside emphasis: neither white space nor punctuation; all beyond U+FFFF is one. */
const letterFirst = /^(?:[^\s\p{P}\p{S}]|[\u{10000}-\u{10ffff}])/u
const letterLast = /(?:[^\s\p{P}\p{S}]|[\u{10000}-\u{10ffff}])$/u

/** Shows nothing and is punctuation. */
const separator = '<!-- -->'

/**
 * The pieces as one line. Marks that touch would run together, and emphasis neither opens nor closes between a
 * letter and a punctuation mark inside it (CommonMark 0.31, section 6.2): there a separator stands.
 */
function joinPieces(pieces: readonly Piece[]): string {
  let line = ''
  let previous: Piece = { mark: '', text: '' }
  for (const piece of pieces) {
    const marked = piece.mark !== ''
    const touching = marked && previous.mark !== ''
    const cannotOpen = marked && letterLast.test(line) && !letterFirst.test(piece.text)
    const cannotClose =
      previous.mark !== '' && !letterLast.test(previous.text) && letterFirst.test(piece.text)
    line += (touching || cannotOpen || cannotClose ? separator : '') + piece.mark + piece.text + piece.mark
    previous = piece
  }
  return line
}
