import { describe, expect, it } from 'vitest'
import type { Slot } from '../../../../src/core/draft/draft.ts'
import { buildDocument } from '../../../support/build-document.ts'
import { drafted } from '../../../support/drafted.ts'

const FILL =
  'Friends meet and talk and walk along the river until the lamps are lit and the last boat has gone home'
const prose = (count: number): string =>
  `Words ${FILL.split(' ')
    .concat(FILL.split(' '), FILL.split(' '))
    .slice(0, count - 1)
    .join(' ')} ${'and so on '.repeat(12)}.`

/** The subject of the lesson that a section with this heading and these words becomes. */
function subjectOf(heading: string, words = prose(60), title = 'Quiet Walks: A Guide'): Slot {
  const { emails } = drafted(buildDocument(`# ${title}\nAn opening of some words.\n## ${heading}\n${words}`))
  const lesson = emails.find(({ kind }) => kind === 'lesson')
  if (!lesson) throw new Error('no lesson')
  return lesson.subject
}

function withList(leadIn: string, items: number): string {
  return `${prose(60)} ${leadIn}\n${Array.from({ length: items }, (_, index) => `- Item ${index} of this list`).join('\n')}`
}

describe('the subject of a lesson', () => {
  it('is its heading in sentence case', () => {
    expect(subjectOf('The Power of Small Steps')).toMatchObject({
      text: 'The power of small steps',
      rule: 'heading',
      origin: 'source',
    })
  })

  it('is the heading without number and full stop', () => {
    expect(subjectOf('Step 3: Walk With a Friend.').text).toBe('Walk with a friend')
  })

  it('is a half of a long heading with a colon', () => {
    const heading = 'Walking in Company: A Tool for Strengthening Old and New Friendships at Home'
    expect(subjectOf(heading)).toMatchObject({ text: 'Walking in company', rule: 'heading-half' })
  })

  it('is a long heading up to a phrase that can go', () => {
    const heading = 'Building Lasting Friendships in Everyday Life and Beyond It'
    expect(subjectOf(heading).text).toBe('Building lasting friendships')
  })

  it('is a question that still asks when shortened', () => {
    const heading = 'What Was Your Path to Long Walks in the Mountains of the North?'
    expect(subjectOf(heading).text).toBe('What was your path to long walks?')
  })

  it('is a short heading with the topic', () => {
    expect(subjectOf('Ask for help').text).toBe('Quiet walks: ask for help')
  })

  it.each([
    ['In the garden, children can learn to:', '4 things children can learn in the garden'],
    ['Here’s how you can nurture old friendships:', '4 ways to nurture old friendships'],
    ['You can calm a quarrel at home by:', '4 ways to calm a quarrel at home'],
  ])('counts the items after "%s"', (leadIn, expected) => {
    expect(subjectOf('Friendship: A Tool', withList(leadIn, 4)).text).toBe(expected)
  })

  it.each([
    ['Here are some simple ways to stay in touch:', '4 simple ways to stay in touch'],
    ['The signs of a strained friendship include:', '4 signs of a strained friendship'],
    ['The talk named four pillars of good company:', '4 pillars of good company'],
  ])('counts things only where the heading says little: "%s"', (leadIn, expected) => {
    expect(subjectOf('Summary', withList(leadIn, 4)).text).toBe(expected)
    expect(subjectOf('What good friends do', withList(leadIn, 4)).text).toBe('What good friends do')
  })

  it('does not count where the number told is another', () => {
    expect(
      subjectOf('Summary', withList('The talk named five pillars of good company:', 4)).text,
    ).not.toMatch(/pillars/)
  })

  it('leaves a question or a request as it is', () => {
    const list = withList('Here’s how you can nurture old friendships:', 4)
    expect(subjectOf('Why friendships need care', list).text).toBe('Why friendships need care')
    expect(subjectOf('Keep your friends close', list).text).toBe('Keep your friends close')
  })

  it('is a short sentence of the text under a heading that says nothing', () => {
    expect(subjectOf('Summary', `Old friends rarely need many words. ${prose(60)}`).text).toBe(
      'Old friends rarely need many words',
    )
  })

  it('is the words in bold that begin a paragraph', () => {
    const words = `**Walk before you talk.** ${prose(60)}`
    expect(subjectOf('Summary', words)).toMatchObject({ text: 'Walk before you talk', rule: 'bold-words' })
  })

  it('is a part of the series, and flagged, where nothing else would do', () => {
    expect(subjectOf('Summary', `It ${'goes on and '.repeat(20)}on.`).text).toBe('Quiet walks, part 1')
  })

  it('differs from every other, also where a section goes on', () => {
    const one = `${prose(60)} ${'It goes on. '.repeat(10)}`
    const { emails } = drafted(
      buildDocument(`# Quiet Walks: A Guide\nWords.\n## The power of small steps\n${one}\n${one}\n${one}`),
    )
    const subjects = emails.filter(({ kind }) => kind === 'lesson').map(({ subject }) => subject.text)
    expect(subjects[0]).toBe('The power of small steps')
    expect(subjects[1]).not.toContain('small steps')
    expect(new Set(subjects).size).toBe(subjects.length)
  })

  it('offers up to four other wordings, none of them the same', () => {
    const { text, alternatives } = subjectOf(
      'Walking in Company: A Tool for Friends',
      `Old friends rarely need words. ${prose(60)}`,
    )
    expect(alternatives.length).toBeGreaterThan(1)
    expect(alternatives.length).toBeLessThanOrEqual(4)
    expect(new Set([text, ...alternatives.map((one) => one.text)]).size).toBe(alternatives.length + 1)
  })
})
