import { describe, expect, it } from 'vitest'
import { looksLikeTitle } from '../../../src/core/article/titles.ts'

const text = 'Think of the last time that someone remembered a small thing about you, and how it felt.'

describe('a first line is the title', () => {
  it.each([
    'Everyday Connection: How Others Support Us',
    'Who listens?',
    'Friends',
    'What now? A guide for couples',
  ])('%s', (line) => {
    expect(looksLikeTitle(line, text)).toBe(true)
  })
})

describe('a first line is no title', () => {
  it.each([
    ['a sentence', 'Friends matter.'],
    ['a lead-in', 'Here is what we learned:'],
    ['a paragraph without a full stop', `${text.slice(0, -1)} and then some more words on top of them all`],
    ['several sentences', 'Why? How? When? Now'],
  ])('%s', (_, line) => {
    expect(looksLikeTitle(line, text)).toBe(false)
  })
})
