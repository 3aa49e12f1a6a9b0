import { describe, expect, it } from 'vitest'
import { itemLabel } from '../../../src/core/article/list-labels.ts'

describe('the label of a list item', () => {
  it.each([
    ['Show up: Be there when it counts.', 'Show up'],
    ['Say it aloud : tell them.', 'Say it aloud'],
    ['睡眠：早く寝る。', '睡眠'],
  ])('%s', (text, label) => {
    expect(itemLabel(text)).toBe(label)
  })

  it.each([
    ['no colon', 'Be there when it counts.'],
    ['nothing after the colon', 'For each speaker:'],
    ['a time', 'Meet at 10:30 in the hall'],
    ['an address', 'https://example.com is ours'],
    ['a number', '3: the last one'],
    ['a whole sentence before the colon', 'We tried. It failed: nobody came.'],
    ['too many words', 'One two three four five six seven eight nine: ten'],
    ['no words', ''],
  ])('is null for %s', (_, text) => {
    expect(itemLabel(text)).toBeNull()
  })
})
