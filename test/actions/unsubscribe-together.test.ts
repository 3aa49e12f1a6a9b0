import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListRow } from '../../db/lists.ts'
import type { Context } from '../../src/actions/context.ts'
import { leaveTogether } from '../../src/actions/leave-together.ts'
import { openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { databaseError, refuseUpdates } from '../support/database-faults.ts'
import { importPeople } from '../support/imported.ts'
import { makeList } from '../support/published.ts'

const people = Array.from({ length: 100 }, (_, index) => `reader-${index}@example.com`)

for (const dialect of DIALECTS) {
  describe(`many who leave at once, on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    let commits: number
    let context: Context
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
      await importPeople(test.context, list, people)
      commits = 0
      context = {
        ...test.context,
        transact: async (name, work) => {
          commits++
          return await test.context.transact(name, work)
        },
      }
    })
    afterEach(() => test.close())

    const ids = async () =>
      (await test.context.read.selectFrom('subscriptions').select('id').orderBy('id').execute()).map(
        ({ id }) => id,
      )
    const stateOf = async (id: number) =>
      (
        await test.context.read
          .selectFrom('subscriptions')
          .select('state')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).state

    it('share a few commits, and each is answered only after their own is on disk', async () => {
      const all = await ids()
      await Promise.all(
        all.map(async (id) => {
          await leaveTogether(context, id)
          expect(await stateOf(id)).toBe('ended')
        }),
      )
      expect(commits).toBeLessThanOrEqual(5)
      const withdrawn = await test.context.db
        .selectFrom('consents')
        .select('subscription_id')
        .where('kind', '=', 'withdrawn')
        .execute()
      expect(withdrawn.map((row) => row.subscription_id).toSorted((a, b) => a - b)).toEqual(all)
    })

    it('leave once where one of them comes several times', async () => {
      const [id = 0] = await ids()
      await Promise.all([leaveTogether(context, id), leaveTogether(context, id), leaveTogether(context, id)])
      const events = await test.context.db.selectFrom('events').select('kind').execute()
      expect(events).toEqual([{ kind: 'unsubscribed' }])
    })

    it('leave all the same beside one that cannot', async () => {
      const all = await ids()
      const [broken = 0, ...others] = all
      await refuseUpdates(test.context, 'subscriptions', broken)
      const outcomes = await Promise.allSettled(all.map((id) => leaveTogether(context, id)))
      const [first, ...rest] = outcomes.map(({ status }) => status)
      expect(first).toBe('rejected')
      expect(new Set(rest)).toEqual(new Set(['fulfilled']))
      for (const id of others) expect(await stateOf(id)).toBe('ended')
      expect(await stateOf(broken)).toBe('confirmed')
    })

    it('are told of a database that cannot be written to, each once', async () => {
      const all = await ids()
      const locked = databaseError(test.context.dialect, 'locked')
      let tries = 0
      const failing: Context = {
        ...context,
        transact: async () => {
          tries++
          throw locked
        },
      }
      const outcomes = await Promise.allSettled(all.map((id) => leaveTogether(failing, id)))
      expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']))
      expect(tries).toBeLessThanOrEqual(5)
    })
  })
}
