import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListRow } from '../../db/lists.ts'
import { findSubscriber } from '../../db/subscribers.ts'
import { insertSuppression } from '../../db/suppressions.ts'
import { confirm, findConfirmation } from '../../src/actions/confirm.ts'
import { findLeaving } from '../../src/actions/find-leaving.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import { unsubscribe } from '../../src/actions/unsubscribe.ts'
import { addressHash } from '../../src/core/address.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { linkToken, makeList, publishSteps, signUp, subjectsTo, worker } from '../support/published.ts'
import { signUpForm } from '../support/sign-up-form.ts'

const ANA = 'ana@example.com'

for (const dialect of DIALECTS) {
  describe(`subscribing on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
    })
    afterEach(() => test.close())

    const ask = (address: string, name: string | null = null) =>
      subscribe(test.context, signUpForm([list.id], address, { name, source: '/subscribe/weekly-tips' }))
    const consents = () => test.context.db.selectFrom('consents').select(['kind', 'text', 'source']).execute()
    const count = async (table: 'subscribers' | 'deliveries' | 'enrolments') =>
      (await test.context.db.selectFrom(table).selectAll().execute()).length

    it('mails a confirmation with no list header, and nothing else until it is confirmed', async () => {
      await publishSteps(test.context, list)
      await ask(ANA, 'Ana')
      await drain(test.context, worker)
      test.clock.advance(30 * DAY)
      await drain(test.context, worker)
      const mail = await test.captured.list()
      expect(mail).toHaveLength(1)
      expect(mail[0]?.message.headers.map(({ name }) => name)).not.toContain('List-Unsubscribe')
      expect(mail[0]?.message.text).not.toContain('Ana')
      expect(await count('enrolments')).toBe(0)
    })

    it('keeps proof of each step of the consent', async () => {
      await signUp(test, list, ANA)
      expect(await consents()).toEqual([
        { kind: 'requested', text: list.consent_text, source: '/subscribe/weekly-tips' },
        { kind: 'confirmed', text: list.consent_text, source: '/confirm' },
      ])
    })

    it('answers alike for a new, a known, a confirmed and a suppressed address', async () => {
      const hash = addressHash(test.context.instance.pepper, 'gone@example.com')
      await insertSuppression(test.context.db, { address_hash: hash, reason: 'complaint', created_at: 0 })
      await signUp(test, list, ANA)
      for (const address of ['new@example.com', 'new@example.com', ANA, 'gone@example.com']) {
        expect(await ask(address)).toEqual({ kind: 'accepted' })
      }
      await drain(test.context, worker)
      expect(await subjectsTo(test, 'gone@example.com')).toEqual([])
      expect(await subjectsTo(test, 'new@example.com')).toHaveLength(1)
    })

    it('mails at most one confirmation to an address in 24 hours', async () => {
      for (let time = 0; time < 5; time++) await ask(ANA)
      await drain(test.context, worker)
      test.clock.advance(DAY - 1)
      await ask(ANA)
      expect(await count('deliveries')).toBe(1)
      test.clock.advance(1)
      await ask(ANA)
      expect(await count('deliveries')).toBe(2)
    })

    it('holds to that over all lists: what is asked before the mail goes joins it, and one mail names all', async () => {
      const others = await Promise.all(['B', 'C'].map((name) => makeList(test.context, name)))
      for (const { id } of [list, ...others]) await subscribe(test.context, signUpForm([id], ANA))
      expect((await consents()).map(({ kind }) => kind)).toEqual(Array(3).fill('requested'))
      await drain(test.context, worker)
      expect(await subjectsTo(test, ANA)).toEqual(['Please confirm your sign-up for Weekly tips, B and C'])
      const late = await makeList(test.context, 'D')
      await subscribe(test.context, signUpForm([late.id], ANA))
      test.clock.advance(DAY - 1)
      await drain(test.context, worker)
      expect(await subjectsTo(test, ANA)).toHaveLength(1)
      test.clock.advance(1)
      await drain(test.context, worker)
      expect((await subjectsTo(test, ANA))[1]).toBe('Please confirm your sign-up for D')
    })

    it('mails somebody who left and asks again at once no sooner than that either', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      await unsubscribe(test.context, await linkToken(test, ANA, 'unsubscribe'))
      const before = await subjectsTo(test, ANA)
      test.clock.advance(DAY - 1)
      await ask(ANA)
      await drain(test.context, worker)
      expect(await subjectsTo(test, ANA)).toEqual(before)
      test.clock.advance(1)
      await drain(test.context, worker)
      expect(await subjectsTo(test, ANA)).toHaveLength(before.length + 1)
      const token = await linkToken(test, ANA, 'confirm')
      expect((await confirm(test.context, token)).kind).toBe('confirmed')
    })

    it('does not queue a second confirmation behind one that is still to go out', async () => {
      await ask(ANA)
      test.clock.advance(2 * DAY)
      await ask(ANA)
      expect(await count('deliveries')).toBe(1)
    })

    const nameOf = async () => (await findSubscriber(test.context.db, ANA))?.name

    it('takes the name of the request that was confirmed, whatever a stranger typed before', async () => {
      await ask(ANA, 'Smelly Fool')
      await drain(test.context, worker)
      expect(await nameOf()).toBeNull()
      test.clock.advance(DAY)
      await signUp(test, list, ANA, 'Ana Smith')
      expect(await nameOf()).toBe('Ana Smith')
    })

    it('believes no name where the requests of one mail name different people', async () => {
      await ask(ANA, 'Smelly Fool')
      await signUp(test, list, ANA, 'Ana Smith')
      expect(await nameOf()).toBeNull()
    })

    it('keeps the name of a person who gives none at another list', async () => {
      await signUp(test, list, ANA, 'Ana Smith')
      test.clock.advance(DAY)
      await signUp(test, await makeList(test.context, 'Another list'), ANA)
      expect(await nameOf()).toBe('Ana Smith')
    })

    it('takes an address in any case for the same person', async () => {
      await ask('Ana@Example.COM')
      await ask('ana@example.com')
      expect(await count('subscribers')).toBe(1)
    })

    it('refuses an address or a name that could start a header', async () => {
      for (const address of [
        '',
        'ana',
        'a@b',
        'ana@example.com\r\nBcc: x@example.com',
        'ana@exa mple.com',
        '"a"@example.com',
      ]) {
        expect(await ask(address)).toEqual({ kind: 'faulty', faults: [{ at: 'address', fault: 'invalid' }] })
      }
      expect(await ask(ANA, 'Ana\r\nBcc: x@example.com')).toEqual({
        kind: 'faulty',
        faults: [{ at: 'name', fault: 'invalid' }],
      })
      expect(await count('subscribers')).toBe(0)
    })

    it('enrols in every open series of the list when it is confirmed, once', async () => {
      await publishSteps(test.context, list, { key: 'first' })
      await publishSteps(test.context, list, { key: 'second' })
      await signUp(test, list, ANA)
      const token = await linkToken(test, ANA, 'confirm')
      expect((await confirm(test.context, token)).kind).toBe('already')
      expect(await count('enrolments')).toBe(2)
    })

    it('shows what a confirmation link leads to without changing anything', async () => {
      await ask(ANA)
      await drain(test.context, worker)
      const token = await linkToken(test, ANA, 'confirm')
      expect(await findConfirmation(test.context, token)).toMatchObject({
        kind: 'pending',
        listNames: [list.name],
      })
      expect(await consents()).toHaveLength(1)
    })

    it('takes a confirmation link of an older request, or one used after leaving, for nothing', async () => {
      await ask(ANA)
      await drain(test.context, worker)
      const older = await linkToken(test, ANA, 'confirm')
      test.clock.advance(25 * HOUR)
      await ask(ANA)
      await drain(test.context, worker)
      expect((await confirm(test.context, older)).kind).toBe('invalid')
      const newer = await linkToken(test, ANA, 'confirm')
      expect((await confirm(test.context, newer)).kind).toBe('confirmed')
      await test.context.db.updateTable('subscriptions').set({ state: 'ended' }).execute()
      expect((await confirm(test.context, newer)).kind).toBe('invalid')
    })

    it('lets a reader leave with the same link again and again, years later, and notes it once', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      const token = await linkToken(test, ANA, 'unsubscribe')
      const found = await findLeaving(test.context, token)
      expect(found).toMatchObject({
        kind: 'found',
        leaving: { state: 'subscribed', list: { name: list.name } },
      })
      test.clock.advance(3650 * DAY)
      for (let time = 0; time < 3; time++) {
        expect(await unsubscribe(test.context, token)).toEqual({ kind: 'left' })
      }
      expect((await consents()).filter(({ kind }) => kind === 'withdrawn')).toHaveLength(1)
      const events = await test.context.db.selectFrom('events').select('kind').execute()
      expect(events).toEqual([{ kind: 'unsubscribed' }])
    })

    it('goes on where somebody left off when they come back', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      await unsubscribe(test.context, await linkToken(test, ANA, 'unsubscribe'))
      test.clock.advance(40 * DAY)
      await signUp(test, list, ANA)
      for (let day = 0; day < 42; day++) {
        test.clock.advance(DAY)
        await drain(test.context, worker)
      }
      const series = (await subjectsTo(test, ANA)).filter((subject) => !subject.includes(list.name))
      expect(series).toEqual(['welcome', 'one', 'two', 'recap'])
    })

    it('takes a token of another purpose or person for nothing', async () => {
      await publishSteps(test.context, list)
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      const leave = await linkToken(test, ANA, 'unsubscribe')
      const view = await linkToken(test, ANA, 'view')
      expect((await unsubscribe(test.context, view)).kind).toBe('invalid')
      expect((await confirm(test.context, leave)).kind).toBe('invalid')
      expect(
        (await unsubscribe(test.context, `${leave.slice(0, -1)}${leave.endsWith('A') ? 'B' : 'A'}`)).kind,
      ).toBe('invalid')
    })
  })
}
