import { describe, expect, it } from 'vitest'
import type { ListItem } from '../../../src/core/article/document.ts'
import { withBoldLabel } from '../../../src/core/mail/item-label.ts'
import { run, sentence } from '../../support/sample-letters.ts'

function item(label: string | null, ...inlines: Parameters<typeof run>[]): ListItem {
  return { label, sentences: [sentence(inlines.map((args) => run(...args)))], children: [] }
}

describe('withBoldLabel', () => {
  it('sets the label strong across runs and changes no word', () => {
    const given = item('Leave gaps', ['Leave '], ['gaps: a walk', { marks: ['emphasis'] }], [' has room.'])
    const [first] = withBoldLabel(given)
    expect(first?.inlines).toEqual([
      { text: 'Leave ', marks: ['strong'] },
      { text: 'gaps:', marks: ['strong', 'emphasis'] },
      { text: ' a walk', marks: ['emphasis'] },
      { text: ' has room.', marks: [] },
    ])
    expect(first?.inlines.map(({ text }) => text).join('')).toBe(given.sentences[0]?.text)
  })

  it('leaves an item alone whose words do not begin with the label', () => {
    const given = item('Other', ['Leave gaps: a walk has room.'])
    expect(withBoldLabel(given)).toBe(given.sentences)
  })
})
