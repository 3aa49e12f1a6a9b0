import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyEvents } from '../../src/actions/apply-events.ts'
import { changeSetting } from '../../src/actions/change-setting.ts'
import { keepNoLonger } from '../../src/actions/keep-no-longer.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { makeList, worker } from '../support/published.ts'
import { hard, insertEmail, insertReader, type Reader, storeWebhook } from '../support/sent-mail.ts'

for (const dialect of DIALECTS) {
  describe(`what is kept no longer on ${dialect}`, () => {
    let test: TestContext
    let reader: Reader
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      const transport = { ...test.context.transport, keyLifetimeMs: 35 * DAY }
      test = { ...test, context: { ...test.context, transport } }
      const list = await makeList(test.context)
      reader = await insertReader(test.context, list.id, 'ana@example.com')
    })
    afterEach(() => test.close())

    const set = async (name: string, value: string) =>
      expect(await changeSetting(test.context, name, value)).toMatchObject({ kind: 'changed' })
    const keptEmails = async () =>
      (
        await test.context.db
          .selectFrom('deliveries')
          .select('id')
          .where('frozen', 'is not', null)
          .orderBy('id')
          .execute()
      ).map(({ id }) => id)
    const old = (days: number) => ({ handed_over_at: test.clock.now - days * DAY })

    it('keeps emails for good where nothing is set', async () => {
      const email = await insertEmail(test.context, reader, old(4000))
      expect(await keepNoLonger(test.context)).toBe(false)
      expect(await keptEmails()).toEqual([email])
    })

    it('forgets what emails were made of once their time is over', async () => {
      await set('keep.emails', '30d')
      await insertEmail(test.context, reader, old(36))
      const newer = await insertEmail(test.context, reader, { ...old(29), enrolment_id: null })
      await keepNoLonger(test.context)
      expect(await keptEmails()).toEqual([newer])
    })

    it('keeps what a retry may need: mail under way, in doubt, of an open batch, or of a key that still lives', async () => {
      await set('keep.emails', '30d')
      const batch = { transport: 'resend', members: '[]', state: 'open' as const, key: 'k', created_at: 1 }
      const { id } = await test.context.db
        .insertInto('batches')
        .values(batch)
        .returning('id')
        .executeTakeFirstOrThrow()
      const email = (row: Parameters<typeof insertEmail>[2]) =>
        insertEmail(test.context, reader, { enrolment_id: null, ...row })
      const needed = [
        await email({ ...old(40), state: 'frozen' }),
        await email({ ...old(40), state: 'uncertain' }),
        await email({ ...old(40), batch_id: id }),
        await email({ handed_over_at: test.clock.now - 34 * DAY }),
      ]
      await email({ handed_over_at: test.clock.now - 36 * DAY })
      await keepNoLonger(test.context)
      expect(await keptEmails()).toEqual(needed)
    })

    it('still believes an event of an email that it has forgotten', async () => {
      await set('keep.emails', '30d')
      const email = await insertEmail(test.context, reader, old(36))
      await keepNoLonger(test.context)
      expect(await keptEmails()).toEqual([])
      await storeWebhook(test.context, { type: 'bounced', delivery: email, data: hard })
      await applyEvents(test.context)
      const { feedback } = await test.context.db
        .selectFrom('deliveries')
        .select('feedback')
        .executeTakeFirstOrThrow()
      expect(feedback).toBe('bounced')
    })

    it('takes the raw words from events, and keeps that they came', async () => {
      const email = await insertEmail(test.context, reader)
      await storeWebhook(test.context, { type: 'delivered', delivery: email })
      await applyEvents(test.context)
      test.clock.advance(399 * DAY)
      await keepNoLonger(test.context)
      const events = () =>
        test.context.db.selectFrom('events').select(['kind', 'raw', 'delivery_id']).execute()
      expect((await events())[0]?.raw).toContain('ana@example.com')
      test.clock.advance(2 * DAY)
      await keepNoLonger(test.context)
      expect(await events()).toEqual([{ kind: 'delivered', raw: '{}', delivery_id: email }])
    })

    it('deletes the beginning of the audit log in chunks, and nothing where it is kept for good', async () => {
      const entries = Array.from({ length: 450 }, (_, index) => ({
        at: index,
        actor: 'operator' as const,
        action: 'x',
        details: '{}',
      }))
      await test.context.db.insertInto('audit').values(entries).execute()
      const left = async () =>
        (await test.context.db.selectFrom('audit').select('id').where('action', '=', 'x').execute()).length
      expect(await keepNoLonger(test.context)).toBe(false)
      expect(await left()).toBe(450)
      await set('keep.audit', '30d')
      expect(await keepNoLonger(test.context)).toBe(true)
      expect(await left()).toBe(250)
      await drain(test.context, worker)
      expect(await left()).toBe(0)
    })
  })
}
