import { afterEach, describe, expect, it } from 'vitest'
import { updateSetting } from '../../db/settings.ts'
import type { Context } from '../../src/actions/context.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { runWorker } from '../../src/worker/worker.ts'
import { type BatchTransport, batchTransport } from '../support/batch-transport.ts'
import { DAY, HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { databaseError } from '../support/database-faults.ts'
import { makeList, publishSteps } from '../support/published.ts'
import { importReaders } from '../support/readers.ts'

/** No place in a rate is waited for so long: a wait of this length is a rest, in which nothing was found to do. */
const REST_MS = 997
const options = { owner: 'test', limit: 100, restMs: REST_MS }

for (const dialect of DIALECTS) {
  describe(`a worker on ${dialect}`, () => {
    let test: TestContext
    let provider: BatchTransport
    afterEach(() => test.close())

    const open = async (people: number, limits: { size?: number; perSecond?: number } = {}) => {
      provider = batchTransport(limits)
      test = await openTestContext({ dialect, transport: provider.transport })
      const list = await makeList(test.context)
      await importReaders(test.context, list, people)
      const schedule = { kind: 'at' as const, at: test.clock.now }
      const sequence = await publishSteps(test.context, list, { steps: ['issue'], kind: 'issue', schedule })
      await enrolList(test.context, sequence.id)
      return sequence.id
    }
    const states = async () => {
      const rows = await test.context.db
        .selectFrom('deliveries')
        .select(['state', 'lease_until', 'owner'])
        .execute()
      return Object.fromEntries(
        [...Map.groupBy(rows, ({ state }) => state)].map(([state, same]) => [state, same.length]),
      )
    }
    /** Runs until nothing was found to do `idle` times in a row. */
    const run = async (context: Context, idle = 2) => {
      const stop = new AbortController()
      let idleTurns = 0
      const wait: Context['wait'] = async (ms, signal) => {
        idleTurns = ms === 0 ? 0 : idleTurns + (ms === REST_MS ? 1 : 0)
        if (idleTurns >= idle) stop.abort()
        await context.wait(ms, signal)
      }
      await runWorker({ ...context, wait }, options, stop.signal)
    }

    it('keeps to the calls per second that the provider permits, and loses none of them', async () => {
      await open(60, { size: 2, perSecond: 5 })
      const times: number[] = []
      provider.answer(
        ...Array.from({ length: 30 }, () => () => {
          times.push(test.clock.now)
          return 'accept' as const
        }),
      )
      const begun = test.clock.now
      await run(test.context)
      expect(times).toHaveLength(30)
      for (const [index, at] of times.entries()) {
        // Two in a hundred are left free, since calls do not arrive as evenly as they begin.
        expect(at - begun).toBeGreaterThanOrEqual(index * 200)
        expect(at - begun).toBeLessThanOrEqual(index * 206 + 20)
      }
    })

    it('keeps to the lower of what is set and what the provider permits', async () => {
      await open(8, { size: 2, perSecond: 5 })
      await updateSetting(test.context.db, { name: 'resend.per-second', value: '1', now: 0 })
      const begun = test.clock.now
      await run(test.context)
      expect(test.clock.now - begun).toBeGreaterThanOrEqual(3000)
      expect(await states()).toEqual({ submitted: 8 })
    })

    it('sends no more in a day than is set, and goes on the next day', async () => {
      await open(25, { size: 4 })
      await updateSetting(test.context.db, { name: 'resend.per-day', value: '10', now: 0 })
      const perDay: number[] = []
      for (let day = 0; day < 4; day++) {
        const before = provider.accepted.size
        await run(test.context)
        perDay.push(provider.accepted.size - before)
        test.clock.advance(DAY)
      }
      expect(perDay).toEqual([10, 10, 5, 0])
    })

    it('follows a warm-up table from the first day with mail', async () => {
      await open(60, { size: 10 })
      await updateSetting(test.context.db, { name: 'resend.warm-up', value: '1:5 2:10 4:100', now: 0 })
      const perDay: number[] = []
      for (let day = 0; day < 4; day++) {
        const before = provider.accepted.size
        await run(test.context)
        perDay.push(provider.accepted.size - before)
        test.clock.advance(DAY)
      }
      expect(perDay).toEqual([5, 10, 10, 35])
    })

    it('waits for no place that lies an hour ahead since the clock was set back', async () => {
      await open(8, { size: 2, perSecond: 2 })
      test.clock.advance(2 * HOUR)
      const waits: number[] = []
      const wait: Context['wait'] = async (ms) => {
        waits.push(ms)
        test.clock.advance(ms)
      }
      provider.answer(() => {
        test.clock.advance(-HOUR)
        return 'accept' as const
      })
      await run({ ...test.context, wait })
      expect(Math.max(...waits)).toBeLessThan(5000)
      expect(await states()).toEqual({ submitted: 8 })
    })

    it('gives back at once what it has claimed and not begun when it is asked to stop', async () => {
      await open(12, { size: 2, perSecond: 1 })
      const stop = new AbortController()
      const wait: Context['wait'] = async () => stop.abort()
      await runWorker({ ...test.context, wait }, options, stop.signal)
      expect(provider.calls.length).toBeLessThanOrEqual(1)
      const left = await test.context.db
        .selectFrom('deliveries')
        .select(['state', 'lease_until', 'owner'])
        .where('state', '!=', 'submitted')
        .execute()
      expect(left.length).toBeGreaterThanOrEqual(10)
      expect(new Set(left.map((row) => JSON.stringify(row)))).toEqual(
        new Set([JSON.stringify({ state: 'scheduled', lease_until: null, owner: null })]),
      )
      await run(test.context)
      expect([...provider.accepted.values()].every((times) => times === 1)).toBe(true)
      expect(await states()).toEqual({ submitted: 12 })
    })

    it('ends the call that is under way before it stops, and records it', async () => {
      await open(3)
      const stop = new AbortController()
      provider.answer(async () => {
        stop.abort()
        await Promise.resolve()
        return 'accept' as const
      })
      await runWorker(test.context, options, stop.signal)
      expect(await states()).toEqual({ submitted: 3 })
    })

    it('claims nothing while the database cannot be written, and goes on without a restart', async () => {
      await open(4)
      let broken = 6
      const transact: Context['transact'] = async (name, work) => {
        if (name === 'claim' && broken-- > 0) throw databaseError(test.context.dialect, 'full')
        return await test.context.transact(name, work)
      }
      await run({ ...test.context, transact }, 12)
      expect(test.logged.filter(({ event }) => event === 'worker.failed').length).toBeGreaterThan(0)
      expect(await states()).toEqual({ submitted: 4 })
    })

    it('begins nothing more of a claim once its sender is blocked, and gives the rest back', async () => {
      await open(12, { size: 2 })
      const gone = { kind: 'blocked', by: 'outage', reason: 'gone', afterMs: 15_000 } as const
      provider.answer('accept', { kind: 'whole', result: gone })
      await run(test.context)
      expect(provider.calls).toHaveLength(2)
      expect(await states()).toEqual({ scheduled: 10, submitted: 2 })
      test.clock.advance(HOUR)
      await run(test.context)
      expect(await states()).toEqual({ submitted: 12 })
    })

    it('takes over from a worker that is gone, and not before its lease has run out', async () => {
      await open(4)
      await test.context.db
        .updateTable('deliveries')
        .set({ state: 'claimed', owner: 'gone', fence: 1, lease_until: test.clock.now + HOUR })
        .execute()
      await run(test.context)
      expect(provider.calls).toHaveLength(0)
      test.clock.advance(HOUR)
      await run(test.context)
      expect(await states()).toEqual({ submitted: 4 })
    })
  })
}
