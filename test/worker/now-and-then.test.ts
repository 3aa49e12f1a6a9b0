import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '../../src/actions/context.ts'
import { type Tidied, tidyNowAndThen } from '../../src/worker/now-and-then.ts'
import { HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'

for (const dialect of DIALECTS) {
  describe(`tidying in the worker on ${dialect}`, () => {
    let test: TestContext
    let tidied: Tidied
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      tidied = { at: null }
    })
    afterEach(() => test.close())

    const empty = async (count: number) => {
      const keys = Array.from({ length: count }, (_, index) => ({ key: `network/${index}`, empty_at: 0 }))
      await test.context.db.insertInto('buckets').values(keys).execute()
    }
    const left = async () => (await test.context.db.selectFrom('buckets').selectAll().execute()).length
    const tidy = (context: Context = test.context) => tidyNowAndThen(context, tidied)

    it('goes on at once while more is left, and rests for an hour then', async () => {
      await empty(1200)
      expect([await tidy(), await tidy(), await tidy()]).toEqual([true, true, false])
      expect(await left()).toBe(0)
      await empty(1)
      test.clock.advance(HOUR - 1)
      await tidy()
      expect(await left()).toBe(1)
      test.clock.advance(1)
      await tidy()
      expect(await left()).toBe(0)
    })

    it('does not wait for a clock that was set back to come to the hour again', async () => {
      await tidy()
      test.clock.advance(-2 * HOUR)
      await empty(1)
      await tidy()
      expect(await left()).toBe(0)
    })

    it('keeps nobody’s mail from going out where it fails', async () => {
      await empty(1)
      const transact = async (): Promise<never> => {
        throw new Error('a bug')
      }
      expect(await tidy({ ...test.context, transact })).toBe(false)
      expect(test.logged.at(-1)).toEqual({ event: 'tidying.failed', fields: { chore: 'purgeUnconfirmed' } })
      expect(await left()).toBe(1)
    })
  })
}
