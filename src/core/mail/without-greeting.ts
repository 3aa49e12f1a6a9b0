import type { Piece } from './template.ts'

/** The HTML of a letter without the paragraph of its greeting: what everybody may read greets nobody. */
export function withoutGreeting(html: readonly Piece[]): readonly Piece[] {
  const at = html.findIndex(
    (piece) => typeof piece !== 'string' && 'field' in piece && piece.field === 'greeting',
  )
  const [before, after] = [html[at - 1], html[at + 1]]
  if (typeof before !== 'string' || typeof after !== 'string') return html
  const begins = before.lastIndexOf('<p')
  if (begins < 0 || !after.startsWith('</p>')) return html
  return [
    ...html.slice(0, at - 1),
    before.slice(0, begins) + after.slice('</p>'.length),
    ...html.slice(at + 2),
  ]
}
