import { describe, expect, it } from 'vitest'
import { judgeKeyRing } from '../../../src/core/doctor/key-ring.ts'

const DAY = 24 * 60 * 60_000
const now = Date.parse('2026-11-30T10:00:00Z')

describe('the key ring', () => {
  it('needs a key that signs', () => {
    expect(judgeKeyRing([], now).level).toBe('fail')
    expect(judgeKeyRing([{ wrapped: true, createdAt: now - 3 * DAY }], now)).toMatchObject({
      level: 'ok',
      found: '1 key, the newest 3 days old, wrapped by SECRET_KEY',
    })
    expect(judgeKeyRing([{ wrapped: false, createdAt: now }], now).found).toBe(
      '1 key, the newest of today, not wrapped (SECRET_KEY is not set)',
    )
  })
})
