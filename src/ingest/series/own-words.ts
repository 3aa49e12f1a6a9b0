import type { Sentence } from '../../core/article/document.ts'
import type { Slot } from '../../core/draft/draft.ts'

/** Words that a marketer typed in the place of a slot. */
export function ownSlot(text: string): Slot {
  return { text, rule: 'own', origin: 'own', from: [], alternatives: [] }
}

/** Puts together again what a full stop inside a merge field took apart: {{ name | default: "Dr. A." }}. */
export function joinFragments(sentences: readonly Sentence[]): readonly Sentence[] {
  const joined: Sentence[] = []
  for (const sentence of sentences) {
    const previous = joined.at(-1)
    if (previous && isOpen(previous) && sentence.origin === 'own')
      joined[joined.length - 1] = join(previous, sentence)
    else joined.push(sentence)
  }
  return joined
}

function isOpen({ text, origin }: Sentence): boolean {
  const last = Math.max(text.lastIndexOf('{{'), text.lastIndexOf('{%'))
  return origin === 'own' && last >= 0 && !/[%}]\}/.test(text.slice(last))
}

function join(left: Sentence, right: Sentence): Sentence {
  return {
    ...left,
    text: `${left.text} ${right.text}`,
    inlines: [...left.inlines, { text: ' ', marks: [] }, ...right.inlines],
  }
}
