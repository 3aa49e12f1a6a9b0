import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListRow } from '../../db/lists.ts'
import type { Schema } from '../../db/schema.ts'
import { updateSetting } from '../../db/settings.ts'
import { insertSubscriber } from '../../db/subscribers.ts'
import { insertSubscription } from '../../db/subscriptions.ts'
import { confirm } from '../../src/actions/confirm.ts'
import { purgeUnconfirmed } from '../../src/actions/purge-unconfirmed.ts'
import { recordOutcome } from '../../src/actions/record-outcome.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import { unsubscribe } from '../../src/actions/unsubscribe.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { linkToken, makeList, publishSteps, signUp, worker } from '../support/published.ts'
import { signUpForm } from '../support/sign-up-form.ts'

const ANA = 'ana@example.com'

for (const dialect of DIALECTS) {
  describe(`sign-ups that nobody confirms, on ${dialect},`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
    })
    afterEach(() => test.close())

    const ask = (address: string, lists: readonly ListRow[] = [list]) =>
      subscribe(
        test.context,
        signUpForm(
          lists.map(({ id }) => id),
          address,
        ),
      )
    const count = async (table: keyof Schema) =>
      (await test.context.db.selectFrom(table).selectAll().execute()).length
    const counts = async () => ({
      subscribers: await count('subscribers'),
      subscriptions: await count('subscriptions'),
      consents: await count('consents'),
      deliveries: await count('deliveries'),
      attempts: await count('attempts'),
    })
    const nothing = { subscribers: 0, subscriptions: 0, consents: 0, deliveries: 0, attempts: 0 }
    const purgeAll = async () => {
      while (await purgeUnconfirmed(test.context));
    }
    const setState = (state: 'scheduled' | 'held' | 'claimed' | 'frozen' | 'uncertain') =>
      test.context.db.updateTable('deliveries').set({ state }).execute()

    it('may be deleted while a worker that stood still has not recorded a call of its own yet', async () => {
      await ask(ANA)
      const [delivery] = await test.context.db.selectFrom('deliveries').selectAll().execute()
      if (!delivery) throw new Error('Nothing was asked for.')
      const stalled = { ...delivery, state: 'frozen' as const, fence: 1 }
      await drain(test.context, worker)
      test.clock.advance(8 * DAY)
      await purgeAll()
      expect(await count('deliveries')).toBe(0)
      const [message] = await test.captured.list()
      if (!message) throw new Error('Nothing was sent.')
      const handing = {
        ...{
          delivery: stalled,
          message: message.message,
          listId: list.id,
          subscriberId: 1,
          key: message.key,
        },
        ...{ firstAttemptAt: 0, leaseUntil: 0, doubtful: false },
      }
      const result = { kind: 'accepted', providerId: 'late' } as const
      const outcome = { result, follow: true, trial: false }
      expect(await recordOutcome(test.context, handing, outcome)).toBe('lost')
      expect(await counts()).toEqual(nothing)
    })

    it('are deleted with all that was kept of them, seven days after their mail', async () => {
      await ask(ANA)
      await drain(test.context, worker)
      const before = await counts()
      test.clock.advance(7 * DAY - 1)
      await purgeAll()
      expect(await counts()).toEqual(before)
      test.clock.advance(1)
      await purgeAll()
      expect(await counts()).toEqual(nothing)
    })

    it('are kept for as long as is set', async () => {
      await updateSetting(test.context.db, { name: 'keep.unconfirmed', value: '30d', now: 0 })
      await ask(ANA)
      await drain(test.context, worker)
      test.clock.advance(30 * DAY - 1)
      await purgeAll()
      expect(await count('subscriptions')).toBe(1)
      test.clock.advance(1)
      await purgeAll()
      expect(await counts()).toEqual(nothing)
    })

    it('can be made again, and be confirmed then', async () => {
      await ask(ANA)
      await drain(test.context, worker)
      const old = await linkToken(test, ANA, 'confirm')
      test.clock.advance(8 * DAY)
      await purgeAll()
      expect((await confirm(test.context, old)).kind).toBe('invalid')
      await signUp(test, list, ANA)
      test.clock.advance(8 * DAY)
      await purgeAll()
      expect(await counts()).toMatchObject({ subscribers: 1, subscriptions: 1 })
    })

    it('still count for the mail to their address, however often they are made again', async () => {
      const mails = async () => (await test.captured.list()).length
      const sent = []
      for (let week = 0; week < 5; week++) {
        await ask(ANA)
        await drain(test.context, worker)
        sent.push(await mails())
        test.clock.advance(7 * DAY)
        await purgeAll()
        if (week < 3) expect(await counts()).toEqual(nothing)
      }
      expect(sent).toEqual([1, 2, 3, 3, 3])
    })

    it.each(['scheduled', 'held', 'claimed', 'frozen', 'uncertain'] as const)(
      'are left alone while their mail is %s',
      async (state) => {
        await ask(ANA)
        await setState(state)
        test.clock.advance(60 * DAY)
        await purgeAll()
        expect(await counts()).toMatchObject({ subscriptions: 1, deliveries: 1 })
      },
    )

    it('are left alone while their mail, sent for another list, is under way', async () => {
      await ask(ANA)
      const { subscriber_id } = await test.context.db
        .selectFrom('subscriptions')
        .selectAll()
        .executeTakeFirstOrThrow()
      const mail = await test.context.db.selectFrom('deliveries').select('id').executeTakeFirstOrThrow()
      const other = await makeList(test.context, 'Other')
      await insertSubscription(test.context.db, {
        subscriber_id,
        list_id: other.id,
        state: 'pending',
        requested_at: test.clock.now,
        asked_in: mail.id,
      })
      await setState('frozen')
      test.clock.advance(60 * DAY)
      await purgeAll()
      expect(await count('subscriptions')).toBe(2)
      await test.context.db
        .updateTable('deliveries')
        .set({ state: 'submitted', submitted_at: test.clock.now })
        .execute()
      test.clock.advance(6 * DAY)
      await purgeAll()
      expect(await count('subscriptions')).toBe(2)
      test.clock.advance(DAY)
      await purgeAll()
      expect(await counts()).toEqual(nothing)
    })

    it('keep their mail as long as it asks for a younger request', async () => {
      await ask(ANA)
      await drain(test.context, worker)
      const mail = await test.context.db.selectFrom('deliveries').select('id').executeTakeFirstOrThrow()
      const person = await insertSubscriber(test.context.db, { address: ANA, name: null, now: 0 })
      const other = await makeList(test.context, 'Other')
      test.clock.advance(5 * DAY)
      await insertSubscription(test.context.db, {
        subscriber_id: person.id,
        list_id: other.id,
        state: 'pending',
        requested_at: test.clock.now,
        asked_in: mail.id,
      })
      test.clock.advance(3 * DAY)
      await purgeAll()
      expect(await counts()).toMatchObject({ subscriptions: 2, deliveries: 1 })
      test.clock.advance(4 * DAY)
      await purgeAll()
      expect(await counts()).toEqual(nothing)
    })

    it('go without the other lists of their person', async () => {
      await signUp(test, list, ANA)
      const other = await makeList(test.context, 'Other')
      test.clock.advance(2 * DAY)
      await ask(ANA, [other])
      await drain(test.context, worker)
      test.clock.advance(9 * DAY)
      await purgeAll()
      const rows = await test.context.db.selectFrom('subscriptions').select(['list_id', 'state']).execute()
      expect(rows).toEqual([{ list_id: list.id, state: 'confirmed' }])
      expect(await count('subscribers')).toBe(1)
    })

    it('of people who had left become what they were, and the proof of that stays', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      test.clock.advance(2 * DAY)
      await drain(test.context, worker)
      await unsubscribe(test.context, await linkToken(test, ANA, 'unsubscribe'))
      const leftAt = test.clock.now
      const proof = await test.context.db.selectFrom('consents').selectAll().orderBy('id').execute()
      const had = await count('enrolments')
      test.clock.advance(2 * DAY)
      await ask(ANA)
      await drain(test.context, worker)
      expect(await count('consents')).toBe(proof.length + 1)
      test.clock.advance(8 * DAY)
      await purgeAll()
      expect(await test.context.db.selectFrom('consents').selectAll().orderBy('id').execute()).toEqual(proof)
      const [row] = await test.context.db.selectFrom('subscriptions').selectAll().execute()
      expect(row).toMatchObject({ state: 'ended', ended_at: leftAt, request_id: null, asked_in: null })
      expect(await count('enrolments')).toBe(had)
    })

    it('are left alone while an event waits to be applied, since it may speak of them', async () => {
      await ask(ANA)
      await drain(test.context, worker)
      const { id } = await test.context.db.selectFrom('subscriptions').select('id').executeTakeFirstOrThrow()
      const event = {
        provider: 'test',
        provider_event_id: '1',
        kind: 'bounced',
        subscription_id: null,
        delivery_id: null,
        raw: '{}',
        occurred_at: test.clock.now,
        received_at: test.clock.now,
        applied_at: null,
      }
      await test.context.db.insertInto('events').values(event).execute()
      test.clock.advance(8 * DAY)
      await purgeAll()
      expect(await count('subscriptions')).toBe(1)
      await test.context.db
        .updateTable('events')
        .set({ applied_at: test.clock.now, subscription_id: id })
        .execute()
      await purgeAll()
      expect(await count('events')).toBe(0)
      expect(await counts()).toEqual(nothing)
    })

    it('are deleted in chunks, and whoever comes next continues', async () => {
      const row = (id: number) => ({
        address: `r${id}@example.com`,
        address_key: `r${id}@example.com`,
        name: null,
      })
      for (let id = 1; id <= 250; id++) {
        const person = await test.context.db
          .insertInto('subscribers')
          .values({ ...row(id), created_at: 0 })
          .returning('id')
          .executeTakeFirstOrThrow()
        await insertSubscription(test.context.db, {
          subscriber_id: person.id,
          list_id: list.id,
          state: 'pending',
          requested_at: test.clock.now,
        })
      }
      test.clock.advance(7 * DAY)
      const left = []
      while (await purgeUnconfirmed(test.context)) left.push(await count('subscribers'))
      expect(left).toEqual([150, 50])
      expect(await count('subscribers')).toBe(0)
    })

    it('go in the worker, and limits that have run out with them', async () => {
      await ask(ANA)
      await drain(test.context, worker)
      test.clock.advance(8 * DAY)
      await drain(test.context, worker)
      expect(await counts()).toEqual(nothing)
      const keys = async () => {
        const rows = await test.context.db.selectFrom('buckets').select('key').execute()
        return rows.filter(({ key }) => key.startsWith('mail/'))
      }
      expect(await keys()).toHaveLength(1)
      test.clock.advance(22 * DAY)
      await drain(test.context, worker)
      expect(await keys()).toEqual([])
    })
  })
}
