import { describe, expect, it } from 'vitest'
import {
  cutAtTokens,
  fieldInToken,
  fieldToken,
  holdsToken,
  WHEN_END,
  whenStart,
  whenToken,
} from '../../../src/core/mail/field-token.ts'

describe('cutAtTokens', () => {
  it('cuts words into literals and fields', () => {
    expect(cutAtTokens(`Hi ${fieldToken('name')}, hello`)).toEqual(['Hi ', { field: 'name' }, ', hello'])
    expect(cutAtTokens('plain')).toEqual(['plain'])
    expect(cutAtTokens('')).toEqual([])
  })

  it('nests conditions', () => {
    const inner = whenToken('b', `[${fieldToken('b')}]`)
    expect(cutAtTokens(whenToken('a', `x${inner}`, 'no a'))).toEqual([
      {
        when: 'a',
        shown: ['x', { when: 'b', shown: ['[', { field: 'b' }, ']'], otherwise: [] }],
        otherwise: ['no a'],
      },
    ])
  })

  it('throws on conditions that do not pair', () => {
    expect(() => cutAtTokens(`${whenStart('a')}x`)).toThrow('has no end')
    expect(() => cutAtTokens(`x${WHEN_END}`)).toThrow('never opened')
  })
})

it('fieldInToken knows a token that stands alone', () => {
  expect(fieldInToken(fieldToken('link:0'))).toBe('link:0')
  expect(fieldInToken(`a${fieldToken('link:0')}`)).toBeNull()
  expect(fieldInToken('https://example.com')).toBeNull()
})

it('holdsToken finds either half of a token', () => {
  expect([fieldToken('x'), 'a\uFDD0', 'b\uFDD1', 'plain'].map(holdsToken)).toEqual([true, true, true, false])
})
