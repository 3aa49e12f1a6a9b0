import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getList, type ListRow } from '../../db/lists.ts'
import { changeSetting } from '../../src/actions/change-setting.ts'
import { pauseList, resumeList } from '../../src/actions/pause-list.ts'
import { watchList } from '../../src/actions/watch-list.ts'
import { DAY, HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { makeList } from '../support/published.ts'
import { insertSubscription, type Returns, submitNow } from '../support/returned.ts'

for (const dialect of DIALECTS) {
  describe(`the watch over lists on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    let subscriptionId: number
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
      subscriptionId = await insertSubscription(test.context, list.id, 'ana@example.com')
    })
    afterEach(() => test.close())

    const submit = (submitted: number, back: Pick<Returns, 'feedback' | 'count'> = {}) =>
      submitNow(test.context, { listId: list.id, subscriptionId, submitted, ...back })
    const watch = async (id = list.id) => {
      await test.context.transact('test', (tx) => watchList(test.context, tx, id))
      const { paused_at, pause_reason } = await getList(test.context.db, id)
      return { at: paused_at, reason: pause_reason }
    }

    it('pauses a list with too many complaints, says why, and logs it without an address', async () => {
      await submit(200, { feedback: 'complained', count: 1 })
      expect(await watch()).toEqual({
        at: test.clock.now,
        reason: 'complaints 0.5% (1 of 200) in 7d: at or over 0.1%',
      })
      expect(test.logged).toContainEqual({
        event: 'list.paused',
        fields: { list: list.id, by: 'complaints' },
      })
    })

    it('pauses a list with too many hard bounces, and counts no other feedback', async () => {
      await submit(200, { feedback: 'bounced', count: 3 })
      await submit(0, { feedback: 'soft-bounced', count: 50 })
      await submit(0, { feedback: 'delivered', count: 50 })
      expect(await watch()).toEqual({ at: null, reason: null })
      await submit(0, { feedback: 'bounced', count: 1 })
      expect((await watch()).reason).toBe('hard bounces 2% (4 of 200) in 7d: at or over 2%')
    })

    it('does not judge a small sample', async () => {
      await submit(199, { feedback: 'complained', count: 100 })
      expect((await watch()).at).toBeNull()
    })

    it('does not count what came back of another list', async () => {
      const other = await makeList(test.context, 'Other')
      await submit(200, { feedback: 'complained', count: 5 })
      const { context } = test
      await submitNow(context, { listId: other.id, subscriptionId, submitted: 200 })
      expect((await watch(other.id)).at).toBeNull()
    })

    it('forgets what is older than the window, on both sides', async () => {
      await submit(200, { feedback: 'complained', count: 1 })
      test.clock.advance(8 * DAY)
      expect((await watch()).at).toBeNull()
      await submit(200)
      expect((await watch()).at).toBeNull()
      test.clock.advance(-DAY)
      expect((await watch()).reason).toContain('(1 of 400)')
    })

    it('keeps the first reason of a list that is paused already', async () => {
      await pauseList(test.context, list.name, 'the sender moves')
      await submit(200, { feedback: 'complained', count: 5 })
      expect((await watch()).reason).toBe('the sender moves')
    })

    it('does not pause it again for the same complaints after a person resumed it, only for new ones', async () => {
      await submit(200, { feedback: 'complained', count: 2 })
      expect((await watch()).at).not.toBeNull()
      test.clock.advance(HOUR)
      await resumeList(test.context, list.name)
      expect((await watch()).at).toBeNull()
      test.clock.advance(HOUR)
      await submit(150)
      expect((await watch()).at).toBeNull()
      await submit(50)
      expect((await watch()).at).toBeNull()
      await submit(0, { feedback: 'complained', count: 1 })
      expect((await watch()).reason).toContain('(1 of 200)')
    })

    it('follows the settings without a restart', async () => {
      await submit(200, { feedback: 'complained', count: 1 })
      await changeSetting(test.context, 'pause.complaints', '1%')
      expect((await watch()).at).toBeNull()
      await changeSetting(test.context, 'pause.complaints', null)
      expect((await watch()).at).not.toBeNull()
    })
  })
}
