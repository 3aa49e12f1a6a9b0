import { describe, expect, it } from 'vitest'
import { decideSend, type SendFacts, type Walk } from '../../../src/core/delivery/send-decision.ts'
import { defaultRhythm } from '../../../src/core/draft/series.ts'

const now = Date.parse('2026-12-08T09:00:00Z')

const walk = (change: Partial<Walk> = {}): Walk => ({
  steps: [
    { id: 1, rank: 0, kind: 'welcome' },
    { id: 2, rank: 1, kind: 'lesson' },
  ],
  done: [{ stepId: 1, kind: 'welcome', at: Date.parse('2026-12-01T10:00:00Z') }],
  schedule: defaultRhythm,
  zone: 'UTC',
  startedAt: Date.parse('2026-12-01T10:00:00Z'),
  sequenceState: 'active',
  enrolmentState: 'active',
  plannedAt: now,
  resumedAt: null,
  ...change,
})
const facts = (change: Partial<SendFacts> = {}): SendFacts => ({
  now,
  holdReason: null,
  suppressed: false,
  hasSender: true,
  subscription: { state: 'confirmed' },
  lastConfirmationAt: null,
  walk: walk(),
  ...change,
})

describe('decideSend', () => {
  it('sends the step that is due', () => {
    expect(decideSend(facts())).toEqual({ kind: 'send', step: { stepId: 2, dueAt: now } })
  })

  it('cancels for an address that is suppressed, whatever else holds', () => {
    expect(decideSend(facts({ suppressed: true }))).toEqual({ kind: 'cancel', reason: 'suppressed' })
    const confirmation = facts({ suppressed: true, walk: null, subscription: { state: 'pending' } })
    expect(decideSend(confirmation)).toEqual({ kind: 'cancel', reason: 'suppressed' })
  })

  it('cancels for everybody who is not confirmed', () => {
    for (const state of ['pending', 'ended'] as const) {
      expect(decideSend(facts({ subscription: { state } }))).toEqual({ kind: 'cancel', reason: 'no-consent' })
    }
  })

  it('cancels where the walk or the sequence is over', () => {
    for (const enrolmentState of ['completed', 'ended', 'cancelled'] as const) {
      expect(decideSend(facts({ walk: walk({ enrolmentState }) }))).toMatchObject({
        reason: 'enrolment-over',
      })
    }
    expect(decideSend(facts({ walk: walk({ sequenceState: 'cancelled' }) }))).toMatchObject({
      kind: 'cancel',
      reason: 'sequence-cancelled',
    })
  })

  it('holds while the series is paused', () => {
    expect(decideSend(facts({ walk: walk({ sequenceState: 'paused' }) }))).toEqual({
      kind: 'hold',
      reason: 'sequence-paused',
    })
  })

  it('moves what fell due during a pause to the next slot', () => {
    const resumed = facts({ now: now + 3_600_000, walk: walk({ resumedAt: now + 1 }) })
    expect(decideSend(resumed)).toEqual({
      kind: 'reschedule',
      step: { stepId: 2, dueAt: Date.parse('2026-12-15T09:00:00Z') },
    })
  })

  it('waits while the installation is on hold, or its list has no sender', () => {
    expect(decideSend(facts({ holdReason: 'restored' }))).toMatchObject({ kind: 'wait', dueAt: now + 60_000 })
    expect(decideSend(facts({ hasSender: false }))).toMatchObject({ kind: 'wait', dueAt: now + 3_600_000 })
  })

  it('goes back to the plan where the step is not due yet, or nothing is left', () => {
    expect(decideSend(facts({ now: now - 1 }))).toEqual({
      kind: 'reschedule',
      step: { stepId: 2, dueAt: now },
    })
    const done = [{ stepId: 2, kind: 'lesson', at: now }]
    expect(decideSend(facts({ walk: walk({ done }) }))).toEqual({ kind: 'complete' })
  })

  it('keeps two confirmations to one person a day apart', () => {
    const asked = (lastConfirmationAt: number | null) =>
      decideSend(facts({ walk: null, subscription: { state: 'pending' }, lastConfirmationAt }))
    expect(asked(now - 1)).toMatchObject({ kind: 'wait', dueAt: now - 1 + 86_400_000 })
    expect(asked(now - 86_400_000)).toEqual({ kind: 'send', step: null })
  })

  it('sends a confirmation only to somebody who is still asked for one', () => {
    expect(decideSend(facts({ walk: null, subscription: { state: 'pending' } }))).toEqual({
      kind: 'send',
      step: null,
    })
    for (const state of ['confirmed', 'ended'] as const) {
      expect(decideSend(facts({ walk: null, subscription: { state } }))).toEqual({
        kind: 'cancel',
        reason: 'not-pending',
      })
    }
  })
})
