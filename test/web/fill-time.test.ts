import { describe, expect, it } from 'vitest'
import type { SigningKey } from '../../src/core/link-token.ts'
import { signToken } from '../../src/core/link-token.ts'
import { judgeFillTime, stampForm } from '../../src/web/fill-time.ts'

const key = (id: number): SigningKey => ({ id, secret: Buffer.alloc(32, id) })
const shown = 1_800_000_000_000
const stamp = stampForm([key(1)], shown)
const judge = (given: string | null, afterMs: number, keys = [key(1)]) =>
  judgeFillTime(keys, { stamp: given, now: shown + afterMs, fillMs: 1500 })

describe('the time that a form was open', () => {
  it('is fine from the least time on', () => {
    expect(judge(stamp, 1500)).toEqual({ kind: 'fine' })
    expect(judge(stamp, 3_600_000)).toEqual({ kind: 'fine' })
  })

  it('is too short for a machine, and pressing again a moment later is enough', () => {
    const again = judge(stamp, 1499)
    expect(again).toEqual({ kind: 'again', stamp })
    expect(judge(stamp, 1600)).toEqual({ kind: 'fine' })
  })

  it('is not asked of a form that has no stamp, nor where it is switched off', () => {
    expect(judge(null, 0)).toEqual({ kind: 'fine' })
    expect(judge('', 0)).toEqual({ kind: 'fine' })
    expect(judgeFillTime([key(1)], { stamp, now: shown, fillMs: 0 })).toEqual({ kind: 'fine' })
  })

  it('begins anew for a stamp that is a day old, of the future, or not ours', () => {
    const link = signToken(key(1), { purpose: 'confirm', subscription: 1, subject: 1 })
    const changed = stamp.replace(/-([^-]*)-/, '-1-')
    for (const [given, afterMs] of [
      [stamp, 25 * 3_600_000],
      [stamp, -1],
      [changed, 5000],
      [link, 5000],
      ['nonsense', 5000],
      [stampForm([key(2)], shown), 5000],
    ] as const) {
      expect(judge(given, afterMs)).toEqual({ kind: 'again', stamp: stampForm([key(1)], shown + afterMs) })
    }
  })

  it('is read by an older key of the ring too', () => {
    expect(judge(stamp, 5000, [key(2), key(1)])).toEqual({ kind: 'fine' })
  })
})
