import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type LinkClaim,
  linkPurposes,
  type SigningKey,
  signToken,
  verifyToken,
} from '../../src/core/link-token.ts'

const key = (id: number): SigningKey => ({ id, secret: new Uint8Array(32).fill(id) })
const ring = [key(2), key(1)]
const purposes = linkPurposes
const claim: LinkClaim = { purpose: 'unsubscribe', subscription: 42, subject: 0 }

describe('link tokens', () => {
  it('verify under the purpose that they were made for, and under no other', () => {
    for (const purpose of purposes) {
      const token = signToken(key(2), { ...claim, purpose })
      for (const other of purposes) {
        expect(verifyToken(ring, other, token)?.subscription ?? null).toBe(other === purpose ? 42 : null)
      }
    }
  })

  it('still verify when a newer key signs', () => {
    expect(verifyToken(ring, 'unsubscribe', signToken(key(1), claim))).toEqual(claim)
  })

  it('are worth nothing under a key that is not in the ring, or another one with its number', () => {
    expect(verifyToken(ring, 'unsubscribe', signToken(key(3), claim))).toBeNull()
    expect(
      verifyToken(ring, 'unsubscribe', signToken({ id: 2, secret: new Uint8Array(32) }, claim)),
    ).toBeNull()
  })

  it('are bound to their subscription and subject: changing any one character breaks them', () => {
    const token = signToken(key(2), { ...claim, subject: 7 })
    for (let index = 0; index < token.length; index++) {
      const other = token[index] === 'a' ? 'b' : 'a'
      expect(
        verifyToken(ring, 'unsubscribe', token.slice(0, index) + other + token.slice(index + 1)),
      ).toBeNull()
    }
  })

  it('need no escaping in an address', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (subscription, subject) => {
        const token = signToken(key(1), { purpose: 'view', subscription, subject })
        expect(encodeURIComponent(token)).toBe(token)
        expect(verifyToken(ring, 'view', token)).toEqual({ purpose: 'view', subscription, subject })
      }),
    )
  })

  it('have one spelling: zeros in front of a number break them', () => {
    const parts = signToken(key(1), { ...claim, subscription: 7 }).split('-')
    expect(verifyToken(ring, 'unsubscribe', parts.join('-'))).not.toBeNull()
    for (const [index, zeros] of [
      [0, '00'],
      [0, '0'],
      [1, '0'],
      [1, '000'],
      [2, '0'],
    ] as const) {
      const spelled = parts.with(index, zeros + parts[index]).join('-')
      expect([spelled, verifyToken(ring, 'unsubscribe', spelled)]).toEqual([spelled, null])
    }
  })

  it('take hostile text for what it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(verifyToken(ring, 'view', text)).toBeNull()
      }),
    )
  })
})
