import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findNextWake } from '../../db/claims.ts'
import { listDoneSteps } from '../../db/had-emails.ts'
import type { ListRow } from '../../db/lists.ts'
import { changeList } from '../../src/actions/change-list.ts'
import { cancelSequence, pauseSequence, resumeSequence } from '../../src/actions/change-sequence.ts'
import { freezeDelivery } from '../../src/actions/freeze-delivery.ts'
import { rescheduleAll } from '../../src/actions/reschedule.ts'
import { sendDue } from '../../src/actions/send-due.ts'
import { unsubscribe } from '../../src/actions/unsubscribe.ts'
import { addressHash } from '../../src/core/address.ts'
import type { SendResult } from '../../src/core/delivery/delivery.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { databaseError } from '../support/database-faults.ts'
import { linkToken, makeList, publishSteps, signUp, subjectsTo, worker } from '../support/published.ts'

const ANA = 'ana@example.com'
const daily = { kind: 'every' as const, days: 1, time: '09:00', firstAfterDays: 1 }

for (const dialect of DIALECTS) {
  describe(`a walk on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
    })
    afterEach(() => test.close())

    const walkOn = async (): Promise<void> => {
      for (let wakes = 0; wakes < 60; wakes++) {
        const wake = await findNextWake(test.context.read)
        if (wake === null) return
        test.clock.now = Math.max(test.clock.now, wake)
        await drain(test.context, worker)
      }
      throw new Error('It did not come to an end.')
    }
    const series = async () => (await subjectsTo(test, ANA)).slice(1)
    const rows = () =>
      test.context.db
        .selectFrom('deliveries')
        .select(['state', 'reason', 'tries'])
        .where('kind', '=', 'step')
        .orderBy('id')
        .execute()
    const enrolments = () => test.context.db.selectFrom('enrolments').select('state').execute()
    /** The installation with another transport, which answers from a script and then accepts. */
    const scripted = (results: readonly (SendResult | Error)[], keyLifetimeMs = 23 * HOUR) => {
      const queue = [...results]
      const subjects: string[] = []
      const transport: Transport = {
        name: keyLifetimeMs > 0 ? 'resend' : 'smtp',
        keyLifetimeMs,
        concurrency: 1,
        permittedPerSecond: () => null,
        batch: null,
        async send(message) {
          subjects.push(message.subject)
          const result = queue.shift() ?? { kind: 'accepted', providerId: 'p' }
          if (result instanceof Error) throw result
          return result
        },
        async close() {},
      }
      return { context: { ...test.context, transport }, subjects }
    }
    const uncertain: SendResult = { kind: 'uncertain', reason: 'timeout' }

    it('follows the plan at the moment of the freeze, not the one it was scheduled by', async () => {
      await publishSteps(test.context, list, { schedule: daily })
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      await publishSteps(test.context, list, { schedule: daily, steps: ['welcome', 'zero', 'one', 'recap'] })
      // As if the chunk that reckons due times anew had not come to this person yet.
      await test.context.db.updateTable('sequences').set({ reschedule_after: null }).execute()
      await walkOn()
      expect(await series()).toEqual(['welcome', 'zero', 'one', 'recap'])
    })

    it('goes on where a version left it with nothing and a later one has something again', async () => {
      await publishSteps(test.context, list, { schedule: daily, steps: ['welcome', 'one', 'two'] })
      await signUp(test, list, ANA)
      for (let step = 0; step < 2; step++) {
        await drain(test.context, worker)
        test.clock.now = (await findNextWake(test.context.read)) ?? 0
      }
      await publishSteps(test.context, list, { schedule: daily, steps: ['welcome', 'one'] })
      await rescheduleAll(test.context)
      expect(await enrolments()).toEqual([{ state: 'completed' }])
      test.clock.advance(HOUR)
      await publishSteps(test.context, list, { schedule: daily, steps: ['welcome', 'one', 'two', 'three'] })
      await rescheduleAll(test.context)
      await walkOn()
      expect(await series()).toEqual(['welcome', 'one', 'two', 'three'])
    })

    it('is over where its reader left while nothing was left of it, also once they are back', async () => {
      await publishSteps(test.context, list, { schedule: daily, steps: ['welcome', 'one'] })
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      await publishSteps(test.context, list, { schedule: daily, steps: ['welcome'] })
      await rescheduleAll(test.context)
      expect(await enrolments()).toEqual([{ state: 'completed' }])
      await unsubscribe(test.context, await linkToken(test, ANA, 'unsubscribe'))
      test.clock.advance(2 * DAY)
      await signUp(test, list, ANA)
      await publishSteps(test.context, list, { schedule: daily, steps: ['welcome', 'two'] })
      await rescheduleAll(test.context)
      await walkOn()
      expect(await enrolments()).toEqual([{ state: 'ended' }])
      expect(await rows()).toMatchObject([{ state: 'submitted' }, { state: 'cancelled' }])
    })

    it('keeps its distance from an email that was removed after it was sent', async () => {
      await publishSteps(test.context, list, {
        schedule: { ...daily, days: 7 },
        steps: ['welcome', 'one', 'two'],
      })
      await signUp(test, list, ANA)
      for (let step = 0; step < 2; step++) {
        test.clock.now = (await findNextWake(test.context.read)) ?? 0
        await drain(test.context, worker)
      }
      const sentAt = test.clock.now
      await publishSteps(test.context, list, { schedule: { ...daily, days: 7 }, steps: ['welcome', 'two'] })
      await rescheduleAll(test.context)
      expect((await findNextWake(test.context.read)) ?? 0).toBe(sentAt + 7 * DAY)
    })

    it('moves to the local time of a zone that the list changed to', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      await changeList(test.context, list.name, { zone: 'America/New_York' })
      expect(await findNextWake(test.context.read)).toBe(Date.parse('2026-12-08T14:00:00Z'))
      await changeList(test.context, list.name, { zone: 'Asia/Tokyo' })
      expect(await findNextWake(test.context.read)).toBe(Date.parse('2026-12-08T00:00:00Z'))
    })

    it('takes up an email that could not be composed once a new version is published', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      await test.context.db.updateTable('templates').set({ template: '{"broken"' }).execute()
      await drain(test.context, worker)
      expect(await rows()).toMatchObject([{ state: 'held', reason: 'cannot-be-composed' }])
      await test.context.db.deleteFrom('version_steps').execute()
      await test.context.db.updateTable('deliveries').set({ template_hash: null }).execute()
      await test.context.db.deleteFrom('templates').execute()
      await publishSteps(test.context, list)
      await rescheduleAll(test.context)
      await drain(test.context, worker)
      expect(await rows()).toMatchObject([{ state: 'submitted' }, { state: 'scheduled' }])
    })

    it('is never sent a doubtful email again once its series is cancelled, and waits while it is paused', async () => {
      await publishSteps(test.context, list, {
        key: 'a',
        steps: ['one'],
        schedule: { ...daily, firstAfterDays: 0 },
      })
      await signUp(test, list, ANA)
      test.clock.now = (await findNextWake(test.context.read)) ?? 0
      const { context, subjects } = scripted([uncertain, uncertain])
      await drain(context, worker)
      await pauseSequence(context, 'a')
      test.clock.advance(HOUR)
      await drain(context, worker)
      expect(subjects).toHaveLength(1)
      await resumeSequence(context, 'a')
      test.clock.advance(HOUR)
      await drain(context, worker)
      expect(subjects).toHaveLength(2)
      await cancelSequence(context, 'a')
      test.clock.advance(HOUR)
      await drain(context, worker)
      expect(subjects).toHaveLength(2)
      expect(await rows()).toMatchObject([{ state: 'uncertain', reason: 'cancelled while it was under way' }])
    })

    it.each([
      [
        'the address is suppressed',
        'the reader left while it was under way',
        async () => {
          const address_hash = addressHash(test.context.instance.pepper, ANA)
          await test.context.db
            .insertInto('suppressions')
            .values({ address_hash, reason: 'bounce', created_at: 0 })
            .execute()
        },
      ],
      [
        'its bytes would differ',
        'its bytes would differ',
        async () => {
          await test.context.db
            .updateTable('deliveries')
            .set({ frozen_hash: 'another' })
            .where('state', '=', 'frozen')
            .execute()
        },
      ],
      [
        'another transport is in use',
        'handed to smtp, which is no longer in use',
        async () => {
          await test.context.db
            .updateTable('deliveries')
            .set({ transport: 'smtp' })
            .where('state', '=', 'frozen')
            .execute()
        },
      ],
    ])('is not sent a doubtful email again when %s; the walk goes on', async (_, reason, change) => {
      await publishSteps(test.context, list, { schedule: daily })
      await signUp(test, list, ANA)
      const { context, subjects } = scripted([uncertain])
      await drain(context, worker)
      await change()
      test.clock.advance(HOUR)
      await drain(context, worker)
      expect(subjects).toEqual(['welcome'])
      expect(await rows()).toMatchObject([{ state: 'uncertain', reason }, { state: 'scheduled' }])
    })

    it('goes on after an email that the provider refused for good', async () => {
      await publishSteps(test.context, list, { schedule: daily })
      await signUp(test, list, ANA)
      const { context } = scripted([{ kind: 'refused', reason: 'no' }])
      await drain(context, worker)
      expect(await rows()).toMatchObject([{ state: 'failed', reason: 'no' }, { state: 'scheduled' }])
    })

    it('gives up after three days of known failures, counted from the first', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      const later: SendResult = { kind: 'retry-later', reason: 'busy', afterMs: 12 * HOUR }
      const { context } = scripted(Array(12).fill(later))
      for (let turn = 0; turn < 9; turn++) {
        await drain(context, worker)
        test.clock.advance(12 * HOUR)
      }
      expect((await rows())[0]).toMatchObject({ state: 'failed', reason: expect.stringContaining('gave up') })
    })

    it('ends for a person whose claimed email was cancelled for want of consent', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      await test.context.db.updateTable('subscriptions').set({ state: 'pending' }).execute()
      await drain(test.context, worker)
      expect(await enrolments()).toEqual([{ state: 'ended' }])
    })

    it('has nothing to come, in its rows as well, once the reader has left', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      await unsubscribe(test.context, await linkToken(test, ANA, 'unsubscribe'))
      expect(await rows()).toMatchObject([
        { state: 'submitted' },
        { state: 'cancelled', reason: 'unsubscribed' },
      ])
    })

    it('is not frozen by a worker whose claim was taken over', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      const stale = await test.context.db
        .selectFrom('deliveries')
        .selectAll()
        .where('kind', '=', 'step')
        .executeTakeFirstOrThrow()
      await test.context.db
        .updateTable('deliveries')
        .set({ state: 'claimed', fence: 7 })
        .where('id', '=', stale.id)
        .execute()
      expect(await freezeDelivery(test.context, stale)).toEqual({ kind: 'lost' })
      expect(await rows()).toMatchObject([{ state: 'claimed' }])
    })

    it('has a whole lease ahead of it when it is handed over, however long the claim waited', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      await test.context.db
        .updateTable('deliveries')
        .set({ state: 'claimed', fence: 1, lease_until: test.clock.now + 1000 })
        .where('kind', '=', 'step')
        .execute()
      const claimed = await test.context.db
        .selectFrom('deliveries')
        .selectAll()
        .where('kind', '=', 'step')
        .executeTakeFirstOrThrow()
      expect(await freezeDelivery(test.context, claimed)).toMatchObject({
        handing: { leaseUntil: test.clock.now + 90_000 },
      })
    })

    it('is set aside where the plan leads to a step that its rows already have, and stops nobody else', async () => {
      await publishSteps(test.context, list, { schedule: daily })
      await signUp(test, list, ANA)
      await signUp(test, list, 'ben@example.com')
      await drain(test.context, worker)
      const { db } = test.context
      // A row that no ordinary path makes: the next step stands cancelled beside the one that is to come.
      const { id: _, ...row } = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('state', '=', 'scheduled')
        .orderBy('id')
        .executeTakeFirstOrThrow()
      const two = await db.selectFrom('steps').selectAll().where('key', '=', 'two').executeTakeFirstOrThrow()
      await db
        .insertInto('deliveries')
        .values({ ...row, state: 'cancelled', step_id: two.id })
        .execute()
      await publishSteps(test.context, list, { schedule: daily, steps: ['welcome', 'two', 'one', 'recap'] })
      await db.updateTable('sequences').set({ reschedule_after: null }).execute()
      test.clock.now = (await findNextWake(test.context.read)) ?? 0
      expect(await drain(test.context, worker)).toEqual({ held: 1, submitted: 1 })
    })

    it('keeps its slot when a version is published, or a zone set again, while the slot is going out', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      test.clock.now = Date.parse('2026-12-08T09:01:00Z')
      await publishSteps(test.context, list, { steps: ['welcome', 'one', 'two', 'three', 'recap'] })
      await rescheduleAll(test.context)
      await changeList(test.context, list.name, { zone: list.zone })
      await drain(test.context, worker)
      expect(await series()).toEqual(['welcome', 'one'])
    })

    it('fires no backlog after a pause, even where a worker comes before the due times are reckoned', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      await pauseSequence(test.context, 'series')
      test.clock.now = Date.parse('2026-12-10T12:00:00Z')
      await resumeSequence(test.context, 'series')
      // As if it had been claimed before the pause by a worker that died.
      await test.context.db
        .updateTable('deliveries')
        .set({ due_at: Date.parse('2026-12-08T09:00:00Z') })
        .where('state', '=', 'scheduled')
        .execute()
      await drain(test.context, worker)
      expect(await series()).toEqual(['welcome'])
      expect(await findNextWake(test.context.read)).toBe(Date.parse('2026-12-15T09:00:00Z'))
    })

    it('counts its days of trying anew after a pause', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      const later: SendResult = { kind: 'retry-later', reason: 'busy', afterMs: HOUR }
      const { context } = scripted(Array(7).fill(later))
      for (let turn = 0; turn < 6; turn++) {
        await drain(context, worker)
        test.clock.advance(HOUR)
      }
      await pauseSequence(test.context, 'series')
      test.clock.advance(5 * DAY)
      await resumeSequence(test.context, 'series')
      await drain(context, worker)
      expect((await rows())[0]).toMatchObject({ state: 'scheduled', tries: 1 })
    })

    it('goes on after a doubtful email whose bytes cannot be made again', async () => {
      await publishSteps(test.context, list, { schedule: daily })
      await signUp(test, list, ANA)
      const { context } = scripted([uncertain])
      await drain(context, worker)
      await test.context.db
        .updateTable('deliveries')
        .set({ frozen: 'broken' })
        .where('state', '=', 'frozen')
        .execute()
      test.clock.advance(HOUR)
      await drain(context, worker)
      expect(await rows()).toMatchObject([{ state: 'uncertain' }, { state: 'scheduled' }])
    })

    it('is reckoned anew even where the plan of another series is broken', async () => {
      await publishSteps(test.context, list, { key: 'broken' })
      await publishSteps(test.context, list, { key: 'sound', schedule: daily })
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      await test.context.db
        .updateTable('versions')
        .set({ schedule: 'broken' })
        .where('sequence_id', '=', 1)
        .execute()
      await test.context.db.updateTable('sequences').set({ reschedule_after: 0 }).execute()
      await rescheduleAll(test.context)
      const left = await test.context.db
        .selectFrom('sequences')
        .select(['key', 'reschedule_after'])
        .orderBy('id')
        .execute()
      expect(left).toEqual([
        { key: 'broken', reschedule_after: 0 },
        { key: 'sound', reschedule_after: null },
      ])
    })

    it('stays over for somebody who has left, whatever is published after', async () => {
      await publishSteps(test.context, list, { schedule: daily, steps: ['welcome', 'one'] })
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      const token = await linkToken(test, ANA, 'unsubscribe')
      await publishSteps(test.context, list, { schedule: daily, steps: ['welcome'] })
      await rescheduleAll(test.context)
      await unsubscribe(test.context, token)
      await publishSteps(test.context, list, { schedule: daily, steps: ['welcome', 'one'] })
      await rescheduleAll(test.context)
      expect(await enrolments()).toEqual([{ state: 'ended' }])
      expect(await findNextWake(test.context.read)).toBeNull()
    })

    it('counts an email that may be on its way as had', async () => {
      const sequence = await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      const { context } = scripted([uncertain])
      await drain(context, worker)
      expect((await rows())[0]).toMatchObject({ state: 'frozen' })
      expect(await listDoneSteps(context.db, [1])).toMatchObject([
        { kind: 'welcome', sequenceId: sequence.id },
      ])
    })

    it('is not handed over once its lease would not outlive the call', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      const { context, subjects } = scripted([])
      // The process stands still after the freeze, until only ten seconds of the lease are left.
      const transact: typeof context.transact = async (name, work) => {
        const value = await context.transact(name, work)
        if (name === 'freeze') test.clock.advance(80_000)
        return value
      }
      await sendDue({ ...context, transact }, worker)
      expect(subjects).toEqual([])
      expect((await rows())[0]).toMatchObject({
        state: 'scheduled',
        reason: expect.stringContaining('lease'),
      })
    })

    it('stays claimed while the database cannot serve, and is not taken for broken', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      const view = (): string => {
        throw databaseError(test.context.dialect, 'locked')
      }
      const busy = { ...test.context, links: { ...test.context.links, view } }
      await expect(drain(busy, worker)).rejects.toThrow('Sending stopped half way')
      expect(await rows()).toMatchObject([{ state: 'claimed' }])
      test.clock.advance(HOUR)
      await drain(test.context, worker)
      expect(await series()).toEqual(['welcome'])
    })

    it('stands in doubt when the transport itself breaks, and holds up nobody else', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      await signUp(test, list, 'ben@example.com')
      await test.context.db
        .updateTable('deliveries')
        .set({ state: 'scheduled', frozen: null, provider_id: null, due_at: test.clock.now })
        .where('kind', '=', 'step')
        .where('state', '=', 'submitted')
        .execute()
      const { context, subjects } = scripted([new Error('a bug')], 0)
      await drain(context, worker)
      expect(subjects).toHaveLength(2)
      expect((await rows()).map(({ state, reason }) => [state, reason])).toContainEqual([
        'uncertain',
        'the transport broke (Error)',
      ])
    })
  })
}
