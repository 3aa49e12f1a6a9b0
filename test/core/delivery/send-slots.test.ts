import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SenderRate } from '../../../src/core/delivery/flow-settings.ts'
import {
  dayUse,
  findSlots,
  type SenderProgress,
  type SlotRequest,
  takeSlots,
} from '../../../src/core/delivery/send-slots.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR
const noon = Date.parse('2026-11-30T12:00:00Z')

const fresh: SenderProgress = { nextSlotAt: 0, day: null, dayCount: 0, startedOn: null }
const unlimited: SenderRate = { perSecond: null, perDay: null, warmUp: [] }
const request = (now: number, rate: Partial<SenderRate>, permitted: number | null = null): SlotRequest => ({
  now,
  rate: { ...unlimited, ...rate },
  permitted,
})

/** A sender with a clock that can be set, beside the true time that it knows nothing of. */
function makeSender(rate: Partial<SenderRate>, startAt = noon) {
  let progress = fresh
  let time = startAt
  let clock = startAt
  /** When each call really began, and when it was asked for. */
  const calls: { at: number; askedAt: number; clockDay: string; messages: number }[] = []
  return {
    calls,
    progress: () => progress,
    advance(ms: number) {
      time += ms
      clock += ms
    },
    setClock(byMs: number) {
      clock += byMs
    },
    /** Takes as many calls as it may, up to a number; gives until when there are none. */
    send(wanted: number, messagesEach = 1): number | null {
      const asked = request(clock, rate)
      const slots = findSlots(progress, asked)
      if (slots.kind === 'full') return slots.until - clock
      const most = Math.min(wanted, slots.calls)
      let left = slots.messages
      let taken = 0
      for (; taken < most && left > 0; taken++) {
        const messages = Math.min(messagesEach, left)
        left -= messages
        const at = time + (slots.at - clock) + taken * slots.everyMs
        calls.push({ at, askedAt: time, clockDay: dayUse(progress, asked).day, messages })
      }
      const messages = slots.messages === Infinity ? taken * messagesEach : slots.messages - left
      progress = takeSlots(progress, asked, { at: slots.at, calls: taken, messages })
      return null
    },
  }
}

/** The most calls that begin within any so long a window. */
function mostWithin(calls: readonly { readonly at: number }[], windowMs: number): number {
  const times = calls.map(({ at }) => at).toSorted((a, b) => a - b)
  const counts = times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length)
  return Math.max(0, ...counts)
}

const steps = fc.array(
  fc.record({ ms: fc.oneof(fc.nat(50), fc.nat(3000)), wanted: fc.integer({ min: 1, max: 40 }) }),
  { minLength: 5, maxLength: 60 },
)
const perSecond = fc.oneof(
  fc.constantFrom(0.01, 0.5, 2, 5, 7, 100),
  fc.double({ min: 0.02, max: 200, noNaN: true }),
)

describe('the slots of a sender', () => {
  it('never exceed the rate in any window', () => {
    fc.assert(
      fc.property(perSecond, steps, fc.constantFrom(1, 3, 10), (rate, turns, seconds) => {
        const sender = makeSender({ perSecond: rate })
        for (const { ms, wanted } of turns) {
          sender.advance(ms)
          sender.send(wanted)
        }
        // A window that is open at one end holds a call at its very start.
        expect(mostWithin(sender.calls, seconds * SECOND)).toBeLessThanOrEqual(
          Math.ceil(rate * seconds + 1e-6),
        )
      }),
    )
  })

  it('are given out no further ahead than two seconds', () => {
    fc.assert(
      fc.property(perSecond, steps, fc.integer({ min: -2 * HOUR, max: 0 }), (rate, turns, back) => {
        const sender = makeSender({ perSecond: rate })
        for (const [index, { ms, wanted }] of turns.entries()) {
          if (index === 3) sender.setClock(back)
          sender.advance(ms)
          sender.send(wanted)
        }
        const ahead = sender.calls.map(({ at, askedAt }) => at - askedAt)
        expect(Math.max(...ahead)).toBeLessThanOrEqual(2 * SECOND)
        expect(Math.min(...ahead)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('keep the rate busy: at five a second, a minute of asking gives all but a few of 300', () => {
    const sender = makeSender({ perSecond: 5 })
    for (let turn = 0; turn < 600; turn++) {
      sender.send(100)
      sender.advance(100)
    }
    const begun = sender.calls.filter(({ at }) => at < noon + 60 * SECOND)
    expect(begun).toHaveLength(300)
  })

  it('follow the lower of what is set and nearly all that the provider permits', () => {
    const every = (set: number | null, permitted: number | null) => {
      const slots = findSlots(fresh, request(noon, { perSecond: set }, permitted))
      return slots.kind === 'slots' ? slots.everyMs : null
    }
    expect(every(5, null)).toBe(200)
    expect(every(5, 2)).toBeCloseTo(500 / 0.98)
    expect(every(null, 4)).toBeCloseTo(250 / 0.98)
    expect(every(null, null)).toBe(0)
  })

  it('are not saved up while nothing is sent', () => {
    const sender = makeSender({ perSecond: 5 })
    sender.send(1)
    sender.advance(HOUR)
    sender.send(100)
    expect(mostWithin(sender.calls, SECOND)).toBe(5)
  })

  it('leave a whole number of milliseconds in the store', () => {
    const { nextSlotAt } = takeSlots(fresh, request(noon, { perSecond: 7 }), {
      at: noon,
      calls: 1,
      messages: 1,
    })
    expect(nextSlotAt).toBe(noon + 143)
  })
})

describe('a day of a sender', () => {
  it('carries exactly its limit, however it is asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 100 }), (perDay, each) => {
        const sender = makeSender({ perDay })
        for (let turn = 0; turn < perDay + 2; turn++) sender.send(3, each)
        expect(sender.calls.reduce((sum, { messages }) => sum + messages, 0)).toBe(perDay)
        expect(sender.send(1)).toBe(12 * HOUR)
        sender.advance(12 * HOUR)
        expect(sender.send(1)).toBeNull()
      }),
    )
  })

  it('follows the warm-up table by days of sending, and the lower of it and the limit', () => {
    const warmUp = [
      { day: 1, limit: 50 },
      { day: 2, limit: 100 },
      { day: 4, limit: 500 },
    ]
    const started = { ...fresh, day: '2026-11-30', startedOn: '2026-11-30' }
    const limits = (rate: Partial<SenderRate>) =>
      [0, 1, 2, 3, 30].map((day) => dayUse(started, request(noon + day * DAY, rate)).limit)
    expect(limits({ warmUp })).toEqual([50, 100, 100, 500, 500])
    expect(limits({ warmUp, perDay: 80 })).toEqual([50, 80, 80, 80, 80])
    expect(limits({})).toEqual([Infinity, Infinity, Infinity, Infinity, Infinity])
    expect(dayUse(fresh, request(noon, { warmUp })).limit).toBe(50)
  })
})

describe('a clock that is set back', () => {
  const setBacks = fc.oneof(
    fc.integer({ min: -60 * SECOND, max: -1 }),
    fc.constantFrom(-HOUR, -25 * HOUR, -365 * DAY),
  )

  it('blocks no longer than a minute', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 100, noNaN: true }), setBacks, (rate, back) => {
        const sender = makeSender({ perSecond: rate })
        for (let turn = 0; turn < 5; turn++) sender.send(100)
        sender.setClock(back)
        const waits = sender.send(1)
        if (waits === null) return
        expect(waits).toBeLessThanOrEqual(60 * SECOND)
        sender.advance(waits)
        expect(sender.send(1)).toBeNull()
      }),
    )
  })

  it('does not exceed the rate by more than the one call that begins the new place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), setBacks, (rate, back) => {
        const sender = makeSender({ perSecond: rate })
        for (let turn = 0; turn < 100; turn++) {
          if (turn === 50) sender.setClock(back)
          sender.send(100)
          sender.advance(100)
        }
        expect(mostWithin(sender.calls, SECOND)).toBeLessThanOrEqual(rate + 1)
      }),
    )
  })

  it('does not give a day’s limit again', () => {
    for (const [startAt, back] of [
      ['2026-11-30T00:30:00Z', -HOUR],
      ['2026-11-30T12:00:00Z', -365 * DAY],
    ] as const) {
      const sender = makeSender({ perDay: 100 }, Date.parse(startAt))
      sender.send(1, 80)
      sender.setClock(back)
      sender.send(5, 100)
      const sent = () => sender.calls.reduce((sum, { messages }) => sum + messages, 0)
      expect([startAt, sent()]).toEqual([startAt, 100])
      sender.setClock(back === -HOUR ? HOUR : 0)
      expect(sender.send(1)).toBeGreaterThan(0)
      expect(sent()).toBe(100)
    }
  })

  it('does not lift the warm-up, nor stretch it once the clock is right again', () => {
    const warmUp = [
      { day: 1, limit: 50 },
      { day: 2, limit: 100 },
    ]
    const sender = makeSender({ warmUp })
    sender.send(1, 30)
    sender.setClock(-365 * DAY)
    sender.send(1, 100)
    expect(sender.calls.map(({ messages }) => messages)).toEqual([30, 20])
    sender.advance(DAY)
    sender.send(1, 500)
    expect(sender.calls.at(-1)?.messages).toBe(100)
  })
})
