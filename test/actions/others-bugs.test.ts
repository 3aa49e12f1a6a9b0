import { afterEach, describe, expect, it } from 'vitest'
import { randomFrom } from '../../bench/random.ts'
import { findNextWake } from '../../db/claims.ts'
import { findLatestEnrolment } from '../../db/enrolments.ts'
import type { ListRow } from '../../db/lists.ts'
import { pauseSequence, resumeSequence } from '../../src/actions/change-sequence.ts'
import type { Context } from '../../src/actions/context.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { retryDeliveries } from '../../src/actions/retry-deliveries.ts'
import { sendDue } from '../../src/actions/send-due.ts'
import type { BatchCall } from '../../src/transports/transport.ts'
import { drain, runWorker } from '../../src/worker/worker.ts'
import { type BatchTransport, batchTransport } from '../support/batch-transport.ts'
import { HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { databaseError } from '../support/database-faults.ts'
import { chooseAll } from '../support/own-deliveries.ts'
import { makeList, publishSteps } from '../support/published.ts'
import { importReaders } from '../support/readers.ts'

// Each of these went wrong in some other product; the references are to their trackers.

const worker = { owner: 'test', limit: 10 }

/** The end of a process: nothing that it holds is written any more. */
class Killed extends Error {}

for (const dialect of DIALECTS) {
  describe(`what went wrong elsewhere, on ${dialect}`, () => {
    let test: TestContext
    let provider: BatchTransport
    let list: ListRow
    let sequenceId = 0
    afterEach(() => test.close())

    const open = async (people: number, size = 4) => {
      provider = batchTransport({ size })
      test = await openTestContext({ dialect, transport: provider.transport })
      list = await makeList(test.context)
      const schedule = { kind: 'at' as const, at: test.clock.now + 1 }
      sequenceId = (await publishSteps(test.context, list, { steps: ['issue'], kind: 'issue', schedule })).id
      await importReaders(test.context, list, people)
    }
    const enrolAll = async () => {
      await enrolList(test.context, sequenceId)
      test.clock.advance(1)
    }
    /** Goes on until nothing is due at any time. */
    const playOn = async (context: Context = test.context) => {
      for (let wakes = 0; wakes < 500; wakes++) {
        const wake = await findNextWake(test.context.read)
        if (wake === null) return
        test.clock.now = Math.max(test.clock.now + 1000, wake)
        await drain(context, worker)
      }
      throw new Error('It did not come to an end.')
    }
    const expectEachOnce = async (people: number) => {
      expect(provider.accepted.size).toBe(people)
      expect([...provider.accepted.values()].filter((times) => times !== 1)).toEqual([])
      const left = await test.context.db
        .selectFrom('deliveries')
        .select('state')
        .where('state', '!=', 'submitted')
        .execute()
      expect(left).toEqual([])
    }

    it('listmonk 3022: killed before or after any commit or call, everybody still gets exactly one', async () => {
      await open(9)
      await enrolAll()
      let points = 0
      while (await turnKilledAt(points)) {
        points += 1
        test.clock.advance(2 * 60_000)
        if (points % 3 === 0) await sendDue(test.context, { owner: 'mortal', limit: 1 })
      }
      await playOn()
      await expectEachOnce(9)
      expect(points).toBeGreaterThanOrEqual(8)
    })

    it('listmonk 2278, 2168: a thousand pauses, resumptions, turns and crashes leave nobody out', async () => {
      await open(30, 3)
      await enrolAll()
      const random = randomFrom(7)
      for (let step = 0; step < 1000; step++) {
        const choice = random()
        if (choice < 0.3) await pauseSequence(test.context, String(sequenceId))
        else if (choice < 0.6) await resumeSequence(test.context, String(sequenceId))
        else if (choice < 0.8) await turnKilledAt(Math.floor(random() * 12))
        else await sendDue(test.context, { owner: `w${step}`, limit: 3 })
        test.clock.advance(Math.floor(random() * 120_000))
      }
      await resumeSequence(test.context, String(sequenceId))
      await playOn()
      await expectEachOnce(30)
    })

    it('listmonk 1931: long runs of people who may not be mailed do not end the sending', async () => {
      await open(40)
      await enrolAll()
      const { db } = test.context
      await db
        .updateTable('subscriptions')
        .set({ state: 'ended' })
        .where('id', '>', 2)
        .where('id', '<', 39)
        .execute()
      await drain(test.context, { ...worker, limit: 5 })
      expect([...provider.accepted.keys()].toSorted()).toEqual(
        [1, 2, 39, 40].map((id) => `reader-${id}@example.com`).toSorted(),
      )
    })

    it('listmonk 2313: after the provider was gone for a while it goes on where it was, not at the beginning', async () => {
      await open(20)
      await enrolAll()
      const gone = {
        kind: 'whole',
        result: { kind: 'blocked', by: 'outage', reason: 'gone', afterMs: 15_000 },
      } as const
      provider.answer('accept', 'accept', gone, gone, gone)
      await playOn()
      await expectEachOnce(20)
    })

    it('listmonk 1802: every failure is listed with its reason and can be tried again', async () => {
      await open(3)
      await enrolAll()
      let refusing = true
      const refuse = { kind: 'whole', result: { kind: 'refused', reason: 'refused (422)' } } as const
      provider.answer(...Array.from({ length: 20 }, () => () => (refusing ? refuse : ('accept' as const))))
      await drain(test.context, worker)
      const failed = await test.context.db.selectFrom('deliveries').select(['state', 'reason']).execute()
      expect(failed).toEqual(Array.from({ length: 3 }, () => ({ state: 'failed', reason: 'refused (422)' })))
      refusing = false
      expect(await retryDeliveries(test.context, await chooseAll(test.context, 'failed'))).toBe(3)
      await playOn()
      await expectEachOnce(3)
    })

    it('Ghost 27822: what was scheduled and not claimed when the process ended is sent by the next one', async () => {
      await open(5)
      await enrolAll()
      await playOn({ ...test.context })
      await expectEachOnce(5)
    })

    it('Ghost 30230: killed while people are being enrolled, the rest are enrolled when it is run again', async () => {
      await open(700)
      let commits = 0
      const transact: Context['transact'] = async (name, work) => {
        const value = await test.context.transact(name, work)
        commits += 1
        if (commits === 2) throw new Killed()
        return value
      }
      await expect(enrolList({ ...test.context, transact }, sequenceId)).rejects.toThrow(Killed)
      await enrolAll()
      const { db } = test.context
      const { count } = await db
        .selectFrom('deliveries')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      expect(count).toBe(700)
    })

    it('Ghost 30169: what was accepted is recorded later where the database could not take it at once', async () => {
      await open(4)
      await enrolAll()
      let full = true
      const transact: Context['transact'] = async (name, work) => {
        if (full && name === 'record-batch') throw databaseError(test.context.dialect, 'full')
        return await test.context.transact(name, work)
      }
      const stop = new AbortController()
      const rests: number[] = []
      const wait: Context['wait'] = async (ms) => {
        rests.push(ms)
        if (rests.length === 3) full = false
        if (rests.length === 6) stop.abort()
      }
      await runWorker({ ...test.context, transact, wait }, { ...worker, restMs: 1000 }, stop.signal)
      expect(provider.calls).toHaveLength(1)
      await expectEachOnce(4)
    })

    it('Ghost 18940: people who join, leave and come back during the enrolment are enrolled at most once', async () => {
      await open(300)
      const { db } = test.context
      const transact: Context['transact'] = async (name, work) => {
        const value = await test.context.transact(name, work)
        await db.updateTable('subscriptions').set({ state: 'ended' }).where('id', 'in', [5, 250]).execute()
        await enrolList(test.context, sequenceId)
        await db
          .updateTable('subscriptions')
          .set({ state: 'confirmed' })
          .where('id', 'in', [5, 250])
          .execute()
        return value
      }
      await enrolList({ ...test.context, transact }, sequenceId)
      const rows = await db.selectFrom('deliveries').select('subscription_id').execute()
      expect(new Set(rows.map((row) => row.subscription_id)).size).toBe(rows.length)
      expect(await findLatestEnrolment(db, 1, sequenceId)).toMatchObject({ run: 1 })
    })

    it('Mautic 2215: eight workers at once send each email once', async () => {
      await open(60)
      await enrolAll()
      const workers = Array.from({ length: 8 }, (_, index) =>
        drain(test.context, { owner: `w${index}`, limit: 7 }),
      )
      await Promise.all(workers)
      await playOn()
      await expectEachOnce(60)
    })

    it('Mautic 7226: one message that is always refused does not hold up or repeat the other ninety-nine', async () => {
      await open(100, 100)
      await enrolAll()
      const poisoned = ({ messages }: { messages: readonly { to: { address: string } }[] }) =>
        messages.some(({ to }) => to.address === 'reader-50@example.com')
      const refuse = { kind: 'whole', result: { kind: 'refused', reason: 'refused' } } as const
      provider.answer(
        ...Array.from(
          { length: 40 },
          () => (call: Parameters<typeof poisoned>[0]) => (poisoned(call) ? refuse : ('accept' as const)),
        ),
      )
      await drain(test.context, { ...worker, limit: 100 })
      await playOn()
      const states = await test.context.db.selectFrom('deliveries').select('state').execute()
      expect(states.filter(({ state }) => state === 'submitted')).toHaveLength(99)
      expect(provider.accepted.get('reader-50@example.com')).toBeUndefined()
      expect([...provider.accepted.values()].filter((times) => times !== 1)).toEqual([])
    })

    it('Mautic 13070: a call that outlives its lease, and a clock that jumps, repeat nothing', async () => {
      await open(6, 2)
      await enrolAll()
      for (const jump of [2 * HOUR, -HOUR, 400 * 24 * HOUR, -400 * 24 * HOUR]) {
        const stalled = Promise.withResolvers<void>()
        const resume = Promise.withResolvers<void>()
        provider.answer(async () => {
          stalled.resolve()
          await resume.promise
          return 'accept' as const
        })
        const first = sendDue(test.context, { owner: 'slow', limit: 2 })
        const began = await Promise.race([stalled.promise.then(() => true), first.then(() => false)])
        test.clock.advance(jump)
        if (began) await sendDue(test.context, { owner: 'quick', limit: 2 })
        resume.resolve()
        await first
      }
      expect([...provider.accepted.values()].filter((times) => times !== 1)).toEqual([])
    })

    it('Postal 2222: a database that is busy one time in five doubles and loses nothing', async () => {
      await open(60)
      await enrolAll()
      const random = randomFrom(11)
      const transact: Context['transact'] = async (name, work) => {
        if (random() < 0.2) throw databaseError(test.context.dialect, 'locked')
        return await test.context.transact(name, work)
      }
      for (let turn = 0; turn < 200; turn++) {
        await sendDue({ ...test.context, transact }, worker).catch(() => undefined)
        test.clock.advance(60_000)
      }
      await playOn()
      await expectEachOnce(60)
    })

    it('Mautic 4494: who leaves, or must not be mailed any more, between claim and freeze gets nothing', async () => {
      await open(3)
      await enrolAll()
      const transact: Context['transact'] = async (name, work) => {
        const value = await test.context.transact(name, work)
        if (name === 'claim') {
          await test.context.db
            .updateTable('subscriptions')
            .set({ state: 'ended' })
            .where('id', '=', 1)
            .execute()
          await test.context.db
            .updateTable('subscriptions')
            .set({ state: 'ended' })
            .where('id', '=', 3)
            .execute()
        }
        return value
      }
      await drain({ ...test.context, transact }, worker)
      expect([...provider.accepted.keys()]).toEqual(['reader-2@example.com'])
    })

    /** One turn of a process that ends at the n-th of its commits and calls; false where it has fewer. */
    const turnKilledAt = async (point: number): Promise<boolean> => {
      const mortal = mortalContext(test.context, point)
      await sendDue(mortal.context, { owner: 'mortal', limit: 4 }).catch(() => undefined)
      return mortal.died()
    }
  })
}

/** A context whose process ends at the n-th of its commits and calls: after that it can write and send nothing. */
function mortalContext(context: Context, point: number) {
  let met = 0
  let dead = false
  const pass = (): void => {
    dead ||= met++ === point
    if (dead) throw new Killed()
  }
  const transact: Context['transact'] = async (name, work) => {
    if (dead) throw new Killed()
    const value = await context.transact(name, async (tx) => {
      const result = await work(tx)
      pass()
      return result
    })
    pass()
    return value
  }
  const { batch } = context.transport
  const send: BatchCall['send'] = async (...call) => {
    if (batch === null) throw new Error('There are no batches.')
    pass()
    const result = await batch.send(...call)
    pass()
    return result
  }
  const transport = { ...context.transport, batch: batch && { size: batch.size, send } }
  return { context: { ...context, transact, transport }, died: () => dead }
}
