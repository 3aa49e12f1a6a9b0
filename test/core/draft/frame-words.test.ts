import { describe, expect, it } from 'vitest'
import { saysItsPlace } from '../../../src/core/draft/frame-words.ts'
import { phrase } from '../../../src/core/draft/phrases.ts'

const known = new Set(['healing relationships', 'The power of touch'])
const opener = (number: string, topic = 'healing relationships') =>
  phrase('en', 'opener', { number, count: '5', topic }).text

describe('words that say where an email stands', () => {
  it('are known by their phrase, whichever part they name', () => {
    expect(saysItsPlace('opener', opener('2'), known)).toBe(true)
    expect(saysItsPlace('opener', opener('11'), known)).toBe(true)
    expect(saysItsPlace('ps', phrase('en', 'ps-recap', {}).text, known)).toBe(true)
    expect(saysItsPlace('ps', phrase('en', 'ps-next', { subject: 'The power of touch' }).text, known)).toBe(
      true,
    )
  })

  it('are the marketer’s own where they name anything else', () => {
    expect(saysItsPlace('opener', opener('2', 'gardening'), known)).toBe(false)
    expect(saysItsPlace('opener', `${opener('2')} Enjoy!`, known)).toBe(false)
    expect(saysItsPlace('ps', phrase('en', 'ps-next', { subject: 'a picnic' }).text, known)).toBe(false)
    expect(saysItsPlace('ps', opener('2'), known)).toBe(false)
  })
})
