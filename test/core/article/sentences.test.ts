import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../../src/core/article/sentences.ts'

function sentences(text: string, language = 'en'): string[] {
  return splitSentences(text, language).map(({ start, end }) => text.slice(start, end))
}

describe('splitting a paragraph into sentences', () => {
  it('ends a sentence at a full stop, a question mark and an exclamation mark', () => {
    expect(sentences('We met. Did it help? It did! Good.')).toEqual([
      'We met.',
      'Did it help?',
      'It did!',
      'Good.',
    ])
  })

  it.each([
    ['a title', 'Ask Dr. Lee or Mrs. Ono today.'],
    ['an example', 'Try a walk, e.g. Sunday mornings, or tea.'],
    ['a month before a day', 'We open on Jan. 5 at noon.'],
    ['a number sign', 'See No. 7 and pp. 12 to 14.'],
    ['a company before lower case', 'Acme Inc. was founded here.'],
    ['a time before lower case', 'We close at 5 p.m. on most days.'],
    ['initials', 'J. R. R. Tolkien and John F. Kennedy wrote letters.'],
    ['a country before a name', 'The U.S. Digital Corps—U.S. Census Bureau wrote it.'],
    ['a number that opens the paragraph', '1. Write it down.'],
    ['a quotation that goes on', '“Why?” she asked.'],
    ['a file name', 'Use Node.js and example.com here.'],
  ])('does not break after %s', (_, text) => {
    expect(sentences(text)).toEqual([text])
  })

  it.each([
    ['a short answer', 'Is it true? No. But it helps.', ['Is it true?', 'No.', 'But it helps.']],
    [
      'an abbreviation that ends one',
      'He moved to the U.S. The work was new.',
      ['He moved to the U.S.', 'The work was new.'],
    ],
    ['a letter that ends one', 'Take vitamin C. It helps.', ['Take vitamin C.', 'It helps.']],
    ['a month that ends one', 'It began in Dec. The snow fell.', ['It began in Dec.', 'The snow fell.']],
    ['a company that ends one', 'She left Acme Inc. Nobody knew.', ['She left Acme Inc.', 'Nobody knew.']],
  ])('breaks after %s', (_, text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })

  it('reads a line break as a space', () => {
    expect(sentences('One long\nsentence here.\nAnother.')).toEqual(['One long\nsentence here.', 'Another.'])
  })

  it('keeps signs without words with the sentence before them', () => {
    expect(sentences('Well done! 🎉')).toEqual(['Well done! 🎉'])
    expect(sentences('? ! We know.')).toEqual(['? ! We know.'])
  })

  it('keeps the numbers of notes with the sentence that they follow', () => {
    expect(sentences('So it was.[1][2] Nobody knew why.[3]')).toEqual([
      'So it was.[1][2]',
      'Nobody knew why.[3]',
    ])
  })

  it('uses the rules of the language', () => {
    expect(sentences('心の健康は大切です。友だちと話しましょう。', 'ja')).toHaveLength(2)
  })

  it('finds the same sentences however far into the paragraph they stand', () => {
    const one = 'A kind word from a friend can turn a grey morning around, and it costs nothing. '
    const found = sentences(one.repeat(500))
    expect(found).toHaveLength(500)
    expect(new Set(found)).toEqual(new Set([one.trim()]))
  })

  it('keeps a sentence longer than any chunk in one piece, without cutting a character', () => {
    const long = `${'🎉 and so on '.repeat(700)}to the end.`
    expect(sentences(`${long} Short.`)).toEqual([long, 'Short.'])
  })

  it('takes time that grows with the length only', () => {
    const started = performance.now()
    expect(splitSentences('word '.repeat(100_000), 'en')).toHaveLength(1)
    expect(splitSentences('Yes. '.repeat(100_000), 'en')).toHaveLength(100_000)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('puts each visible character in exactly one sentence, in order, whatever the text', () => {
    const part = fc.constantFrom(
      'Dr. ',
      'a. ',
      'U.S. ',
      'Yes! ',
      '1. ',
      '… ',
      '"',
      '🎉',
      '\n',
      'x',
      ' ',
      '\ud83d',
      '.[1]',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(part).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, (paragraph) => {
        let from = 0
        for (const { start, end } of splitSentences(paragraph, 'en')) {
          const sentence = paragraph.slice(start, end)
          if (paragraph.slice(from, start).trim() !== '' || sentence === '') return false
          if (sentence !== sentence.trim()) return false
          from = end
        }
        return paragraph.slice(from).trim() === ''
      }),
    )
  })
})
