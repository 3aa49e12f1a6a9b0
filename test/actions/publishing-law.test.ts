import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fromJson } from '../../db/json.ts'
import type { ListRow } from '../../db/lists.ts'
import { updateList } from '../../db/lists.ts'
import { planPublication, publishSequence } from '../../src/actions/publish-sequence.ts'
import { planIssue } from '../../src/actions/schedule-issue.ts'
import type { Letter } from '../../src/core/mail/letter.ts'
import { openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { buildLetter, makeList } from '../support/published.ts'
import { sampleSeries } from '../support/series-files.ts'

for (const dialect of DIALECTS) {
  describe(`what the law asks of what is published, on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
    })
    afterEach(() => test.close())

    const plan = () =>
      planPublication(test.context, { series: sampleSeries(), listName: list.name, enrolExisting: false })
    const issue = (letter: Letter) =>
      planIssue(test.context, { name: 'Spring', letter, listName: list.name, time: 'now' })
    const replying = (origin: 'own' | 'phrase'): Letter => ({
      ...buildLetter('issue', 'Spring'),
      cta: { kind: 'reply', label: { text: 'Reply to me.', origin }, url: null },
    })

    it('publishes no series and no issue of a list without a postal address', async () => {
      expect((await plan()).kind).toBe('plan')
      await updateList(test.context.db, list.id, { postal_address: null })
      for (const planned of [await plan(), await issue(buildLetter('issue', 'Spring'))]) {
        expect(planned).toMatchObject({
          kind: 'problem',
          message: expect.stringMatching(/no postal address.*--postal-address/),
        })
      }
      expect(await test.context.db.selectFrom('sequences').selectAll().execute()).toEqual([])
    })

    it('leaves the reply prompts of a draft out of what a sensitive list publishes', async () => {
      const prompts = async () => {
        const planned = await plan()
        if (planned.kind !== 'plan') throw new Error(planned.message)
        await publishSequence(test.context, planned.publication)
        const version = await test.context.db
          .selectFrom('versions')
          .select('id')
          .orderBy('id', 'desc')
          .executeTakeFirstOrThrow()
        const steps = await test.context.db
          .selectFrom('version_steps')
          .select('letter')
          .where('version_id', '=', version.id)
          .execute()
        return steps.filter(({ letter }) => fromJson<Letter>(letter).cta.kind === 'reply').length
      }
      expect(await prompts()).toBeGreaterThan(0)
      await updateList(test.context.db, list.id, { sensitive: 1 })
      expect(await prompts()).toBe(0)
    })

    it('refuses an issue of a sensitive list that asks for replies in the marketer’s words', async () => {
      expect((await issue(replying('own'))).kind).toBe('plan')
      await updateList(test.context.db, list.id, { sensitive: 1 })
      expect(await issue(replying('own'))).toMatchObject({
        kind: 'problem',
        message: expect.stringContaining('sensitive'),
      })
    })
  })
}
