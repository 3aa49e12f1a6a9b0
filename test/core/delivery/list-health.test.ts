import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultFlow } from '../../../src/core/delivery/flow-settings.ts'
import { listHealth } from '../../../src/core/delivery/list-health.ts'

const { pauseAt } = defaultFlow

describe('the health of a list', () => {
  it('is ill at 0.10 % of complaints, and the reason gives the numbers', () => {
    expect(listHealth({ submitted: 1000, bounced: 0, complained: 1 }, pauseAt)).toEqual({
      kind: 'ill',
      by: 'complaints',
      reason: 'complaints 0.1% (1 of 1000) in 7d: at or over 0.1%',
    })
    expect(listHealth({ submitted: 1001, bounced: 0, complained: 1 }, pauseAt).kind).toBe('fine')
  })

  it('is ill at 2 % of hard bounces', () => {
    expect(listHealth({ submitted: 200, bounced: 4, complained: 0 }, pauseAt)).toEqual({
      kind: 'ill',
      by: 'bounces',
      reason: 'hard bounces 2% (4 of 200) in 7d: at or over 2%',
    })
    expect(listHealth({ submitted: 200, bounced: 3, complained: 0 }, pauseAt).kind).toBe('fine')
  })

  it('says nothing of fewer than the sample', () => {
    expect(listHealth({ submitted: 199, bounced: 199, complained: 199 }, pauseAt).kind).toBe('fine')
  })

  it('is exact at each limit in tenths of a percent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 50 }), (perMille, times) => {
        const limits = { ...pauseAt, complaints: perMille / 1000 }
        const at = { submitted: 1000 * times, bounced: 0, complained: perMille * times }
        expect(listHealth(at, limits).kind).toBe('ill')
        expect(listHealth({ ...at, complained: at.complained - 1 }, limits).kind).toBe('fine')
      }),
    )
  })
})
