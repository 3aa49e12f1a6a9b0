import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListRow } from '../../db/lists.ts'
import { updateSubscription } from '../../db/subscriptions.ts'
import { describeStatus } from '../../src/actions/describe-status.ts'
import { planIssue, scheduleIssue } from '../../src/actions/schedule-issue.ts'
import { DAY, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { importPeople } from '../support/imported.ts'
import { buildLetter, makeList } from '../support/published.ts'

for (const dialect of DIALECTS) {
  describe(`what the status tells of an issue to come, on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
      await importPeople(test.context, list, ['ana@example.com', 'ben@example.com', 'chloe@example.com'])
      const letter = buildLetter('issue', 'Spring')
      const time = new Date(test.clock.now + 2 * DAY).toISOString().replace('.000', '')
      const planned = await planIssue(test.context, { name: 'Spring', letter, listName: list.name, time })
      if (planned.kind === 'problem') throw new Error(planned.message)
      await scheduleIssue(test.context, planned.plan)
    })
    afterEach(() => test.close())

    const upcoming = async () =>
      (await describeStatus(test.context)).upcoming.map(({ people, atMost }) => ({ people, atMost }))

    it('counts nobody whose pause lasts beyond it', async () => {
      expect(await upcoming()).toEqual([{ people: 3, atMost: false }])
      await updateSubscription(test.context.db, 1, { paused_until: test.clock.now + 3 * DAY })
      await updateSubscription(test.context.db, 2, { paused_until: test.clock.now + DAY })
      expect(await upcoming()).toEqual([{ people: 2, atMost: false }])
    })

    it('says that it is at most so many where some want newsletters less often', async () => {
      await updateSubscription(test.context.db, 1, { pace: 'monthly' })
      expect(await upcoming()).toEqual([{ people: 3, atMost: true }])
    })
  })
}
