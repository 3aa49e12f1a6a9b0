import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListRow } from '../../db/lists.ts'
import { findSubscriber } from '../../db/subscribers.ts'
import { confirm } from '../../src/actions/confirm.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { importSubscribers } from '../../src/actions/import-subscribers.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import { unsubscribe } from '../../src/actions/unsubscribe.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { linkToken, makeList, publishSteps, signUp, subjectsTo, worker } from '../support/published.ts'
import { signUpForm } from '../support/sign-up-form.ts'

async function* rows(addresses: readonly string[]) {
  for (const [index, address] of addresses.entries())
    yield { line: index + 2, address, name: `Person ${'abc'[index % 3]}` }
}

for (const dialect of DIALECTS) {
  describe(`importing subscribers on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
    })
    afterEach(() => test.close())

    const bring = (addresses: readonly string[], consent: string | null) =>
      importSubscribers(test.context, { listName: 'Weekly tips', consent, rows: rows(addresses) })

    it('confirms people with the consent statement on record, and mails nobody', async () => {
      const statement = 'signed up at the clinic, 2026-05-01'
      expect(await bring(['a@example.com', 'b@example.com'], statement)).toMatchObject({
        confirmed: 2,
        invalid: [],
      })
      const consents = await test.context.db.selectFrom('consents').select(['kind', 'text']).execute()
      expect(consents).toEqual([
        { kind: 'imported', text: statement },
        { kind: 'imported', text: statement },
      ])
      expect(await drain(test.context, worker)).toEqual({})
    })

    it('keeps people without consent pending and does not mail them, even when a series is published', async () => {
      expect(await bring(['a@example.com'], null)).toMatchObject({ confirmed: 0, pending: 1 })
      const sequence = await publishSteps(test.context, list)
      expect(await enrolList(test.context, sequence.id)).toBe(0)
      test.clock.advance(30 * DAY)
      await drain(test.context, worker)
      expect(await test.captured.list()).toEqual([])
    })

    it('skips bad lines by number and changes nothing the second time', async () => {
      const report = await bring(['a@example.com', 'nonsense', 'b@example.com'], 'form')
      expect(report).toMatchObject({ confirmed: 2, invalid: [{ line: 3, what: 'address' }] })
      expect(await bring(['a@example.com', 'b@example.com'], 'form')).toMatchObject({
        confirmed: 0,
        known: 2,
      })
    })

    it('never brings back somebody who left', async () => {
      await bring(['a@example.com'], 'form')
      const sequence = await publishSteps(test.context, list)
      await enrolList(test.context, sequence.id)
      await drain(test.context, worker)
      expect(await subjectsTo(test, 'a@example.com')).toEqual(['welcome'])
      await unsubscribe(test.context, await linkToken(test, 'a@example.com', 'unsubscribe'))
      expect(await bring(['a@example.com'], 'form')).toMatchObject({ confirmed: 0, left: 1 })
    })

    it('does not bring them back after a form asked for them; their own confirmation does', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, 'a@example.com')
      await drain(test.context, worker)
      await unsubscribe(test.context, await linkToken(test, 'a@example.com', 'unsubscribe'))
      test.clock.advance(2 * DAY)
      await subscribe(test.context, signUpForm([list.id], 'a@example.com'))
      expect(await bring(['a@example.com'], 'form')).toMatchObject({ confirmed: 0, left: 1 })
      expect(await bring(['a@example.com'], null)).toMatchObject({ pending: 0, left: 1 })
      test.clock.advance(2 * DAY)
      await drain(test.context, worker)
      await confirm(test.context, await linkToken(test, 'a@example.com', 'confirm'))
      expect(await bring(['a@example.com'], 'form')).toMatchObject({ known: 1, left: 0 })
    })

    it('sets a name only where there is none', async () => {
      const nameOf = async (address: string) => (await findSubscriber(test.context.db, address))?.name
      await signUp(test, list, 'a@example.com', 'Ana')
      await signUp(test, list, 'b@example.com')
      await bring(['a@example.com', 'b@example.com'], 'form')
      expect(await nameOf('a@example.com')).toBe('Ana')
      expect(await nameOf('b@example.com')).toBe('Person b')
    })

    it('tells in the footer by which statement somebody is on the list', async () => {
      await bring(['a@example.com'], 'signed up at the clinic, 2026-05-01')
      const sequence = await publishSteps(test.context, list)
      await enrolList(test.context, sequence.id)
      await drain(test.context, worker)
      const [mail] = await test.captured.list()
      expect(mail?.message.text.replace(/\s+/g, ' ')).toContain(
        'You get this because you are on this list (signed up at the clinic, 2026-05-01).',
      )
    })

    it('names a list that does not exist', async () => {
      const input = { listName: 'Nope', consent: 'x', rows: rows([]) }
      expect(await importSubscribers(test.context, input)).toEqual({
        kind: 'problem',
        message: 'There is no list called “Nope”.',
      })
    })
  })
}
