import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findNextWake } from '../../db/claims.ts'
import type { ListRow } from '../../db/lists.ts'
import { findSubscriber, updateSubscriber } from '../../db/subscribers.ts'
import { updateSubscription } from '../../db/subscriptions.ts'
import { enrolPerson, planEnrolment } from '../../src/actions/enrol-sequence.ts'
import { rescheduleReader } from '../../src/actions/reschedule-reader.ts'
import type { Pace } from '../../src/core/delivery/reader-choice.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { makeList, publishSteps, signUp, worker } from '../support/published.ts'

const ANA = 'ana@example.com'
const daily = { kind: 'every' as const, days: 1, time: '09:00', firstAfterDays: 1 }

for (const dialect of DIALECTS) {
  describe(`what a reader chose, on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
    })
    afterEach(() => test.close())

    const choose = async (choice: { pace?: Pace; paused_until?: number | null }): Promise<void> => {
      await test.context.db.transaction().execute(async (tx) => {
        await updateSubscription(tx, 1, choice)
        await rescheduleReader(tx, { subscriptionId: 1, now: test.clock.now })
      })
    }
    const chooseSeries = async (sequenceId: number, choice: { off?: 0 | 1; pace?: Pace }): Promise<void> => {
      await test.context.db
        .insertInto('sequence_choices')
        .values({
          subscription_id: 1,
          sequence_id: sequenceId,
          off: 0,
          pace: 'planned',
          updated_at: 0,
          ...choice,
        })
        .execute()
      await test.context.db
        .transaction()
        .execute((tx) => rescheduleReader(tx, { subscriptionId: 1, now: test.clock.now }))
    }
    /** Lets the time pass to each thing that is due until that moment, and sends. */
    const passTo = async (until: string): Promise<void> => {
      for (let wakes = 0; wakes < 200; wakes++) {
        const wake = await findNextWake(test.context.read)
        if (wake === null || wake > Date.parse(until)) break
        test.clock.now = Math.max(test.clock.now, wake)
        await drain(test.context, worker)
      }
      test.clock.now = Date.parse(until)
    }
    /** The emails after the one that asked for the confirmation: subject, and when it was sent. */
    const got = async () =>
      (await test.captured.list())
        .filter(({ message }) => message.to.address === ANA)
        .slice(1)
        .map(({ message }) => `${message.subject} ${new Date(message.date).toISOString().slice(0, 16)}`)

    it('spaces a series from the moment that it is chosen, and back again', async () => {
      await publishSteps(test.context, list, { schedule: daily, steps: ['a', 'b', 'c', 'd', 'e'] })
      await signUp(test, list, ANA)
      await passTo('2026-12-02T12:00:00Z')
      await choose({ pace: 'fortnightly' })
      await passTo('2026-12-17T12:00:00Z')
      await choose({ pace: 'planned' })
      await passTo('2026-12-19T12:00:00Z')
      expect(await got()).toEqual([
        'a 2026-12-02T09:00',
        'b 2026-12-16T09:00',
        'c 2026-12-18T09:00',
        'd 2026-12-19T09:00',
      ])
    })

    it('sends nothing in a pause, and goes on at the next slot after it, also where the pause is taken back', async () => {
      await publishSteps(test.context, list, { schedule: daily, steps: ['a', 'b', 'c', 'd'] })
      await signUp(test, list, ANA)
      await passTo('2026-12-02T12:00:00Z')
      await choose({ paused_until: Date.parse('2026-12-10T12:00:00Z') })
      await passTo('2026-12-11T12:00:00Z')
      await choose({ paused_until: Date.parse('2027-03-01T12:00:00Z') })
      await passTo('2026-12-20T12:00:00Z')
      await choose({ paused_until: null })
      await passTo('2026-12-21T12:00:00Z')
      expect(await got()).toEqual(['a 2026-12-02T09:00', 'b 2026-12-11T09:00', 'c 2026-12-21T09:00'])
    })

    it('is asked at the freeze too, where nothing was reckoned anew since', async () => {
      await publishSteps(test.context, list, { schedule: daily, steps: ['a', 'b'] })
      await signUp(test, list, ANA)
      await updateSubscription(test.context.db, 1, { paused_until: Date.parse('2026-12-24T00:00:00Z') })
      await passTo('2026-12-24T12:00:00Z')
      expect(await got()).toEqual(['a 2026-12-24T09:00'])
    })

    it('ends one series and not the others, and nobody enrols the reader in it again', async () => {
      const one = await publishSteps(test.context, list, { key: 'one', schedule: daily, steps: ['a', 'b'] })
      await publishSteps(test.context, list, { key: 'two', schedule: daily, steps: ['x', 'y'] })
      await signUp(test, list, ANA)
      await chooseSeries(one.id, { off: 1 })
      await passTo('2026-12-06T12:00:00Z')
      expect(await got()).toEqual(['x 2026-12-02T09:00', 'y 2026-12-03T09:00'])
      const planned = await planEnrolment(test.context, String(one.id))
      if (planned.kind === 'problem') throw new Error(planned.message)
      expect(await enrolPerson(test.context, planned.plan, ANA)).toEqual({ kind: 'inside-or-done' })
    })

    it('leaves out issues of a pause, and those that come sooner than the reader wants', async () => {
      await signUp(test, list, ANA)
      const issue = async (key: string, at: string): Promise<void> => {
        const schedule = { kind: 'at' as const, at: Date.parse(at) }
        const sequence = await publishSteps(test.context, list, {
          key,
          kind: 'issue',
          schedule,
          steps: ['issue'],
        })
        const planned = await planEnrolment(test.context, String(sequence.id))
        if (planned.kind === 'problem') throw new Error(planned.message)
        await enrolPerson(test.context, planned.plan, ANA)
        await passTo(at)
      }
      await issue('1', '2026-12-07T09:00:00Z')
      await choose({ pace: 'fortnightly' })
      await issue('2', '2026-12-14T09:00:00Z')
      await issue('3', '2026-12-21T09:00:00Z')
      await choose({ pace: 'planned', paused_until: Date.parse('2027-01-01T00:00:00Z') })
      await issue('4', '2026-12-28T09:00:00Z')
      await choose({ paused_until: null })
      await issue('5', '2027-01-04T09:00:00Z')
      expect(await got()).toEqual([
        'issue 2026-12-07T09:00',
        'issue 2026-12-21T09:00',
        'issue 2027-01-04T09:00',
      ])
    })

    it('means times in the zone of the reader, where they have one', async () => {
      await publishSteps(test.context, list, { schedule: daily, steps: ['a', 'b'] })
      await signUp(test, list, ANA)
      await passTo('2026-12-02T12:00:00Z')
      const person = await findSubscriber(test.context.db, ANA)
      await updateSubscriber(test.context.db, person?.id ?? 0, { zone: 'America/New_York' })
      await test.context.db
        .transaction()
        .execute((tx) => rescheduleReader(tx, { subscriptionId: 1, now: test.clock.now }))
      test.clock.advance(2 * DAY)
      await drain(test.context, worker)
      expect(await got()).toEqual(['a 2026-12-02T09:00', 'b 2026-12-04T12:00'])
      const rows = await test.context.db.selectFrom('deliveries').select('due_at').orderBy('id').execute()
      expect(rows.at(-1)?.due_at).toBe(Date.parse('2026-12-03T14:00:00Z'))
    })
  })
}
