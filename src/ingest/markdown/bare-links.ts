import type { Inline } from '../../core/article/document.ts'

/**
 * Runs without the links that Markdown makes of a bare address by itself: no escape prevents them, so they are no
 * sign of an edit.
 */
export function withoutBareLinks(inlines: readonly Inline[]): readonly Inline[] {
  const runs: Inline[] = []
  for (const { text, marks, href } of inlines) {
    const linked = href !== undefined && !isBare(text, href)
    const previous = runs.at(-1)
    if (!linked && previous && previous.href === undefined && previous.marks.join() === marks.join()) {
      runs[runs.length - 1] = { text: previous.text + text, marks }
    } else runs.push(linked ? { text, marks, href } : { text, marks })
  }
  return runs
}

function isBare(text: string, href: string): boolean {
  return [text, `mailto:${text}`, `http://${text}`].includes(href)
}
