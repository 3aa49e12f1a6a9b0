import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListRow } from '../../db/lists.ts'
import { findNamedSequence } from '../../src/actions/name-sequence.ts'
import { openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { makeList, publishSteps } from '../support/published.ts'

for (const dialect of DIALECTS) {
  describe(`naming a sequence on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
    })
    afterEach(() => test.close())

    const named = (name: string) => findNamedSequence(test.context.read, name)

    it('takes a number for an id first, then for a key', async () => {
      const first = await publishSteps(test.context, list, { key: '2' })
      const second = await publishSteps(test.context, list, { key: '7' })
      expect([first.id, second.id]).toEqual([1, 2])
      expect(await named('2')).toMatchObject({ kind: 'found', sequence: { id: second.id } })
      expect(await named('7')).toMatchObject({ kind: 'found', sequence: { id: second.id } })
      expect(await named('1')).toMatchObject({ kind: 'found', sequence: { id: first.id } })
    })

    it('names the numbers where several have the same name, and what there is where none has it', async () => {
      await publishSteps(test.context, list, { key: 'a' })
      await publishSteps(test.context, list, { key: 'b' })
      expect(await named('A series')).toMatchObject({ message: expect.stringContaining('numbers 1, 2') })
      expect(await named('nothing')).toMatchObject({ message: expect.stringContaining('“A series” (1)') })
    })
  })
}
