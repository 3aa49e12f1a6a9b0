import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListRow } from '../../db/lists.ts'
import { enrolEverybody, planEnrolment } from '../../src/actions/enrol-sequence.ts'
import { importSubscribers } from '../../src/actions/import-subscribers.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { makeList, publishSteps, signUp, subjectsTo, worker } from '../support/published.ts'

for (const dialect of DIALECTS) {
  describe(`enrolling a list on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
    })
    afterEach(() => test.close())

    const plan = async (named: string) => {
      const planned = await planEnrolment(test.context, named)
      if (planned.kind === 'problem') throw new Error(planned.message)
      return planned.plan
    }
    const bring = async (count: number) => {
      async function* rows() {
        for (let line = 1; line <= count; line++) yield { line, address: `p${line}@example.com`, name: '' }
      }
      await importSubscribers(test.context, { listName: list.name, consent: 'form', rows: rows() })
    }

    it('tells as many people as it then enrols, and leaves those who have been through it', async () => {
      await publishSteps(test.context, list, { steps: ['welcome', 'one'] })
      await signUp(test, list, 'done@example.com')
      for (let days = 0; days < 21; days++) {
        await drain(test.context, worker)
        test.clock.advance(DAY)
      }
      expect(await subjectsTo(test, 'done@example.com')).toHaveLength(3)
      await signUp(test, list, 'inside@example.com')
      await bring(205)
      await publishSteps(test.context, list, { steps: ['welcome', 'one', 'two'] })
      const told = await plan('series')
      expect(told.people).toBe(205)
      expect(await enrolEverybody(test.context, told)).toBe(told.people)
      expect((await plan('series')).people).toBe(0)
      expect(await enrolEverybody(test.context, told)).toBe(0)
    })

    it('lets nobody into an issue whose time has come', async () => {
      const at = test.clock.now + DAY
      await publishSteps(test.context, list, {
        kind: 'issue',
        steps: ['issue'],
        schedule: { kind: 'at', at },
      })
      await bring(1)
      expect((await plan('series')).people).toBe(1)
      test.clock.advance(DAY)
      expect(await planEnrolment(test.context, 'series')).toMatchObject({
        kind: 'problem',
        message: expect.stringContaining('has passed'),
      })
    })
  })
}
