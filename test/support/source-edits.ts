import fc from 'fast-check'

/** One thing that may happen to an article; numbers choose the place. */
export interface SourceEdit {
  readonly kind: 'word' | 'sentence' | 'insert' | 'remove' | 'move'
  readonly at: number
  readonly to: number
}

export const sourceEdits: fc.Arbitrary<readonly SourceEdit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<SourceEdit['kind']>('word', 'sentence', 'insert', 'remove', 'move'),
    at: fc.nat(80),
    to: fc.nat(80),
  }),
  { minLength: 1, maxLength: 4 },
)

/** An article, a paragraph a line, as its writer changed it; its title stays. */
export function applySourceEdits(article: string, edits: readonly SourceEdit[]): string {
  const lines = article.split('\n')
  for (const [index, { kind, at, to }] of edits.entries()) {
    const place = 1 + (at % (lines.length - 1))
    const line = lines[place] ?? ''
    if (kind === 'word') lines[place] = line.replace(/(?<=\p{L} )\p{L}+(?= )/u, `changed${index}`)
    if (kind === 'sentence' && line.endsWith('.'))
      lines[place] = `${line} The writer added thought ${index} here.`
    if (kind === 'insert') {
      lines.splice(
        place,
        0,
        `The writer put paragraph ${index} here some time later. It says what came to mind.`,
      )
    }
    if (kind === 'remove') lines.splice(place, 1)
    if (kind === 'move') lines.splice(1 + (to % (lines.length - 1)), 0, ...lines.splice(place, 1))
  }
  return lines.join('\n')
}
