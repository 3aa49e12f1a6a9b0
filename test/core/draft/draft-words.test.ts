import { describe, expect, it } from 'vitest'
import type { Drop } from '../../../src/core/draft/draft.ts'
import {
  dropWords,
  groupDrops,
  leftOutWords,
  modeWords,
  withEmailNumbers,
} from '../../../src/core/draft/draft-words.ts'

describe('why a sentence is in no email', () => {
  it('is told with what it was taken for', () => {
    expect(dropWords({ reason: 'boilerplate', what: 'share-line' })).toBe('boilerplate: share line')
    expect(dropWords({ reason: 'shortcode', what: 'shortcode' })).toBe('shortcode')
    expect(dropWords({ reason: 'heading' })).toBe('heading')
  })

  it('says once that it was left out', () => {
    expect(leftOutWords({ reason: 'heading' })).toBe('heading, left out')
    expect(leftOutWords({ reason: 'budget' })).toBe('left out of the digest')
  })

  it('is counted by reason, titles and headings first', () => {
    const drop = (id: string, rest: Omit<Drop, 'id'>): Drop => ({ id, ...rest })
    const dropped = [
      drop('a', { reason: 'budget' }),
      drop('b', { reason: 'title' }),
      drop('c', { reason: 'boilerplate', what: 'author-box' }),
      drop('d', { reason: 'heading' }),
      drop('e', { reason: 'budget' }),
      drop('f', { reason: 'heading' }),
    ]
    expect(groupDrops({ dropped }).map(({ counted, ids }) => [counted, ids.join('')])).toEqual([
      ['1 title', 'b'],
      ['2 headings', 'df'],
      ['1 boilerplate: author box', 'c'],
      ['2 left out of the digest', 'ae'],
    ])
  })
})

describe('what each mode would give', () => {
  const full = { emails: 15, lessons: 13, share: 1 }

  it('is one line', () => {
    const digest = { emails: 10, lessons: 8, share: 0.6149 }
    expect(modeWords({ full, digest })).toBe(
      'full: 15 emails; digest: 8 lessons with 61 % of the text; the rest is listed',
    )
  })

  it('names no digest where a digest would hold everything', () => {
    expect(modeWords({ full, digest: full })).toBe('full: 15 emails')
  })
})

describe('a remark', () => {
  it('names emails by their numbers instead of their ids, and leaves other words alone', () => {
    const emails = [{ id: 'welcome' }, { id: 'lesson-a1b2' }, { id: 'lesson-a1b2-2' }]
    expect(withEmailNumbers('It is like lesson-a1b2-2, not well-known.', emails)).toBe(
      'It is like email 3, not well-known.',
    )
  })
})
