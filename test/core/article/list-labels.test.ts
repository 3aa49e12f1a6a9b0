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

describe('the label of an item that begins in bold', () => {
  it.each([
    ['Plan early. We keep a calendar.', 'Plan early', 'Plan early'],
    ['Plan early. We keep a calendar.', 'Plan early.', 'Plan early'],
    ['Maya Okafor—Willow Lane', 'Maya Okafor', 'Maya Okafor'],
    ['Walks – once a week', 'Walks –', 'Walks'],
    ['Show up: Be there. Always.', 'Show up: Be there.', 'Show up'],
  ])('%s', (text, bold, label) => {
    expect(itemLabel(text, bold)).toBe(label)
    expect(text.startsWith(label)).toBe(true)
  })

  it.each([
    ['the sentence goes on', 'Format style of the button', 'Format'],
    ['it is a question', 'Who is it? A friend.', 'Who is it?'],
    ['nothing follows', 'Take your time.', 'Take your time.'],
    ['only the rest has a full stop', 'Maya. She writes.', ''],
    [
      'it is long',
      'One two three four five six seven eight nine. Ten',
      'One two three four five six seven eight nine',
    ],
    ['a word goes on with a hyphen', 'Time-saving in all we do', 'Time'],
  ])('is null where %s', (_, text, bold) => {
    expect(itemLabel(text, bold)).toBeNull()
  })
})
