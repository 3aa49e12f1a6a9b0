import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListRow } from '../../db/lists.ts'
import { getSubscriber } from '../../db/subscribers.ts'
import { findLatestConsent } from '../../db/subscriptions.ts'
import { changeList } from '../../src/actions/change-list.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { findLeaving } from '../../src/actions/find-leaving.ts'
import { leaveEverything } from '../../src/actions/leave-everything.ts'
import { rescheduleAll } from '../../src/actions/reschedule.ts'
import { sayWhyLeft } from '../../src/actions/say-why-left.ts'
import { suppressPerson } from '../../src/actions/suppress-person.ts'
import { findUndo, undoUnsubscribe } from '../../src/actions/undo-unsubscribe.ts'
import { unsubscribe } from '../../src/actions/unsubscribe.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { importPeople, subscriptionOf } from '../support/imported.ts'
import { makeList, publishSteps, subjectsTo, worker } from '../support/published.ts'

const ANA = 'ana@example.com'

for (const dialect of DIALECTS) {
  describe(`a leaving that was a mistake, on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
      await importPeople(test.context, list, [ANA])
    })
    afterEach(() => test.close())

    const own = () => subscriptionOf(test.context, list, ANA)
    const lastPart = (url: string | null) => url?.split('/').at(-1) ?? ''
    const leaveToken = async () => lastPart(test.context.links.unsubscribe((await own()).id))
    const leave = async () => await unsubscribe(test.context, await leaveToken())
    const undoToken = async () => {
      const found = await findLeaving(test.context, await leaveToken())
      return found.kind === 'found' ? lastPart(found.leaving.undo?.url ?? null) : ''
    }
    const undo = async (token: string) => (await undoUnsubscribe(test.context, token)).kind
    const days = async (count: number) => {
      for (let day = 0; day < count; day++) {
        test.clock.advance(DAY)
        await drain(test.context, worker)
      }
    }

    it('is undone within 24 hours, with a record of the consent that was in force before', async () => {
      const before = await findLatestConsent(test.context.db, (await own()).id, ['confirmed', 'imported'])
      await changeList(test.context, list.name, { consentText: 'Something that nobody was shown.' })
      await leave()
      const token = await undoToken()
      test.clock.advance(DAY - 1)
      expect(await findUndo(test.context, token)).toMatchObject({ kind: 'open' })
      expect(await undo(token)).toBe('back')
      expect(await own()).toMatchObject({ state: 'confirmed', ended_at: null })
      const consents = await test.context.db.selectFrom('consents').selectAll().execute()
      expect(consents.at(-1)).toMatchObject({
        kind: 'confirmed',
        source: '/unsubscribe/undo',
        text: before?.text,
        text_version: before?.text_version,
      })
      expect(before?.text).toMatch(/./)
    })

    it('is final after 24 hours, and a page offers no undo any more', async () => {
      await leave()
      const token = await undoToken()
      test.clock.advance(DAY)
      expect(await undo(token)).toBe('too-late')
      expect((await own()).state).toBe('ended')
      expect(await undoToken()).toBe('')
    })

    it('is undone once: pressing again changes nothing', async () => {
      await leave()
      const token = await undoToken()
      await undo(token)
      const count = async () => (await test.context.db.selectFrom('consents').selectAll().execute()).length
      const before = await count()
      expect(await undo(token)).toBe('back')
      expect(await findUndo(test.context, token)).toMatchObject({ kind: 'back' })
      expect(await count()).toBe(before)
    })

    it('is not undone by the link of an earlier leaving', async () => {
      await leave()
      const first = await undoToken()
      await undo(first)
      test.clock.advance(HOUR)
      await leave()
      expect(await undo(first)).toBe('too-late')
      expect((await own()).state).toBe('ended')
      expect(await undo(await undoToken())).toBe('back')
    })

    it('lets a series go on where it was: nothing that was had comes again, and nothing is missed', async () => {
      const series = await publishSteps(test.context, list)
      await enrolList(test.context, series.id)
      await drain(test.context, worker)
      await days(9)
      const before = await subjectsTo(test, ANA)
      expect(before.length).toBeGreaterThan(1)
      await leave()
      await undo(await undoToken())
      await days(30)
      expect(await subjectsTo(test, ANA)).toEqual(['welcome', 'one', 'two', 'recap'])
    })

    it('lets a series go on that had nothing left for them and has something now', async () => {
      const series = await publishSteps(test.context, list, { steps: ['welcome', 'one'] })
      await enrolList(test.context, series.id)
      await drain(test.context, worker)
      await publishSteps(test.context, list, { steps: ['welcome'] })
      await rescheduleAll(test.context)
      await leave()
      await publishSteps(test.context, list, { steps: ['welcome', 'two'] })
      await rescheduleAll(test.context)
      await undo(await undoToken())
      await days(10)
      expect(await subjectsTo(test, ANA)).toEqual(['welcome', 'two'])
    })

    it('sends what fell due meanwhile in the next slot, not at once', async () => {
      const series = await publishSteps(test.context, list)
      await enrolList(test.context, series.id)
      await drain(test.context, worker)
      const next = await test.context.db
        .selectFrom('deliveries')
        .select('due_at')
        .where('state', '=', 'scheduled')
        .executeTakeFirstOrThrow()
      test.clock.now = next.due_at - HOUR
      await leave()
      test.clock.advance(3 * HOUR)
      await undo(await undoToken())
      await drain(test.context, worker)
      expect(await subjectsTo(test, ANA)).toEqual(['welcome'])
      await days(8)
      expect((await subjectsTo(test, ANA)).slice(0, 2)).toEqual(['welcome', 'one'])
    })

    it('does not open walks that ended before it, nor those of a cancelled series', async () => {
      const [early, gone] = [
        await publishSteps(test.context, list, { key: 'early' }),
        await publishSteps(test.context, list, { key: 'gone' }),
      ]
      for (const { id } of [early, gone]) await enrolList(test.context, id)
      const { db } = test.context
      await db
        .updateTable('enrolments')
        .set({ state: 'ended', ended_at: test.clock.now })
        .where('sequence_id', '=', early.id)
        .execute()
      test.clock.advance(HOUR)
      await leave()
      await db.updateTable('sequences').set({ state: 'cancelled' }).where('id', '=', gone.id).execute()
      expect(await undo(await undoToken())).toBe('back')
      const states = await db.selectFrom('enrolments').select('state').execute()
      expect(states).toEqual([{ state: 'ended' }, { state: 'ended' }])
    })

    it('brings an issue that was scheduled while they were away', async () => {
      await leave()
      test.clock.advance(HOUR)
      const at = test.clock.now + 2 * HOUR
      const schedule = { kind: 'at', at } as const
      const issue = await publishSteps(test.context, list, {
        key: 'i',
        kind: 'issue',
        steps: ['issue'],
        schedule,
      })
      await enrolList(test.context, issue.id)
      await undo(await undoToken())
      test.clock.now = at
      await drain(test.context, worker)
      expect(await subjectsTo(test, ANA)).toEqual(['issue'])
    })

    it('is refused once the person has complained, bounced or been erased', async () => {
      await leave()
      const token = await undoToken()
      const { subscriber_id: personId } = await own()
      const { db } = test.context
      await db.updateTable('subscribers').set({ erased_at: test.clock.now }).execute()
      expect(await undo(token)).toBe('too-late')
      await db.updateTable('subscribers').set({ erased_at: null }).execute()
      const person = await getSubscriber(db, personId)
      await test.context.transact('test', (tx) =>
        suppressPerson(test.context, tx, { person, reason: 'bounced' }),
      )
      expect(await undo(token)).toBe('too-late')
      expect((await own()).state).toBe('ended')
    })

    it('is not offered to somebody who never confirmed', async () => {
      await test.context.db
        .updateTable('subscriptions')
        .set({ state: 'pending', confirmed_at: null })
        .execute()
      await leave()
      expect((await own()).state).toBe('ended')
      expect(await undoToken()).toBe('')
    })

    describe('with several lists', () => {
      let other: ListRow
      beforeEach(async () => {
        other = await makeList(test.context, 'Other news')
        await importPeople(test.context, other, [ANA])
      })
      const states = async () => [(await own()).state, (await subscriptionOf(test.context, other, ANA)).state]

      it('leaves one and keeps the others', async () => {
        await leave()
        expect(await states()).toEqual(['ended', 'confirmed'])
      })

      it('leaves everything at once, and gets everything back at once', async () => {
        await leaveEverything(test.context, await leaveToken())
        expect(await states()).toEqual(['ended', 'ended'])
        expect(await undo(await undoToken())).toBe('back')
        expect(await states()).toEqual(['confirmed', 'confirmed'])
      })

      it('gets back what everything was, and not what had been left an hour before', async () => {
        await leave()
        test.clock.advance(HOUR)
        await leaveEverything(test.context, await leaveToken())
        const { id } = await subscriptionOf(test.context, other, ANA)
        const found = await findLeaving(test.context, lastPart(test.context.links.unsubscribe(id)))
        await undo(found.kind === 'found' ? lastPart(found.leaving.undo?.url ?? null) : '')
        expect(await states()).toEqual(['ended', 'confirmed'])
      })
    })

    it('keeps why they left, and nothing else changes; the answer is in no log', async () => {
      const token = await leaveToken()
      await sayWhyLeft(test.context, token, { reason: 'too-often', note: 'not yet' })
      expect((await own()).left_reason).toBeNull()
      await leave()
      const before = await own()
      await sayWhyLeft(test.context, token, { reason: 'too-often', note: ' Daily\r\nis too much ' })
      expect(await own()).toEqual({ ...before, left_reason: 'too-often: Daily is too much' })
      expect(JSON.stringify(test.logged)).not.toContain('Daily')
    })

    it('keeps at most 500 letters of it, and takes an unknown reason for “something else”', async () => {
      await leave()
      const token = await leaveToken()
      await sayWhyLeft(test.context, token, { reason: 'drop table', note: '😀'.repeat(600) })
      expect((await own()).left_reason).toBe(`other: ${'😀'.repeat(500)}`)
      await sayWhyLeft(test.context, token, { reason: '', note: ' \n ' })
      expect((await own()).left_reason).toBe(`other: ${'😀'.repeat(500)}`)
    })
  })
}
