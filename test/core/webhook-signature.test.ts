import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { isSigned } from '../../src/core/webhook-signature.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const OTHER = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
const NOW = Date.parse('2026-11-30T10:00:00Z')

/** Signed by the library of Standard Webhooks, which is not the code under test. */
function signed(text: string, { secret = SECRET, at = NOW } = {}) {
  const timestamp = String(Math.floor(at / 1000))
  const signature = new Webhook(secret).sign('msg_1', new Date(at), text)
  return { id: 'msg_1', timestamp, signature, body: new TextEncoder().encode(text) }
}

describe('a signature', () => {
  it('is taken where one of the secrets made it', () => {
    expect(isSigned(signed('{"a":1}'), [SECRET], NOW)).toBe(true)
    expect(isSigned(signed('{"a":1}'), [OTHER, SECRET], NOW)).toBe(true)
    expect(isSigned(signed('ä € 𝄞'), [SECRET.slice('whsec_'.length)], NOW)).toBe(true)
  })

  it('is taken as one of several, whatever the others are', () => {
    const request = signed('{}')
    const signature = `v1a,abc v1,${'A'.repeat(43)}= ${request.signature} junk`
    expect(isSigned({ ...request, signature }, [SECRET], NOW)).toBe(true)
  })

  it.each([-299, 299])('is worth something %i seconds from now', (seconds) => {
    expect(isSigned(signed('{}', { at: NOW + seconds * 1000 }), [SECRET], NOW)).toBe(true)
  })

  it.each([-301, 301])('is worth nothing %i seconds from now', (seconds) => {
    expect(isSigned(signed('{}', { at: NOW + seconds * 1000 }), [SECRET], NOW)).toBe(false)
  })

  const request = signed('{"a":1}')
  it.each([
    ['of another secret', signed('{"a":1}', { secret: OTHER })],
    ['of another body', { ...request, body: new TextEncoder().encode('{"a": 1}') }],
    ['of another id', { ...request, id: 'msg_2' }],
    ['without an id', { ...request, id: '' }],
    ['of another moment', { ...request, timestamp: String(Number(request.timestamp) + 1) }],
    ['of no moment', { ...request, timestamp: 'NaN' }],
    ['that is missing', { ...request, signature: '' }],
    ['that is cut', { ...request, signature: request.signature.slice(0, -8) }],
    ['of another version', { ...request, signature: request.signature.replace('v1', 'v2') }],
  ])('%s is refused', (_, wrong) => {
    expect(isSigned(wrong, [SECRET], NOW)).toBe(false)
  })

  it('is refused where there is no secret, or none that is one', () => {
    expect(isSigned(request, [], NOW)).toBe(false)
    for (const secret of ['', 'whsec_', 'whsec_=', 'not a secret!']) {
      expect(isSigned(request, [secret], NOW)).toBe(false)
    }
  })
})
