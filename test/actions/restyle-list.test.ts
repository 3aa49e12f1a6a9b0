import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getList, type ListRow } from '../../db/lists.ts'
import { cancelSequence } from '../../src/actions/change-sequence.ts'
import { restyleList } from '../../src/actions/restyle-list.ts'
import { plainTheme, themeOf } from '../../src/core/mail/theme.ts'
import { drain } from '../../src/worker/worker.ts'
import { HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { makeList, publishSteps, signUp, worker } from '../support/published.ts'

const daily = { kind: 'every' as const, days: 1, time: '09:00', firstAfterDays: 1 }
const ANA = 'ana@example.com'
const willow = { ...plainTheme, brand: 'Willow Clinic', light: { ...plainTheme.light, accent: '#8a1c4a' } }

for (const dialect of DIALECTS) {
  describe(`a list that gets another look on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
      await publishSteps(test.context, list, { schedule: daily, steps: ['welcome', 'one', 'recap'] })
      await signUp(test, list, ANA)
      await drain(test.context, worker)
    })
    afterEach(() => test.close())

    const restyle = async (look: Parameters<typeof restyleList>[2]) => {
      const restyled = await restyleList(test.context, list.name, look)
      if (restyled.kind === 'problem') throw new Error(restyled.message)
      return restyled
    }
    const mails = async () => (await test.captured.list()).map(({ message }) => message)
    const frozen = () =>
      test.context.db
        .selectFrom('deliveries')
        .select(['id', 'template_hash', 'frozen'])
        .where('frozen', 'is not', null)

    it('has all its published emails in it from then on, and tells how many', async () => {
      expect(await restyle({ theme: willow })).toMatchObject({ kind: 'restyled', emails: 3 })
      expect((await mails()).at(-1)?.html).not.toContain('Willow Clinic')
      for (let hour = 0; hour < 48; hour++) {
        test.clock.advance(HOUR)
        await drain(test.context, worker)
      }
      const last = (await mails()).at(-1)
      expect(last?.subject).toBe('one')
      expect(last?.html).toContain('Willow Clinic')
      expect(last?.text).toMatch(/^Willow Clinic\n/)
    })

    it('keeps the bytes of what is frozen', async () => {
      const before = await frozen().execute()
      await restyle({ theme: willow })
      expect(await frozen().execute()).toEqual(before)
      expect(before.length).toBeGreaterThan(1)
    })

    it('changes its layout alone, and goes back to the plain look', async () => {
      await restyle({ theme: willow })
      await restyle({ layout: 'card' })
      expect(themeOf((await getList(test.context.read, list.id)).theme)).toEqual({
        ...willow,
        layout: 'card',
      })
      expect((await restyle({ theme: null, layout: 'letter' })).list.theme).toBeNull()
    })

    it('leaves alone what is cancelled, and what another list sends', async () => {
      const other = await makeList(test.context, 'Other list')
      await publishSteps(test.context, other, { steps: ['welcome'] })
      const gone = await publishSteps(test.context, list, { key: 'gone', steps: ['welcome'] })
      await cancelSequence(test.context, gone.key)
      expect((await restyle({ theme: willow })).emails).toBe(3)
    })

    it('sends its notices in the same look', async () => {
      await restyle({ theme: willow })
      await signUp(test, list, 'ben@example.com')
      const asked = (await mails()).find(
        ({ to, subject }) => to.address === 'ben@example.com' && /confirm/.test(subject),
      )
      expect(asked?.html).toContain('Willow Clinic')
    })

    it('is told where there is no such list', async () => {
      expect(await restyleList(test.context, 'Nothing', { layout: 'card' })).toEqual({
        kind: 'problem',
        message: 'There is no list called “Nothing”.',
      })
    })
  })
}
