import { describe, expect, it } from 'vitest'
import type { NoticeKind } from '../../../src/core/delivery/delivery.ts'
import {
  decideSend,
  type NoticeFacts,
  type SendFacts,
  type Walk,
} from '../../../src/core/delivery/send-decision.ts'
import { defaultRhythm } from '../../../src/core/draft/series.ts'

const HOUR = 3_600_000
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
  stepId: 2,
  byHand: false,
  plannedAt: now,
  resumedAt: null,
  away: null,
  graceMs: 48 * HOUR,
  cap: 3,
  recent: [],
  lastIssueAt: null,
  ...change,
})
const facts = (change: Partial<SendFacts> = {}): SendFacts => ({
  now,
  holdReason: null,
  suppressed: false,
  hasSender: true,
  listPaused: false,
  subscription: { state: 'confirmed' },
  notice: null,
  walk: walk(),
  ...change,
})

const notice = (change: Partial<NoticeFacts>): NoticeFacts => ({
  kind: 'confirmation',
  lastAt: null,
  changeOpen: false,
  ...change,
})

describe('decideSend', () => {
  const away = { from: now - 72 * HOUR, until: now }
  const late = (hours: number, change: Partial<Walk> = {}) =>
    decideSend(facts({ walk: walk({ away, plannedAt: now - hours * HOUR, ...change }) }))

  it('holds for a person what fell due longer ago than the grace while nobody was working', () => {
    expect(late(48)).toMatchObject({ kind: 'send' })
    expect(late(49)).toEqual({ kind: 'hold', reason: 'too-late' })
    expect(late(49, { graceMs: 50 * HOUR })).toMatchObject({ kind: 'send' })
  })

  it('does not call late what only waited for its turn', () => {
    expect(late(73)).toMatchObject({ kind: 'send' })
    expect(late(49, { away: null })).toMatchObject({ kind: 'send' })
  })

  it('gives each person one late email a day', () => {
    const recent = [{ at: now, dueAt: now - 5 * HOUR }]
    expect(late(3, { recent })).toEqual({ kind: 'wait', reason: 'one-late-email', dueAt: now + 24 * HOUR })
    expect(late(3, { recent: [{ at: now, dueAt: now }] })).toMatchObject({ kind: 'send' })
    expect(late(3, { recent: [{ at: now - 73 * HOUR, dueAt: now - 73 * HOUR }] })).toMatchObject({
      kind: 'send',
    })
  })

  it('puts off what is over the cap until there is room again', () => {
    const recent = [1, 5, 23].map((hours) => ({ at: now - hours * HOUR, dueAt: now - hours * HOUR }))
    const capped = (cap: number | null) => decideSend(facts({ walk: walk({ recent, cap }) }))
    expect(capped(3)).toEqual({ kind: 'wait', reason: 'frequency-cap', dueAt: now + HOUR })
    expect(capped(1)).toEqual({ kind: 'wait', reason: 'frequency-cap', dueAt: now + 23 * HOUR })
    expect(capped(4)).toMatchObject({ kind: 'send' })
    expect(capped(null)).toMatchObject({ kind: 'send' })
  })

  it('sends by hand whatever the plan, the lateness and the cap say, but never through a pause or to nobody', () => {
    const byHand = { byHand: true, stepId: 7, plannedAt: now - 60 * HOUR, away, cap: 0 }
    const sent = { kind: 'send', step: { stepId: 7, dueAt: now - 60 * HOUR } }
    expect(decideSend(facts({ walk: walk(byHand) }))).toEqual(sent)
    expect(decideSend(facts({ walk: walk({ ...byHand, enrolmentState: 'completed' }) }))).toEqual(sent)
    expect(decideSend(facts({ walk: walk({ ...byHand, sequenceState: 'paused' }) }))).toMatchObject({
      kind: 'hold',
    })
    expect(decideSend(facts({ listPaused: true, walk: walk(byHand) }))).toEqual({
      kind: 'hold',
      reason: 'list-paused',
    })
    expect(decideSend(facts({ suppressed: true, walk: walk(byHand) }))).toMatchObject({ kind: 'cancel' })
    expect(decideSend(facts({ subscription: { state: 'ended' }, walk: walk(byHand) }))).toMatchObject({
      kind: 'cancel',
    })
  })

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
    const asked = (lastAt: number | null) =>
      decideSend(facts({ walk: null, subscription: { state: 'pending' }, notice: notice({ lastAt }) }))
    expect(asked(now - 1)).toMatchObject({ kind: 'wait', dueAt: now - 1 + 86_400_000 })
    expect(asked(now - 86_400_000)).toEqual({ kind: 'send', step: null })
  })

  it('sends a confirmation only to somebody who is still asked for one', () => {
    const decided = (kind: NoticeKind, state: SendFacts['subscription']['state'], changeOpen = false) =>
      decideSend(facts({ walk: null, subscription: { state }, notice: notice({ kind, changeOpen }) }))
    expect(decided('confirmation', 'pending')).toEqual({ kind: 'send', step: null })
    for (const state of ['confirmed', 'ended'] as const) {
      expect(decided('confirmation', state)).toEqual({ kind: 'cancel', reason: 'not-pending' })
    }
    expect(decided('already', 'confirmed')).toEqual({ kind: 'send', step: null })
    expect(decided('already', 'ended')).toEqual({ kind: 'cancel', reason: 'no-consent' })
    expect(decided('preferences', 'ended')).toEqual({ kind: 'send', step: null })
    for (const kind of ['address', 'moved'] as const) {
      expect(decided(kind, 'confirmed', true)).toEqual({ kind: 'send', step: null })
      expect(decided(kind, 'confirmed')).toEqual({ kind: 'cancel', reason: 'not-pending' })
    }
  })
})
