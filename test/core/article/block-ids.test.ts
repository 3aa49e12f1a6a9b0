import { describe, expect, it } from 'vitest'
import { idsByWords } from '../../../src/core/article/block-ids.ts'

describe('ids by words', () => {
  it('are the prefix, ten hex digits and the occurrence', () => {
    expect(idsByWords('b')('A kind word.')).toMatch(/^b[0-9a-f]{10}-1$/)
    expect(idsByWords('s')('A kind word.')).toBe(idsByWords('b')('A kind word.').replace('b', 's'))
  })

  it('count the occurrences of the same words', () => {
    const nextId = idsByWords('b')
    const [first, other, second] = [nextId('Yes.'), nextId('No.'), nextId('Yes.')]
    expect(second).toBe(first.replace(/-1$/, '-2'))
    expect(other).toMatch(/-1$/)
  })

  it('do not change with case, white space or the composition of letters', () => {
    expect(idsByWords('b')('  Caf\u0065\u0301\n Society')).toBe(idsByWords('b')('caf\u00e9 society'))
  })
})
