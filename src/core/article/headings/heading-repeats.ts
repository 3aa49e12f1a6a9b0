import { wordKey } from '../word-key.ts'
import type { ReadLine } from './bare-line.ts'

/**
 * What lines that return say: one that stands twice is no heading, nor are the turns of a talk ("Q:", a
 * name); a heading may have been named in a list before, and numbers that count on part an article.
 */
export function repeatScores(lines: readonly ReadLine[]): readonly number[] {
  const keys = lines.map(({ line, tooLong }) => (tooLong ? '' : wordKey(line.text)))
  const listed = new Set(keys.filter((_, at) => lines[at]?.line.kind === 'item'))
  const counts = countTexts(lines, (_, at) => keys[at] ?? '')
  const speakers = lines.map(({ line }) => speakerOf(line.text))
  const turns = countTexts(lines, (_, at) => speakers[at] ?? '')
  return keys.map((key, at) => {
    if (key === '') return 0
    const again = (counts.get(key) ?? 0) > 1 ? -4 : 0
    return again + speakerScore(speakers[at] ?? '', turns) + (listed.has(key) ? 1.5 : 0)
  })
}

/** How often each key stands in a line of its own. */
function countTexts(
  lines: readonly ReadLine[],
  keyAt: (line: ReadLine, at: number) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [at, line] of lines.entries()) {
    const key = line.line.kind === 'text' ? keyAt(line, at) : ''
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function speakerOf(text: string): string {
  return /^(\p{Lu}[^:.!?]{0,40}):\s/u.exec(text)?.[1] ?? ''
}

function speakerScore(speaker: string, turns: ReadonlyMap<string, number>): number {
  if (speaker === '') return 0
  return /^[A-Z]$/.test(speaker) || (turns.get(speaker) ?? 0) > 2 ? -4 : 0
}
