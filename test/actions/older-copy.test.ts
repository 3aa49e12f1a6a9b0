import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getInstance, updateInstance } from '../../db/instance.ts'
import type { ListRow } from '../../db/lists.ts'
import type { Context, Mark } from '../../src/actions/context.ts'
import { holdSending } from '../../src/actions/hold-sending.ts'
import { noticeOlderCopy } from '../../src/actions/notice-older-copy.ts'
import { planRelease, releaseSending } from '../../src/actions/release-sending.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { listSteps } from '../support/own-deliveries.ts'
import { makeList, publishSteps, signUp, subjectsTo, worker } from '../support/published.ts'

const ANA = 'ana@example.com'
const daily = { kind: 'every' as const, days: 1, time: '09:00', firstAfterDays: 1 }

for (const dialect of DIALECTS) {
  describe(`a hold of all sending, on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    /** What the file beside the database says. */
    let file: Mark | null
    let context: Context
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      file = null
      const marker = {
        read: () => file,
        write: (mark: Mark) => {
          file = mark
        },
      }
      context = { ...test.context, marker }
      list = await makeList(context)
      await publishSteps(context, list, { schedule: daily, steps: ['welcome', 'one', 'two'] })
      await signUp(test, list, ANA)
      await drain(context, worker)
    })
    afterEach(() => test.close())

    const series = async () => (await subjectsTo(test, ANA)).slice(1)
    const instance = () => getInstance(context.db)
    /** As if this were a copy, and the original had come further since. */
    const putOlderCopyBack = async (): Promise<void> => {
      const { name, mark } = await instance()
      file = { instance: name, mark: mark + 5 }
      expect(await noticeOlderCopy(context)).toBe(true)
    }

    it('keeps everything back until it is released, and is no new epoch where a person set it', async () => {
      expect(await holdSending(context, 'A wrong link')).toEqual({ changed: true, reason: 'A wrong link' })
      test.clock.advance(2 * DAY)
      await drain(context, worker)
      expect(await series()).toEqual(['welcome'])
      const before = await instance()
      expect(before).toMatchObject({ hold_reason: 'A wrong link', hold_kind: 'by-hand' })
      expect(await planRelease(context)).toEqual({ kind: 'plain', reason: 'A wrong link' })
      expect(await releaseSending(context)).toBe(0)
      const released = { hold_reason: null, hold_kind: null, hold_since: null, epoch: before.epoch }
      expect(await instance()).toMatchObject(released)
      test.clock.advance(HOUR)
      await drain(context, worker)
      expect(await series()).toEqual(['welcome', 'one'])
    })

    it('stays what it is where something else holds already', async () => {
      await putOlderCopyBack()
      const { hold_reason } = await instance()
      expect(await holdSending(context, 'Another')).toEqual({ changed: false, reason: hold_reason })
      expect(await instance()).toMatchObject({ hold_kind: 'older-copy', hold_reason })
    })

    it('is set where the file has seen a newer database, also over that of a person', async () => {
      await holdSending(context, 'A wrong link')
      await updateInstance(context.db, { worked_at: Date.parse('2026-11-30T09:30:00Z') })
      await putOlderCopyBack()
      expect(await instance()).toMatchObject({
        hold_kind: 'older-copy',
        hold_reason: expect.stringMatching(/^An older copy.*2026-11-30T09:30:00.000Z.*rivulet release/),
        hold_since: test.clock.now,
      })
      expect(await noticeOlderCopy(context)).toBe(false)
    })

    it('is not set where the file is no further, of another installation, or not there', async () => {
      const { name, mark } = await instance()
      for (const seen of [{ instance: name, mark }, { instance: 'another', mark: mark + 9 }, null]) {
        file = seen
        expect(await noticeOlderCopy(context)).toBe(false)
        expect(file).toEqual({ instance: name, mark })
        expect((await instance()).hold_reason).toBeNull()
      }
      expect(await noticeOlderCopy({ ...context, marker: null })).toBe(false)
    })

    it('ends for a copy with a new epoch, and what fell due meanwhile is held for a person', async () => {
      await putOlderCopyBack()
      const before = await instance()
      test.clock.advance(2 * DAY)
      await drain(context, worker)
      expect(await series()).toEqual(['welcome'])
      expect(await planRelease(context)).toMatchObject({ kind: 'copy', inDoubt: 1 })
      expect(await releaseSending(context)).toBe(1)
      const after = await instance()
      expect(after).toMatchObject({ hold_reason: null, hold_kind: null, epoch: before.epoch + 1 })
      expect(after.mark).toBe(before.mark + 6)
      expect(file).toEqual({ instance: before.name, mark: after.mark })
      expect(await listSteps(context)).toMatchObject([
        { state: 'submitted' },
        { state: 'held', reason: 'older-copy' },
      ])
      test.clock.advance(DAY)
      await drain(context, worker)
      expect(await series()).toEqual(['welcome'])
      expect(await noticeOlderCopy(context)).toBe(false)
    })

    it('leaves what falls due later, and what began after the copy was put back, in the plan', async () => {
      await putOlderCopyBack()
      test.clock.advance(HOUR)
      await context.db
        .updateTable('deliveries')
        .set({ state: 'scheduled', due_at: test.clock.now, created_at: test.clock.now })
        .where('state', '=', 'submitted')
        .where('kind', '=', 'step')
        .execute()
      expect(await releaseSending(context)).toBe(0)
      expect(await listSteps(context)).toMatchObject([{ state: 'scheduled' }, { state: 'scheduled' }])
    })

    it('holds also what a worker was about to send when the copy was made', async () => {
      await putOlderCopyBack()
      await context.db
        .updateTable('deliveries')
        .set({ state: 'claimed', owner: 'gone', lease_until: test.clock.now + DAY, fence: 3 })
        .where('state', '=', 'scheduled')
        .execute()
      expect(await releaseSending(context)).toBe(1)
      expect((await listSteps(context)).at(-1)).toMatchObject({
        state: 'held',
        reason: 'older-copy',
        owner: null,
        lease_until: null,
      })
    })

    it('stays on where its release is cut off, and ends when that is done again', async () => {
      const row = (await listSteps(context)).at(-1)
      if (!row) throw new Error('There is no email yet.')
      const { id: _, ...copied } = row
      const many = Array.from({ length: 250 }, () => ({ ...copied, enrolment_id: null }))
      await context.db.insertInto('deliveries').values(many).execute()
      await putOlderCopyBack()
      test.clock.advance(2 * DAY)
      let transactions = 0
      const cutOff: Context = {
        ...context,
        transact: async (name, work) => {
          transactions += 1
          if (transactions === 2) throw new Error('cut off')
          return await context.transact(name, work)
        },
      }
      await expect(releaseSending(cutOff)).rejects.toThrow('cut off')
      const { epoch, hold_kind } = await instance()
      expect({ epoch, hold_kind }).toEqual({ epoch: 1, hold_kind: 'older-copy' })
      expect(await releaseSending(context)).toBe(51)
      expect(await instance()).toMatchObject({ epoch: 2, hold_kind: null })
      expect((await listSteps(context)).filter(({ state }) => state === 'held')).toHaveLength(251)
    })
  })
}
