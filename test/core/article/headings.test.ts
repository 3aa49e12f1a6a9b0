import { describe, expect, it } from 'vitest'
import { type HeadingCandidate, headingScore, headingThreshold } from '../../../src/core/article/headings.ts'

const paragraph = {
  text: 'A long paragraph of more than a dozen words stands here so that something follows the line.',
  bullet: false,
}

function isHeading(text: string, around: Partial<HeadingCandidate> = {}): boolean {
  const line = { previous: paragraph, next: paragraph, blanksBefore: 0, blanksAfter: 0, underlined: false }
  return headingScore({ ...line, text, ...around }) >= headingThreshold
}

describe('a line is a heading', () => {
  it.each([
    'The Power of Small Talk',
    'What helps when nothing helps',
    'Why do we drift apart?',
    'Lesson 4. Show, don’t tell',
    'STAYING IN TOUCH',
    'The plot thickens …',
    'Share a chore',
    'Conclusion',
    '3. Ask for help',
  ])('%s', (text) => {
    expect(isHeading(text)).toBe(true)
  })

  it('above a list', () => {
    expect(isHeading('Five Small Habits', { next: { text: 'Write a card', bullet: true } })).toBe(true)
  })

  it('with an underline, even where its words say little', () => {
    expect(isHeading('and so it goes on', { underlined: true })).toBe(true)
  })

  it('the more so with more room above it than below', () => {
    const crowd = {
      previous: { text: 'A short line', bullet: false },
      next: { text: 'Another', bullet: false },
    }
    expect(isHeading('Small Habits That Last', crowd)).toBe(false)
    expect(isHeading('Small Habits That Last', { ...crowd, blanksBefore: 2, blanksAfter: 1 })).toBe(true)
  })
})

describe('a line is no heading', () => {
  it.each([
    ['a sentence', 'Friends matter.'],
    ['a lead-in', 'In conversation, anyone can learn to:'],
    ['a long line', 'Once upon a time there was a woman who wrote to all her friends each Sunday evening'],
    ['a quotation', '“You are not alone”'],
    ['a phone number', 'Call Us on +44 20 7946 0000'],
    ['an address', 'Visit https://example.com'],
    ['a byline', 'By Maya Okafor'],
    ['a signature', '— Maya Okafor, Willow Lane'],
    ['a date', '12 May 2026'],
    ['another date', 'May 12, 2026'],
    ['a credit', 'Photo Credit: Ana Lima'],
    ['a pointer', 'Read More About Friendship'],
  ])('%s', (_, text) => {
    expect(isHeading(text)).toBe(false)
  })

  it('at the end of the text', () => {
    expect(isHeading('The Power of Small Talk', { next: null })).toBe(false)
  })

  it('among other short lines', () => {
    const short = { text: 'Another street', bullet: false }
    expect(isHeading('Willow Lane', { previous: short, next: short })).toBe(false)
  })

  it('that no one would read at a glance', () => {
    expect(isHeading('Word '.repeat(50_000))).toBe(false)
  })
})
