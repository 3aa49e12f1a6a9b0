import type { Inline, ListItem, Sentence } from '../article/document.ts'

/** The sentences of a list item with its label, the words up to the colon, set strong. The words stay the same. */
export function withBoldLabel({ label, sentences }: ListItem): readonly Sentence[] {
  const [first, ...others] = sentences
  if (label === null || label === '' || !first?.text.startsWith(`${label}:`)) return sentences
  return [{ ...first, inlines: strongUntil(first.inlines, label.length + 1) }, ...others]
}

function strongUntil(inlines: readonly Inline[], length: number): Inline[] {
  let left = length
  return inlines.flatMap((inline) => {
    const cut = Math.min(left, inline.text.length)
    left -= cut
    const before: Inline = { ...inline, text: inline.text.slice(0, cut), marks: strong(inline.marks) }
    const after: Inline = { ...inline, text: inline.text.slice(cut) }
    return [before, after].filter((part) => part.text !== '')
  })
}

function strong(marks: Inline['marks']): Inline['marks'] {
  return marks.includes('strong') ? marks : ['strong', ...marks]
}
