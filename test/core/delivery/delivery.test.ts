import { describe, expect, it } from 'vitest'
import {
  idempotencyKey,
  type SendResult,
  settle,
  type TryFacts,
} from '../../../src/core/delivery/delivery.ts'

const HOUR = 3_600_000
const now = Date.parse('2026-12-01T09:00:00Z')

const facts = (change: Partial<TryFacts> = {}): TryFacts => ({
  now,
  firstAttemptAt: now,
  firstTryAt: now,
  doubtful: false,
  tries: 0,
  keyLifetimeMs: 23 * HOUR,
  jitter: 1,
  ...change,
})

const refused: SendResult = { kind: 'refused', reason: 'no such mailbox' }
const later: SendResult = { kind: 'retry-later', reason: 'busy', afterMs: 5000 }
const uncertain: SendResult = { kind: 'uncertain', reason: 'timeout' }

describe('settle', () => {
  it('submits what was accepted', () => {
    expect(settle({ kind: 'accepted', providerId: 'p1' }, facts())).toEqual({
      state: 'submitted',
      providerId: 'p1',
    })
  })

  it('fails what was refused for good', () => {
    expect(settle(refused, facts())).toEqual({ state: 'failed', reason: 'no such mailbox' })
  })

  it('thaws what is known unsent, after the wait that the provider wishes', () => {
    expect(settle(later, facts())).toEqual({ state: 'scheduled', reason: 'busy', dueAt: now + 5000 })
  })

  it('doubles the wait with each try, up to an hour', () => {
    const wait = (tries: number) => {
      const settled = settle({ kind: 'retry-later', reason: 'busy' }, facts({ tries }))
      return settled.state === 'scheduled' ? Number(settled.dueAt) - now : null
    }
    expect([0, 1, 2, 3, 9, 5000].map(wait)).toEqual([60_000, 120_000, 240_000, 480_000, HOUR, HOUR])
  })

  it('spreads the wait over its whole window, and never below a second', () => {
    const wait = (jitter: number) => {
      const settled = settle({ kind: 'retry-later', reason: 'busy' }, facts({ jitter }))
      return settled.state === 'scheduled' ? Number(settled.dueAt) - now : null
    }
    expect([0, 0.25, 0.5].map(wait)).toEqual([1000, 15_000, 30_000])
  })

  it('keeps what its whole sender was kept from, due as it was', () => {
    const blocked: SendResult = { kind: 'blocked', by: 'quota', reason: 'used up', afterMs: HOUR }
    expect(settle(blocked, facts())).toEqual({ state: 'scheduled', reason: 'used up', dueAt: 'unchanged' })
    expect(settle(blocked, facts({ doubtful: true }))).toEqual({
      state: 'frozen',
      reason: 'used up',
      notBefore: now + HOUR,
    })
  })

  it('gives up after three days of known failures', () => {
    const old = { firstTryAt: now - 73 * HOUR }
    expect(settle(later, facts({ ...old, tries: 5 })).state).toBe('failed')
    // A worker that stood still for three days has not tried for three days.
    expect(settle(later, facts({ ...old, tries: 1 })).state).toBe('scheduled')
  })

  it('keeps an unknown outcome frozen while the provider remembers its key', () => {
    expect(settle(uncertain, facts({ firstAttemptAt: now - 22 * HOUR })).state).toBe('frozen')
  })

  it('never tries an unknown outcome again once the key is forgotten, nor where there is no key', () => {
    expect(settle(uncertain, facts({ firstAttemptAt: now - 23 * HOUR })).state).toBe('uncertain')
    expect(settle(uncertain, facts({ keyLifetimeMs: 0 })).state).toBe('uncertain')
  })

  it('does not try again where the same key can never tell', () => {
    expect(settle({ kind: 'uncertain', reason: 'conflict', final: true }, facts()).state).toBe('uncertain')
  })

  it('does not let a clock that was set back stretch the life of a key', () => {
    expect(settle(uncertain, facts({ firstAttemptAt: now + 24 * HOUR })).state).toBe('uncertain')
  })

  it('never thaws or fails a delivery whose earlier try may have been accepted', () => {
    for (const outcome of [refused, later, uncertain]) {
      expect(settle(outcome, facts({ doubtful: true })).state).toBe('frozen')
      expect(settle(outcome, facts({ doubtful: true, keyLifetimeMs: 0 })).state).toBe('uncertain')
    }
  })
})

describe('idempotencyKey', () => {
  it('names the instance, its epoch, the delivery and the generation, within 256 characters', () => {
    const key = idempotencyKey({ name: 'k3x9'.repeat(5), epoch: 2 }, 9_007_199_254_740_991, 7)
    expect(key).toBe(`delivery/${'k3x9'.repeat(5)}.2/9007199254740991/7`)
    expect(key.length).toBeLessThanOrEqual(256)
  })
})
