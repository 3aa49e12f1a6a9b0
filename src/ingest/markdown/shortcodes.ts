import { type Place, type Run, sliceRun } from '../../core/article/runs.ts'

/** A punctuation mark that no article uses in a row: emphasis opens and closes beside it as beside a brace. */
const filler = '\u2e43'

/**
 * The source with each Hugo shortcode ({{< … >}} or {{% … %}}) filled over, at the same length. Like raw HTML
 * it is markup and shows no words of its own; {{ … }} and {% … %} stay words.
 */
export function coverShortcodes(source: string): string {
  return source.replace(/\{\{(?:<[^{}]*>|%[^{}]*%)\}\}/g, (code) => code.replace(/[^\n]/g, filler))
}

/** The run in pieces, without covered shortcodes. */
export function withoutShortcodes(run: Run): readonly Run[] {
  const pieces: Run[] = []
  let at = 0
  for (const covered of run.text.matchAll(/\u2e43{6,}/g)) {
    pieces.push(sliceRun(run, at, covered.index))
    at = covered.index + covered[0].length
  }
  return at === 0 ? [run] : [...pieces, sliceRun(run, at, run.text.length)]
}

/** Code shows what its writer typed, shortcodes included. */
export function uncoverShortcodes(text: string, place: Place, source: string): string {
  return text.replaceAll(filler, (_, index: number) => source[place(index)] ?? filler)
}
