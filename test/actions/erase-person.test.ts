import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListRow } from '../../db/lists.ts'
import { applyEvents } from '../../src/actions/apply-events.ts'
import { compactDatabase, erasePerson } from '../../src/actions/erase-person.ts'
import { finishErasures } from '../../src/actions/finish-erasures.ts'
import { importSubscribers } from '../../src/actions/import-subscribers.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import { unsubscribe } from '../../src/actions/unsubscribe.ts'
import { viewDelivery } from '../../src/actions/view-delivery.ts'
import { addressHash } from '../../src/core/address.ts'
import { captureTransport } from '../../src/transports/capture.ts'
import type { SendResult } from '../../src/transports/transport.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { dumpFolder, dumpTables } from '../support/full-dump.ts'
import { linkToken, makeList, signUp, subjectsTo, worker } from '../support/published.ts'
import { insertEmail, insertReader, storeWebhook } from '../support/sent-mail.ts'
import { signUpForm } from '../support/sign-up-form.ts'
import { ana, askCity, ben, liveThrough } from '../support/whole-person.ts'

for (const dialect of DIALECTS) {
  describe(`erasing a person on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    /** What the transport answers; null captures as it always does. */
    let answer: SendResult | null
    beforeEach(async () => {
      answer = null
      test = await openTestContext({ dialect })
      const capture = test.context.transport
      const transport = {
        ...capture,
        keyLifetimeMs: 23 * HOUR,
        send: async (...call: Parameters<typeof capture.send>) => answer ?? (await capture.send(...call)),
      }
      test = { ...test, context: { ...test.context, transport } }
      list = await makeList(test.context)
      await askCity(test, list)
    })
    afterEach(() => test.close())

    const everything = async (): Promise<string> => {
      await compactDatabase(test.context)
      return [await dumpTables(test.context), dumpFolder(test.opened.folder), JSON.stringify(test.logged)]
        .join('\n')
        .toLowerCase()
    }
    const countOf = (text: string, words: string): number => text.split(words.toLowerCase()).length - 1
    const people = () =>
      test.context.db
        .selectFrom('subscribers')
        .select(['address', 'erased_at', 'erasing'])
        .orderBy('id')
        .execute()
    const import1 = async (address: string) => {
      async function* rows() {
        yield { line: 2, address, name: '' }
      }
      return await importSubscribers(test.context, { listName: list.name, consent: 'form', rows: rows() })
    }

    it('leaves nothing of them in any table, any file or any line of the log but a keyed hash', async () => {
      await liveThrough(test, list, ana)
      await liveThrough(test, list, ben)
      const before = await everything()
      for (const words of [...Object.values(ana), 'net-1'])
        expect(countOf(before, words), words).toBeGreaterThan(0)
      const erased = await erasePerson(test.context, ana.address)
      expect(erased).toMatchObject({ subscriptions: 1, waiting: 0, suppressed: 'erased' })
      expect(erased.emails).toBe(2)
      expect(erased.events).toBe(2)
      expect(erased.captured).toBe(2)
      const after = await everything()
      for (const words of Object.values(ana)) expect(countOf(after, words), words).toBe(0)
      for (const words of Object.values(ben)) expect(countOf(after, words), words).toBeGreaterThan(0)
      expect(countOf(after, addressHash(test.context.instance.pepper, ana.address))).toBeGreaterThan(0)
    })

    it('keeps ids, times and counts', async () => {
      const id = await liveThrough(test, list, ana)
      const counts = async () => {
        const { db } = test.context
        const count = async (table: 'deliveries' | 'enrolments' | 'attempts' | 'events') =>
          (await db.selectFrom(table).select('id').execute()).length
        return [
          await count('deliveries'),
          await count('enrolments'),
          await count('attempts'),
          await count('events'),
        ]
      }
      const before = await counts()
      await erasePerson(test.context, ana.address)
      expect(await counts()).toEqual(before)
      expect(await people()).toEqual([{ address: `erased-${id}`, erased_at: test.clock.now, erasing: 0 }])
      const consents = await test.context.db
        .selectFrom('consents')
        .select(['kind', 'at', 'text', 'network_hash'])
        .execute()
      expect(consents.map(({ kind }) => kind)).toEqual(['requested', 'confirmed', 'withdrawn'])
      for (const consent of consents)
        expect(consent).toMatchObject({ at: test.clock.now, text: '', network_hash: null })
    })

    it('ends all subscriptions: nothing goes out any more', async () => {
      await liveThrough(test, list, ana)
      const sent = (await subjectsTo(test, ana.address)).length
      expect(sent).toBe(2)
      await erasePerson(test.context, ana.address)
      test.clock.advance(60 * DAY)
      expect(await drain(test.context, worker)).toEqual({})
      expect(await test.captured.list()).toEqual([])
    })

    it('comes to the same when it is done twice', async () => {
      await liveThrough(test, list, ana)
      await erasePerson(test.context, ana.address)
      const dump = await dumpTables(test.context)
      expect(await erasePerson(test.context, ana.address)).toMatchObject({
        person: null,
        emails: 0,
        suppressed: 'erased',
      })
      expect(await dumpTables(test.context)).toBe(dump)
    })

    it('erases nothing of somebody whose address only ends the same', async () => {
      await liveThrough(test, list, ana)
      const dump = await dumpTables(test.context)
      await erasePerson(test.context, ana.address.replace('Ana.', ''))
      expect(await dumpTables(test.context)).toBe(dump)
    })

    it('lets old links work and say nothing', async () => {
      await liveThrough(test, list, ana)
      const leave = await linkToken(test, ana.address, 'unsubscribe')
      const view = await linkToken(test, ana.address, 'view')
      expect(await viewDelivery(test.context, view)).toMatchObject({ kind: 'found' })
      await erasePerson(test.context, ana.address)
      const dump = await dumpTables(test.context)
      expect(await unsubscribe(test.context, leave)).toEqual({ kind: 'left' })
      expect((await viewDelivery(test.context, view)).kind).not.toBe('found')
      expect(await dumpTables(test.context)).toBe(dump)
    })

    it('keeps the words of no event that comes later', async () => {
      await liveThrough(test, list, ana)
      const { id } = await test.context.db
        .selectFrom('deliveries')
        .select('id')
        .where('kind', '=', 'step')
        .orderBy('id')
        .executeTakeFirstOrThrow()
      await erasePerson(test.context, ana.address)
      const to = `${ana.name} <${ana.address}>`
      await storeWebhook(test.context, {
        type: 'bounced',
        delivery: id,
        to,
        data: { bounce: { type: 'Permanent' } },
      })
      await storeWebhook(test.context, { type: 'opened', delivery: 999_999, to })
      await applyEvents(test.context)
      expect(countOf(await everything(), ana.address)).toBe(0)
      const { feedback } = await test.context.db
        .selectFrom('deliveries')
        .select('feedback')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(feedback).toBe('bounced')
    })

    it('waits for mail in doubt, whose bytes a retry needs, and ends once its outcome is known', async () => {
      await liveThrough(test, list, ana)
      answer = { kind: 'uncertain', reason: 'no answer', final: false }
      await test.context.db.deleteFrom('sequence_choices').execute()
      const states: (string | undefined)[] = []
      while (!states.includes('frozen')) {
        test.clock.advance(HOUR)
        states.push(...Object.keys(await drain(test.context, worker)))
      }
      const frozen = () =>
        test.context.db
          .selectFrom('deliveries')
          .select(['state', 'frozen'])
          .where('frozen', 'is not', null)
          .execute()
      const kept = (await frozen()).find(({ state }) => state === 'frozen')
      expect(kept?.frozen).toContain(ana.address)
      expect(await erasePerson(test.context, ana.address)).toMatchObject({ waiting: 1 })
      expect(await frozen()).toEqual([kept])
      expect(await people()).toMatchObject([{ erasing: 1 }])
      await finishErasures(test.context)
      expect(await frozen()).toEqual([kept])
      test.clock.advance(HOUR)
      expect(await drain(test.context, worker)).toMatchObject({ uncertain: 1 })
      await drain(test.context, worker)
      expect(await people()).toMatchObject([{ erasing: 0 }])
      const after = await everything()
      for (const words of Object.values(ana)) expect(countOf(after, words), words).toBe(0)
    })

    it('waits for a batch as long as any of its members may have to go out again', async () => {
      const { context } = test
      const batch = { transport: 'resend', members: '[]', state: 'open' as const, key: 'k', created_at: 1 }
      const { id } = await context.db
        .insertInto('batches')
        .values(batch)
        .returning('id')
        .executeTakeFirstOrThrow()
      const reader = await insertReader(context, list.id, 'cleo@example.com')
      const email = await insertEmail(context, reader, { batch_id: id })
      const isKept = async () =>
        (
          await context.db
            .selectFrom('deliveries')
            .select('frozen')
            .where('id', '=', email)
            .executeTakeFirstOrThrow()
        ).frozen !== null
      expect(await erasePerson(context, 'cleo@example.com')).toMatchObject({ emails: 0, waiting: 1 })
      await finishErasures(context)
      expect(await isKept()).toBe(true)
      await context.db.updateTable('batches').set({ state: 'done' }).execute()
      await finishErasures(context)
      expect(await isKept()).toBe(false)
      expect(countOf(await everything(), 'cleo@example.com')).toBe(0)
    })

    it('keeps an import from bringing them back; their own confirmation does', async () => {
      await liveThrough(test, list, ana)
      await erasePerson(test.context, ana.address)
      expect(await import1(ana.address)).toMatchObject({ confirmed: 0, left: 1 })
      test.clock.advance(2 * DAY)
      await subscribe(test.context, signUpForm([list.id], ana.address))
      await drain(test.context, worker)
      expect(await import1(ana.address)).toMatchObject({ confirmed: 0, left: 1 })
      await signUp(test, list, ana.address)
      await drain(test.context, worker)
      expect(await subjectsTo(test, ana.address)).toContain('welcome')
      expect(await test.context.db.selectFrom('suppressions').selectAll().execute()).toEqual([])
    })

    it('lets nobody back by a form whose address had complained', async () => {
      await liveThrough(test, list, ana)
      const hash = addressHash(test.context.instance.pepper, ana.address)
      await test.context.db
        .insertInto('suppressions')
        .values({ address_hash: hash, reason: 'complained', created_at: 1 })
        .execute()
      expect(await erasePerson(test.context, ana.address)).toMatchObject({ suppressed: 'complained' })
      test.clock.advance(2 * DAY)
      await subscribe(test.context, signUpForm([list.id], ana.address))
      await drain(test.context, worker)
      expect(await test.captured.list()).toEqual([])
    })

    it('deletes drafts that a crash left in the folder of captured mail', async () => {
      await liveThrough(test, list, ana)
      const folder = join(test.opened.folder, 'captured')
      const { writeFileSync, existsSync } = await import('node:fs')
      writeFileSync(join(folder, '.torn'), `{"id":"x","message":{"to":{"address":"${ana.address}`)
      await captureTransport({ folder }).forget(() => false)
      expect(existsSync(join(folder, '.torn'))).toBe(false)
      expect((await test.captured.list()).length).toBe(2)
    })

    it('tells the audit log what was erased, without saying whose it was', async () => {
      const id = await liveThrough(test, list, ana)
      await erasePerson(test.context, ana.address)
      const rows = await test.context.db
        .selectFrom('audit')
        .selectAll()
        .where('action', '=', 'person.erased')
        .execute()
      const details = JSON.stringify({ subscriptions: 1, emails: 2, events: 0, waiting: 0 })
      expect(rows).toMatchObject([{ actor: 'operator', subscriber_id: id, details }])
    })
  })
}
