import type { LinkPiece, Piece } from './template.ts'

// Unicode noncharacters: no text that is meant to be read holds them, and no encoder changes them.
const OPEN = '\uFDD0'
const CLOSE = '\uFDD1'
const TOKEN = /\uFDD0([^\uFDD0\uFDD1]*)\uFDD1/

/** The place of a field in words that are still to be rendered. */
export function fieldToken(field: string): string {
  return `${OPEN}${field}${CLOSE}`
}

/** The field whose token these words are, or null where they are anything else. */
export function fieldInToken(words: string): string | null {
  const [before, field, after] = words.split(TOKEN)
  return before === '' && after === '' && field !== undefined ? field : null
}

/**
 * The place of the address of a link that may be counted: an address, or the token of the field that holds it. The
 * address is kept in letters that no encoder of HTML changes.
 */
export function linkToken(href: string): string {
  const field = fieldInToken(href)
  const kept =
    field === null ? `h${encodeURIComponent(href.toWellFormed()).replaceAll("'", '%27')}` : `f${field}`
  return `${OPEN}@${kept}${CLOSE}`
}

/** Words that are there only if the field is not empty, and what stands there otherwise. */
export function whenToken(field: string, shown: string, otherwise = ''): string {
  return `${whenStart(field)}${shown}${otherwise && WHEN_ELSE + otherwise}${WHEN_END}`
}

/** Opens a condition on a field; `WHEN_ELSE` and `WHEN_END` belong to it. */
export function whenStart(field: string): string {
  return `${OPEN}?${field}${CLOSE}`
}

export const WHEN_ELSE = `${OPEN}:${CLOSE}`
export const WHEN_END = `${OPEN}/${CLOSE}`

/** Whether words hold a noncharacter that the tokens are made of; such words must never be rendered. */
export function holdsToken(words: string): boolean {
  return words.includes(OPEN) || words.includes(CLOSE)
}

/** Cuts rendered text at its tokens. Throws on tokens that do not pair: a template is wrong, not its input. */
export function cutAtTokens(rendered: string): readonly Piece[] {
  const parts = rendered.split(TOKEN)
  const { pieces, end } = readPieces(parts, 0)
  if (end < parts.length) throw new Error(`A condition ends that was never opened: "${parts[end]}".`)
  return pieces
}

/** Literals stand at even places of `parts`, tokens at odd ones. Stops before a token that ends a condition. */
function readPieces(parts: readonly string[], from: number): { pieces: Piece[]; end: number } {
  const pieces: Piece[] = []
  let at = from
  while (at < parts.length) {
    const part = parts[at] ?? ''
    if (at % 2 === 0) {
      if (part !== '') pieces.push(part)
      at += 1
    } else if (part === ':' || part === '/') {
      break
    } else if (part.startsWith('?')) {
      const condition = readCondition(parts, at)
      pieces.push(condition.piece)
      at = condition.end
    } else {
      pieces.push(part.startsWith('@') ? linkPiece(part, linksBefore(parts, at)) : { field: part })
      at += 1
    }
  }
  return { pieces, end: at }
}

function linkPiece(part: string, link: number): LinkPiece {
  const kept = part.slice(2)
  return part[1] === 'f' ? { link, hrefField: kept } : { link, href: decodeURIComponent(kept) }
}

function linksBefore(parts: readonly string[], at: number): number {
  return parts.filter((part, index) => index < at && index % 2 === 1 && part.startsWith('@')).length
}

function readCondition(parts: readonly string[], at: number): { piece: Piece; end: number } {
  const shown = readPieces(parts, at + 1)
  const hasElse = parts[shown.end] === ':'
  const otherwise = hasElse ? readPieces(parts, shown.end + 1) : { pieces: [], end: shown.end }
  if (parts[otherwise.end] !== '/') throw new Error(`The condition "${parts[at]}" has no end.`)
  const piece = { when: (parts[at] ?? '').slice(1), shown: shown.pieces, otherwise: otherwise.pieces }
  return { piece, end: otherwise.end + 1 }
}
