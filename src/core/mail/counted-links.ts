import { safeHref } from './safe-href.ts'
import type { CompiledTemplate, FieldValues, LinkPiece, Piece } from './template.ts'

/** Whether following a link to this address may be counted: only the web can lead back to it. */
export function mayBeCounted(href: string): boolean {
  return /^https?:/i.test(href)
}

/** The address that a reader's email has for a link: its own, or the one that counts it. */
export function shownAddress(piece: LinkPiece, values: FieldValues): string {
  const target = targetOf(piece, values)
  const counter = values.click_url ?? ''
  return counter !== '' && mayBeCounted(target) ? `${counter}/${piece.link}` : target
}

/**
 * Where link `n` of an email leads, from its template and what was frozen for its reader; null where there is no such
 * link, or where it leads to nothing that is counted.
 */
export function countedLink(
  template: Pick<CompiledTemplate, 'html'>,
  values: FieldValues,
  n: number,
): string | null {
  const piece = findLink(template.html, n)
  const target = piece === null ? null : safeHref(targetOf(piece, values))
  return target !== null && mayBeCounted(target) ? target : null
}

function targetOf(piece: LinkPiece, values: FieldValues): string {
  return 'href' in piece ? piece.href : (values[piece.hrefField] ?? '')
}

function findLink(pieces: readonly Piece[], n: number): LinkPiece | null {
  for (const piece of pieces) {
    if (typeof piece === 'string' || 'field' in piece) continue
    if ('link' in piece) {
      if (piece.link === n) return piece
      continue
    }
    const inside = findLink(piece.shown, n) ?? findLink(piece.otherwise, n)
    if (inside !== null) return inside
  }
  return null
}
