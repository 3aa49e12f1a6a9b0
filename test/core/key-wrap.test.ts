import { describe, expect, it } from 'vitest'
import { unwrapSecret, wrapSecret } from '../../src/core/key-wrap.ts'

const secret = new Uint8Array(32).fill(7)
const iv = new Uint8Array(12).fill(1)

describe('wrapping a secret', () => {
  it('gives it back under the same key only', () => {
    const wrapped = wrapSecret('a key of sixteen characters', secret, iv)
    expect(Buffer.from(unwrapSecret('a key of sixteen characters', wrapped) ?? [])).toEqual(
      Buffer.from(secret),
    )
    expect(unwrapSecret('another key of sixteen', wrapped)).toBeNull()
  })

  it('notices any change', () => {
    const bytes = Buffer.from(wrapSecret('a key of sixteen characters', secret, iv), 'base64')
    for (const [index] of bytes.entries()) {
      const changed = Buffer.from(bytes)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(unwrapSecret('a key of sixteen characters', changed.toString('base64'))).toBeNull()
    }
  })
})
