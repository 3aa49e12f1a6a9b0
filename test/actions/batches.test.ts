import { afterEach, describe, expect, it } from 'vitest'
import { updateSetting } from '../../db/settings.ts'
import { cancelSequence, pauseSequence } from '../../src/actions/change-sequence.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { sendDue } from '../../src/actions/send-due.ts'
import { drain } from '../../src/worker/worker.ts'
import { type BatchTransport, batchTransport } from '../support/batch-transport.ts'
import { DAY, HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { databaseError } from '../support/database-faults.ts'
import { makeList, publishSteps } from '../support/published.ts'
import { importReaders } from '../support/readers.ts'

const worker = { owner: 'test', limit: 100 }

for (const dialect of DIALECTS) {
  describe(`batches on ${dialect}`, () => {
    let provider: BatchTransport
    let test: TestContext
    let sequenceId: number

    const open = async (people: number, steps: readonly string[] = ['issue']) => {
      provider = batchTransport()
      test = await openTestContext({ dialect, transport: provider.transport })
      const list = await makeList(test.context)
      const schedule = { kind: 'at' as const, at: test.clock.now + 1 }
      const sequence = await publishSteps(
        test.context,
        list,
        steps[0] === 'issue' ? { steps, kind: 'issue', schedule } : { steps },
      )
      await importReaders(test.context, list, people)
      sequenceId = sequence.id
      await enrolList(test.context, sequenceId)
      test.clock.advance(1)
    }
    afterEach(() => test.close())

    const states = async () => {
      const rows = await test.context.db
        .selectFrom('deliveries')
        .select(['state', 'reason'])
        .orderBy('id')
        .execute()
      return Object.fromEntries(
        [...Map.groupBy(rows, ({ state }) => state)].map(([state, same]) => [state, same.length]),
      )
    }
    const batches = async () =>
      await test.context.db.selectFrom('batches').selectAll().orderBy('id').execute()
    const leave = async (subscription: number) =>
      await test.context.db
        .updateTable('subscriptions')
        .set({ state: 'ended' })
        .where('id', '=', subscription)
        .execute()
    const timesAccepted = () => [...provider.accepted.values()]

    it('sends a hundred in one call, with members, order and key written before it', async () => {
      await open(150)
      const durable: unknown[] = []
      provider.answer(async (call) => {
        const [batch] = await batches()
        const ids = call.messages.map(({ tags }) => Number(tags.delivery))
        durable.push({
          key: batch?.key === call.key,
          members: batch?.members === JSON.stringify(ids),
          state: batch?.state,
        })
        return 'lose' as const
      })
      await drain(test.context, worker)
      expect(durable).toEqual([{ key: true, members: true, state: 'open' }])
      expect(provider.calls.map(({ messages }) => messages.length)).toEqual([100, 50])
      expect(await states()).toEqual({ frozen: 100, submitted: 50 })
    })

    it('repeats an unknown batch whole and unchanged under its key, and records each member once', async () => {
      await open(40)
      provider.answer('lose', { kind: 'whole', result: { kind: 'uncertain', reason: '500' } })
      await drain(test.context, worker)
      for (let hour = 0; hour < 3; hour++) {
        test.clock.advance(HOUR)
        await drain(test.context, worker)
      }
      expect(provider.calls).toHaveLength(3)
      expect(provider.calls[1]).toEqual(provider.calls[0])
      expect(provider.calls[2]).toEqual(provider.calls[0])
      expect(await states()).toEqual({ submitted: 40 })
      expect(timesAccepted()).toEqual(Array.from({ length: 40 }, () => 1))
      expect(await batches()).toMatchObject([{ state: 'done', lease_until: null }])
    })

    it('is taken up whole by another worker when the one that had it is gone', async () => {
      await open(3)
      await sendDueAndDie()
      expect(await states()).toEqual({ frozen: 3 })
      await drain(test.context, worker)
      expect(await states()).toEqual({ frozen: 3 })
      test.clock.advance(HOUR)
      await drain(test.context, { ...worker, limit: 1 })
      expect(provider.calls.map(({ messages }) => messages.length)).toEqual([3, 3])
      expect(timesAccepted()).toEqual([1, 1, 1])
      expect(await states()).toEqual({ submitted: 3 })
    })

    it('lets a worker that lost the batch change nothing, but keeps its proof of acceptance', async () => {
      await open(2)
      let resume = (): void => {}
      const stalled = Promise.withResolvers<void>()
      provider.answer(async () => {
        stalled.resolve()
        await new Promise<void>((done) => {
          resume = done
        })
        return {
          kind: 'each',
          results: [1, 2].map((id) => ({ kind: 'accepted' as const, providerId: `late${id}` })),
        }
      })
      const first = sendDue(test.context, worker)
      await stalled.promise
      test.clock.advance(24 * HOUR)
      await drain(test.context, { ...worker, owner: 'second' })
      expect(await states()).toEqual({ uncertain: 2 })
      resume()
      expect((await first).states).toEqual({ lost: 2 })
      expect(await states()).toEqual({ submitted: 2 })
    })

    it('is uncertain 23 hours after its first try, and a clock set back does not stretch that', async () => {
      await open(2)
      const fails = { kind: 'whole', result: { kind: 'uncertain', reason: 'no answer' } } as const
      provider.answer(...Array.from({ length: 100 }, () => fails))
      await drain(test.context, worker)
      test.clock.advance(-30 * DAY)
      await drain(test.context, worker)
      test.clock.advance(30 * DAY + 24 * HOUR)
      const calls = provider.calls.length
      await drain(test.context, worker)
      expect(provider.calls).toHaveLength(calls)
      expect(await states()).toEqual({ uncertain: 2 })
    })

    it('finds one poisoned message among a hundred by halving, and repeats no other', async () => {
      await open(100)
      const refuse = { kind: 'whole', result: { kind: 'refused', reason: 'refused' } } as const
      const poisoned = (to: string) => to === 'reader-37@example.com'
      provider.answer(
        ...Array.from(
          { length: 40 },
          () =>
            ({ messages }: { messages: readonly { to: { address: string } }[] }) =>
              messages.some(({ to }) => poisoned(to.address)) ? refuse : acceptedAll(messages.length),
        ),
      )
      await drain(test.context, worker)
      expect(await states()).toEqual({ failed: 1, submitted: 99 })
      expect(provider.calls.length).toBeLessThan(20)
      const failed = await test.context.db
        .selectFrom('deliveries')
        .select('generation')
        .where('state', '=', 'failed')
        .execute()
      expect(failed).toEqual([{ generation: 8 }])
      const sent = provider.calls.filter(({ messages }) => !messages.some(({ to }) => poisoned(to.address)))
      expect(sent.flatMap(({ messages }) => messages)).toHaveLength(99)
    })

    it('fails only the members that the provider refused by their place', async () => {
      await open(3)
      const accepted = (id: string) => ({ kind: 'accepted' as const, providerId: id })
      provider.answer({
        kind: 'each',
        results: [accepted('a'), { kind: 'refused', reason: 'no' }, accepted('c')],
      })
      await drain(test.context, worker)
      const rows = await test.context.db
        .selectFrom('deliveries')
        .select(['state', 'provider_id'])
        .orderBy('id')
        .execute()
      expect(rows).toEqual([
        { state: 'submitted', provider_id: 'a' },
        { state: 'failed', provider_id: null },
        { state: 'submitted', provider_id: 'c' },
      ])
    })

    it('does not freeze a member who left after the claim, and sends to the others', async () => {
      await open(3)
      const transact: typeof test.context.transact = async (name, work) => {
        const value = await test.context.transact(name, work)
        if (name === 'claim') await leave(2)
        return value
      }
      await drain({ ...test.context, transact }, worker)
      expect([...provider.accepted.keys()]).toEqual(['reader-1@example.com', 'reader-3@example.com'])
      expect(await states()).toEqual({ cancelled: 1, submitted: 2 })
    })

    it('is not repeated once a member has left: all of it is uncertain, and every walk goes on', async () => {
      await open(3, ['welcome', 'one'])
      provider.answer('lose')
      await drain(test.context, worker)
      await leave(2)
      test.clock.advance(HOUR)
      await drain(test.context, worker)
      expect(provider.calls).toHaveLength(1)
      expect(await states()).toEqual({ scheduled: 3, uncertain: 3 })
    })

    it('is repeated although a member has left, where that was chosen', async () => {
      await open(3)
      await updateSetting(test.context.db, { name: 'leaver', value: 'replay', now: 0 })
      provider.answer('lose')
      await drain(test.context, worker)
      await leave(2)
      test.clock.advance(HOUR)
      await drain(test.context, worker)
      expect(provider.calls).toHaveLength(2)
      expect(timesAccepted()).toEqual([1, 1, 1])
      expect(await states()).toEqual({ submitted: 3 })
    })

    it('waits in doubt while its series is paused, and is uncertain once it is cancelled', async () => {
      await open(3, ['welcome', 'one'])
      provider.answer('lose')
      await drain(test.context, worker)
      await pauseSequence(test.context, String(sequenceId))
      test.clock.advance(HOUR)
      await drain(test.context, worker)
      expect(await states()).toEqual({ frozen: 3 })
      await cancelSequence(test.context, String(sequenceId))
      test.clock.advance(HOUR)
      await drain(test.context, worker)
      expect(await states()).toEqual({ uncertain: 3 })
      expect(provider.calls).toHaveLength(1)
    })

    it('counts a member that an event has proved as submitted, and asks nobody about it again', async () => {
      await open(3)
      provider.answer('lose')
      await drain(test.context, worker)
      await test.context.db
        .updateTable('deliveries')
        .set({ feedback: 'delivered' })
        .where('id', '=', 2)
        .execute()
      await leave(2)
      test.clock.advance(HOUR)
      await drain(test.context, worker)
      expect(provider.calls).toHaveLength(2)
      expect(await states()).toEqual({ submitted: 3 })
    })

    it('sets aside the one email that cannot be composed and sends the others', async () => {
      await open(3)
      const view = (subscription: number, delivery: number): string => {
        if (subscription === 2) throw new Error('a bug')
        return test.context.links.view(subscription, delivery)
      }
      await drain({ ...test.context, links: { ...test.context.links, view } }, worker)
      expect(await states()).toEqual({ held: 1, submitted: 2 })
      expect(timesAccepted()).toEqual([1, 1])
    })

    it('keeps its rows, costs no try and says so while the sender is blocked', async () => {
      await open(3)
      const quota = {
        kind: 'whole',
        result: { kind: 'blocked', by: 'quota', reason: 'used up', afterMs: 2 * HOUR },
      } as const
      provider.answer(quota, quota)
      await drain(test.context, worker)
      expect(await states()).toEqual({ scheduled: 3 })
      const rows = await test.context.db
        .selectFrom('deliveries')
        .select(['tries', 'generation', 'frozen'])
        .execute()
      expect(rows[0]).toEqual({ tries: 0, generation: 2, frozen: null })
      const sender = () => test.context.db.selectFrom('senders').selectAll().executeTakeFirstOrThrow()
      expect(await sender()).toMatchObject({ block_kind: 'quota', block_reason: 'used up', block_count: 1 })
      expect(test.logged.filter(({ event }) => event === 'sender.blocked')).toHaveLength(1)
      await drain(test.context, worker)
      expect(provider.calls).toHaveLength(1)
      test.clock.advance(3 * HOUR)
      await drain(test.context, worker)
      expect(provider.calls.map(({ messages }) => messages.length)).toEqual([3, 1])
      test.clock.advance(3 * HOUR)
      await drain(test.context, worker)
      expect(await states()).toEqual({ submitted: 3 })
      expect(timesAccepted()).toEqual([1, 1, 1])
      expect(await sender()).toMatchObject({ block_kind: null, blocked_until: null, block_count: 0 })
    })

    /** The first worker hands the batch over and dies before it records anything. */
    const sendDueAndDie = async () => {
      const transact: typeof test.context.transact = async (name, work) => {
        if (name === 'record-batch') throw databaseError(test.context.dialect, 'unreadable')
        return await test.context.transact(name, work)
      }
      await expect(sendDue({ ...test.context, transact }, worker)).rejects.toThrow('Sending stopped half way')
    }
  })
}

function acceptedAll(count: number) {
  const results = Array.from({ length: count }, (_, index) => ({
    kind: 'accepted' as const,
    providerId: `p${index}`,
  }))
  return { kind: 'each' as const, results }
}
