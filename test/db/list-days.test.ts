import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countSubmitted, updateListDay, updateListDaysCleared } from '../../db/list-days.ts'
import { openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { makeList } from '../support/published.ts'

for (const dialect of DIALECTS) {
  describe(`the days of a list on ${dialect}`, () => {
    let test: TestContext
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      await makeList(test.context)
      await makeList(test.context, 'Other')
    })
    afterEach(() => test.close())

    it('count what was submitted from a day on, each list for itself', async () => {
      const { db } = test.context
      for (const [day, count] of [
        ['2026-11-28', 1],
        ['2026-11-29', 1],
        ['2026-11-29', 40],
        ['2026-11-30', 1],
      ] as const) {
        await updateListDay(db, 1, { day, count })
      }
      await updateListDay(db, 2, { day: '2026-11-30', count: 1 })
      expect(await countSubmitted(db, 1, '2026-11-29')).toBe(42)
      expect(await countSubmitted(db, 1, '2026-12-01')).toBe(0)
      await updateListDaysCleared(db, 1)
      expect([await countSubmitted(db, 1, '2026-11-01'), await countSubmitted(db, 2, '2026-11-01')]).toEqual([
        0, 1,
      ])
    })

    // What SQLite says of its plan.
    it.runIf(dialect === 'sqlite')('go with what came back, which is found through its index', async () => {
      const plan = await sql<{ detail: string }>`explain query plan
        select deliveries.feedback, count(*) from deliveries
        inner join subscriptions on subscriptions.id = deliveries.subscription_id
        where deliveries.feedback in ('bounced', 'complained') and deliveries.handed_over_at > 5
          and subscriptions.list_id = 1
        group by deliveries.feedback`.execute(test.context.db)
      expect(plan.rows.map(({ detail }) => detail).join('; ')).toContain('deliveries_returned')
    })
  })
}
