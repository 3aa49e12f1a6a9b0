import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListRow } from '../../db/lists.ts'
import { cancelSequence } from '../../src/actions/change-sequence.ts'
import type { Context } from '../../src/actions/context.ts'
import { importSubscribers } from '../../src/actions/import-subscribers.ts'
import { planIssue, scheduleIssue } from '../../src/actions/schedule-issue.ts'
import { drain } from '../../src/worker/worker.ts'
import { openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { buildLetter, makeList, worker } from '../support/published.ts'

const MINUTE = 60_000
const PEOPLE = 250
const NOON = '2026-12-01T12:00'

for (const dialect of DIALECTS) {
  describe(`scheduling an issue on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
      await importSubscribers(test.context, { listName: list.name, consent: 'form', rows: people() })
    })
    afterEach(() => test.close())

    async function* people() {
      for (let line = 1; line <= PEOPLE; line++) yield { line, address: `p${line}@example.com`, name: '' }
    }
    const plan = (time: string, subject = 'Spring') =>
      planIssue(test.context, {
        name: 'Spring',
        letter: buildLetter('issue', subject),
        listName: list.name,
        time,
      })
    const schedule = async (time: string, context: Context = test.context) => {
      const planned = await plan(time)
      if (planned.kind === 'problem') throw new Error(planned.message)
      return await scheduleIssue(context, planned.plan)
    }
    /** A process that dies in its second chunk of people. */
    const scheduleHalf = async (time: string) => {
      let looks = 0
      const now = () => {
        looks += 1
        if (looks > 220) throw new Error('killed')
        return test.clock.now
      }
      await expect(schedule(time, { ...test.context, now })).rejects.toThrow('killed')
    }
    const sequences = () => test.context.db.selectFrom('sequences').select('id').execute()

    it('goes on with an issue that was interrupted, and then refuses to repeat it', async () => {
      await scheduleHalf(NOON)
      const again = await plan(NOON)
      expect(again).toMatchObject({ kind: 'plan', plan: { continues: true, people: PEOPLE - 200 } })
      expect(await schedule(NOON)).toMatchObject({ continued: true, enrolled: PEOPLE - 200 })
      expect(await plan(NOON)).toMatchObject({ message: expect.stringContaining('already scheduled') })
      expect(await sequences()).toHaveLength(1)
      expect(await plan(NOON, 'Summer')).toMatchObject({ plan: { continues: false, people: PEOPLE } })
      expect(await plan('2026-12-01T13:00')).toMatchObject({ plan: { continues: false, people: PEOPLE } })
    })

    it('goes on with one for now, at its own time, while it waits', async () => {
      await scheduleHalf('now')
      const at = test.clock.now + 5 * MINUTE
      test.clock.advance(2 * MINUTE)
      expect(await plan('now')).toMatchObject({ plan: { continues: true, at } })
      expect(await schedule('now')).toMatchObject({ continued: true, enrolled: PEOPLE - 200 })
      expect(await plan('now')).toMatchObject({ message: expect.stringContaining('already scheduled') })
      const deliveries = await test.context.db.selectFrom('deliveries').select('due_at').execute()
      expect(deliveries).toEqual(Array(PEOPLE).fill({ due_at: at }))
    })

    it('goes on with an issue that was interrupted after its time has come, and mails nobody twice', async () => {
      for (const time of ['now', NOON]) {
        await scheduleHalf(time)
        test.clock.now = Date.parse('2026-12-01T15:00:00Z')
        await drain(test.context, worker)
        expect(await plan(time)).toMatchObject({ plan: { continues: true, people: PEOPLE - 200 } })
        expect(await schedule(time)).toMatchObject({ continued: true, enrolled: PEOPLE - 200 })
        await drain(test.context, worker)
        const to = (await test.captured.list()).map(({ message }) => message.to.address)
        expect(new Set(to).size).toBe(PEOPLE)
        expect(to).toHaveLength(PEOPLE)
        expect(await plan(time)).toMatchObject({ message: expect.stringContaining('already gone out') })
        await test.close()
        test = await openTestContext({ dialect })
        list = await makeList(test.context)
        await importSubscribers(test.context, { listName: list.name, consent: 'form', rows: people() })
      }
    })

    it('does not reach somebody who joined after its time', async () => {
      await schedule(NOON)
      test.clock.now = Date.parse('2026-12-01T15:00:00Z')
      const late = (async function* () {
        yield { line: 1, address: 'late@example.com', name: '' }
      })()
      await importSubscribers(test.context, { listName: list.name, consent: 'form', rows: late })
      expect(await plan(NOON)).toMatchObject({ message: expect.stringContaining('already gone out') })
    })

    it('goes out at once where its time passed while the question stood', async () => {
      const planned = await plan(NOON)
      if (planned.kind === 'problem') throw new Error(planned.message)
      test.clock.now = Date.parse('2026-12-01T15:00:00Z')
      expect(await scheduleIssue(test.context, planned.plan)).toMatchObject({ enrolled: PEOPLE })
    })

    it('makes one issue of two that are scheduled for now at the same moment', async () => {
      const first = await plan('now')
      const second = await plan('now')
      for (const planned of [first, second]) {
        test.clock.advance(1)
        if (planned.kind === 'problem') throw new Error(planned.message)
        await scheduleIssue(test.context, planned.plan)
      }
      expect(await sequences()).toHaveLength(1)
    })

    it('lets one for now wait its minutes from when it was agreed to, however long the question stood', async () => {
      const planned = await plan('now')
      if (planned.kind === 'problem') throw new Error(planned.message)
      test.clock.advance(10 * MINUTE)
      expect(await scheduleIssue(test.context, planned.plan)).toMatchObject({
        enrolled: PEOPLE,
        sequence: { closes_at: test.clock.now + 5 * MINUTE },
      })
    })

    it('refuses a letter that has gone out, unless the text or the time is another', async () => {
      await schedule('now')
      test.clock.advance(5 * MINUTE)
      expect(await plan('now')).toMatchObject({ message: expect.stringContaining('already gone out') })
      expect(await plan('now', 'Summer')).toMatchObject({ kind: 'plan' })
      expect(await plan(NOON)).toMatchObject({ plan: { continues: false } })
    })

    it('makes a new one for now beside one of a later date, and beside one that was cancelled', async () => {
      await schedule(NOON)
      const { sequence } = await schedule('now')
      await cancelSequence(test.context, String(sequence.id))
      test.clock.advance(MINUTE)
      expect(await schedule('now')).toMatchObject({ continued: false, enrolled: PEOPLE })
      expect(await sequences()).toHaveLength(3)
    })
  })
}
