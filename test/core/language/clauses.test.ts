import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standaloneClauses } from '../../../src/core/language/clauses.ts'

function clausesOf(text: string): readonly string[] {
  return standaloneClauses(text, 'en').map(({ start, end }) => text.slice(start, end))
}

describe('standaloneClauses', () => {
  it('gives a sentence that stands alone first and whole', () => {
    expect(clausesOf('Walks help everybody.')).toEqual(['Walks help everybody.'])
  })

  it('leaves out a leading connective', () => {
    expect(clausesOf('However, a hard year ends too.')).toEqual(['a hard year ends too.'])
  })

  it('leaves out an opening phrase that limits nothing, its list included', () => {
    const text = 'Whether people face grief, debt, or noise, walking offers a way out.'
    expect(clausesOf(text)).toContain('walking offers a way out.')
  })

  it('ends before words that only add', () => {
    const cut = 'Strong bonds carry us'
    expect(clausesOf('Strong bonds carry us, helping us through winters.')).toContain(cut)
    expect(clausesOf('Strong bonds carry us—even through winters.')).toContain(cut)
    expect(clausesOf('Strong bonds carry us; winters pass.')).toContain(cut)
    expect(clausesOf('Strong bonds carry us, which is a comfort.')).toContain(cut)
    expect(clausesOf('Strong bonds carry us by holding fast.')).toContain(cut)
  })

  it.each([
    ['a condition', 'If you ask first, people answer gladly.', 'people answer gladly.'],
    ['a contrast', 'Rest helps, but it is no cure.', 'Rest helps'],
    ['a limit', 'Rest helps; unless you are ill.', 'Rest helps'],
    ['half a pair', 'It takes not only patience—it takes room.', 'It takes not only patience'],
    ['an aside', 'Good rest—the deep kind—helps.', 'Good rest'],
    [
      'a list of -ing forms',
      'People heal by listening, sharing, and being there.',
      'People heal by listening',
    ],
    ['a long subject', 'The club for carers, which began here, helps many.', 'The club for carers'],
  ])('does not drop %s', (_, text, wrong) => {
    expect(clausesOf(text)).not.toContain(wrong)
  })

  it('quotes neither half a quotation, a lead-in nor a label', () => {
    expect(clausesOf('“Walks help, said Anna.')).toEqual([])
    expect(clausesOf('Here is what to try:')).toEqual([])
    expect(clausesOf('Anna Berg, director')).toEqual([])
  })

  it('always gives parts of the sentence, within its bounds', () => {
    const parts = fc.constantFrom(
      'However,',
      'walks',
      'help',
      '—',
      ',',
      'which',
      'making',
      'for those',
      'it',
      '.',
      '“',
      '”',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 14 }), (words) => {
        const text = words.join(' ')
        for (const { start, end } of standaloneClauses(text, 'en')) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(start).toBeLessThan(end)
        }
      }),
    )
  })
})
