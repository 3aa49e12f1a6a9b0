import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ListRow, updateList } from '../../db/lists.ts'
import { updateSubscriber } from '../../db/subscribers.ts'
import { insertSuppression } from '../../db/suppressions.ts'
import { applyEvents } from '../../src/actions/apply-events.ts'
import { changeAddress } from '../../src/actions/change-address.ts'
import { confirmAddress, findAddressConfirmation } from '../../src/actions/confirm-address.ts'
import { compactDatabase, erasePerson } from '../../src/actions/erase-person.ts'
import { importSubscribers } from '../../src/actions/import-subscribers.ts'
import { keepNoLonger } from '../../src/actions/keep-no-longer.ts'
import { leaveEverything } from '../../src/actions/leave-everything.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import { unsubscribe } from '../../src/actions/unsubscribe.ts'
import { addressHash } from '../../src/core/address.ts'
import type { DeliveryKind } from '../../src/core/delivery/delivery.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { dumpFolder, dumpTables } from '../support/full-dump.ts'
import { linkToken, makeList, publishSteps, signUp, subjectsTo, worker } from '../support/published.ts'
import { hard, insertEmail, soft, storeWebhook } from '../support/sent-mail.ts'
import { signUpForm } from '../support/sign-up-form.ts'

const ANA = 'ana@example.com'
const NEW = 'ana.new@example.com'
const daily = { kind: 'every' as const, days: 1, time: '09:00', firstAfterDays: 1 }
const ASKED = { kind: 'asked' }
const MOVED = 'Your address was changed'

for (const dialect of DIALECTS) {
  describe(`a change of address on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
      await publishSteps(test.context, list, { schedule: daily })
      await signUp(test, list, ANA, 'Ana')
      await drain(test.context, worker)
    })
    afterEach(() => test.close())

    const tokenOf = (subscription: number): string =>
      new URL(test.context.links.preferences(subscription)).pathname.split('/').at(-1) ?? ''
    const ask = async (address: string, subscription = 1) => {
      const answer = await changeAddress(test.context, tokenOf(subscription), address)
      await drain(test.context, worker)
      return answer
    }
    const answer = async (address = NEW) =>
      confirmAddress(test.context, await linkToken(test, address, 'preferences/address'))
    const addressOf = async (id = 1) =>
      (
        await test.context.db
          .selectFrom('subscribers')
          .select(['address', 'address_key'])
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).address
    const changes = () => test.context.db.selectFrom('address_changes').selectAll().orderBy('id').execute()

    const isTold = ({ subject }: { readonly subject: string }): boolean => subject === MOVED
    const dueNotices = () =>
      test.context.db
        .selectFrom('deliveries')
        .select('kind')
        .where('state', '=', 'scheduled')
        .where('kind', '!=', 'step')
        .execute()
    const lastOfKind = (kind: DeliveryKind) =>
      test.context.db
        .selectFrom('deliveries')
        .select(['id', 'state', 'reason'])
        .where('kind', '=', kind)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
    const suppressed = async () =>
      (await test.context.db.selectFrom('suppressions').select('address_hash').execute()).map(
        ({ address_hash }) => address_hash,
      )

    it('asks the new address, and changes nothing before it is answered', async () => {
      expect(await ask('Ana.New@EXAMPLE.com')).toEqual(ASKED)
      expect(await subjectsTo(test, 'Ana.New@example.com')).toHaveLength(1)
      expect(await subjectsTo(test, ANA)).toHaveLength(2)
      expect(await addressOf()).toBe(ANA)
      const token = await linkToken(test, 'Ana.New@example.com', 'preferences/address')
      expect(await findAddressConfirmation(test.context, token)).toMatchObject({
        kind: 'open',
        address: 'A…@example.com',
      })
      expect(await addressOf()).toBe(ANA)
    })

    it('writes to the new one from then on, and goes on where the person was', async () => {
      await ask(NEW)
      expect(await answer()).toMatchObject({ kind: 'done' })
      expect(await answer()).toMatchObject({ kind: 'done' })
      test.clock.advance(2 * DAY)
      await drain(test.context, worker)
      expect((await subjectsTo(test, ANA)).slice(2)).toEqual([MOVED])
      expect((await subjectsTo(test, NEW)).at(-1)).toBe('one')
    })

    it('tells the old one, where to write to if it was somebody else, and nothing that opens a page', async () => {
      await updateList(test.context.db, list.id, { reply_to: 'maya@example.com' })
      await ask(NEW)
      await answer()
      await answer()
      await drain(test.context, worker)
      const told = (await test.captured.list()).map(({ message }) => message).filter(isTold)
      expect(told).toHaveLength(1)
      expect(told[0]).toMatchObject({ to: { address: ANA }, replyTo: { address: 'maya@example.com' } })
      expect(told[0]?.text).toContain('a…@example.com')
      expect(told[0]?.text).toMatch(/write\sto\smaya@example\.com/)
      expect(told[0]?.text).not.toContain(NEW)
      expect(`${told[0]?.text} ${told[0]?.html}`).not.toMatch(
        /https?:\/\/[^ "]*\/(?:preferences|unsubscribe|view)/,
      )
    })

    it('tells the old one in the transaction of the change: both are there, or neither', async () => {
      await ask(NEW)
      const token = await linkToken(test, NEW, 'preferences/address')
      const broken: TestContext['context']['transact'] = (name, run) =>
        test.context.transact(name, async (tx) => {
          await run(tx)
          throw new Error('the power went')
        })
      await expect(confirmAddress({ ...test.context, transact: broken }, token)).rejects.toThrow('power')
      await drain(test.context, worker)
      expect(await addressOf()).toBe(ANA)
      expect(await subjectsTo(test, ANA)).not.toContain(MOVED)
      await answer()
      expect(await dueNotices()).toEqual([{ kind: 'moved' }])
    })

    it('says nothing to an old address that must not be mailed', async () => {
      await ask(NEW)
      const address_hash = addressHash(test.context.instance.pepper, ANA)
      await answer()
      await insertSuppression(test.context.db, { address_hash, reason: 'complained', created_at: 0 })
      await drain(test.context, worker)
      expect(await subjectsTo(test, ANA)).not.toContain(MOVED)
      expect(await subjectsTo(test, NEW)).not.toContain(MOVED)
    })

    it('tells it all the same where the next wish comes before the mail could go', async () => {
      await ask(NEW)
      await answer()
      test.clock.advance(DAY)
      await changeAddress(test.context, tokenOf(1), 'third@example.com')
      await drain(test.context, worker)
      expect(await subjectsTo(test, ANA)).toContain(MOVED)
      expect(await subjectsTo(test, 'third@example.com')).toHaveLength(1)
    })

    it('never asks the old one what was meant for the new one', async () => {
      await ask(NEW)
      const { id } = await lastOfKind('address')
      await answer()
      await test.context.db
        .updateTable('deliveries')
        .set({ state: 'scheduled' })
        .where('id', '=', id)
        .execute()
      await drain(test.context, worker)
      expect(await lastOfKind('address')).toMatchObject({ state: 'cancelled', reason: 'not-pending' })
      expect((await subjectsTo(test, ANA)).filter((subject) => /address/.test(subject))).toEqual([MOVED])
    })

    it.each(['bounced', 'complained'] as const)(
      'does not stop the mail to the new one where the old one has %s',
      async (fact) => {
        await ask(NEW)
        await answer()
        await drain(test.context, worker)
        const { id: delivery } = await lastOfKind('moved')
        await storeWebhook(test.context, { type: fact, delivery, to: ANA, data: hard })
        await applyEvents(test.context)
        expect(await suppressed()).toEqual([addressHash(test.context.instance.pepper, ANA)])
        test.clock.advance(2 * DAY)
        await drain(test.context, worker)
        expect((await subjectsTo(test, NEW)).at(-1)).toBe('one')
      },
    )

    it('does not stop the mail to the old one where a mistyped new one bounces', async () => {
      await ask(NEW)
      const { id: delivery } = await lastOfKind('address')
      await storeWebhook(test.context, { type: 'bounced', delivery, to: NEW, data: hard })
      await applyEvents(test.context)
      expect(await suppressed()).toEqual([addressHash(test.context.instance.pepper, NEW)])
      test.clock.advance(2 * DAY)
      await drain(test.context, worker)
      expect((await subjectsTo(test, ANA)).at(-1)).toBe('one')
    })

    const welcome = async () =>
      (
        await test.context.db
          .selectFrom('deliveries')
          .select('id')
          .where('kind', '=', 'step')
          .where('state', '=', 'submitted')
          .orderBy('id')
          .executeTakeFirstOrThrow()
      ).id
    const hashOf = (address: string) => addressHash(test.context.instance.pepper, address)
    const tell = async (
      type: string,
      of: { delivery: number; to: string; data?: Record<string, unknown> },
    ) => {
      await storeWebhook(test.context, { type, ...of })
      await applyEvents(test.context)
    }

    it.each(['before', 'after'] as const)(
      'suppresses the old one as well where its mail from before is called spam %s it was told',
      async (when) => {
        const delivery = await welcome()
        await ask(NEW)
        await answer()
        if (when === 'after') await drain(test.context, worker)
        await tell('complained', { delivery, to: ANA })
        expect((await suppressed()).toSorted()).toEqual([hashOf(ANA), hashOf(NEW)].toSorted())
        const had = (await subjectsTo(test, ANA)).length
        test.clock.advance(2 * DAY)
        await subscribe(test.context, signUpForm([list.id], ANA))
        await drain(test.context, worker)
        expect(await subjectsTo(test, ANA)).toHaveLength(had)
        const { state } = await test.context.db
          .selectFrom('subscriptions')
          .select('state')
          .where('id', '=', 1)
          .executeTakeFirstOrThrow()
        expect(state).toBe('ended')
      },
    )

    it('knows where an email went whose words are kept no longer', async () => {
      const delivery = await welcome()
      test.clock.advance(DAY / 2)
      await ask(NEW)
      await answer()
      await drain(test.context, worker)
      await test.context.db.updateTable('deliveries').set({ frozen: null }).execute()
      await tell('bounced', { delivery, to: ANA, data: hard })
      expect(await suppressed()).toEqual([hashOf(ANA)])
    })

    it('counts what the old one could not take neither before nor after the change against the new one', async () => {
      const reader = { address: ANA, subscription: 1, enrolment: 1 }
      const old = [1, 2, 3].map(() => insertEmail(test.context, reader))
      const [first = 0, second = 0, third = 0] = await Promise.all(old)
      for (const delivery of [first, second]) await tell('bounced', { delivery, to: ANA, data: soft })
      await ask(NEW)
      await answer()
      await drain(test.context, worker)
      await tell('bounced', { delivery: third, to: ANA, data: soft })
      expect(await suppressed()).toEqual([])
      test.clock.advance(DAY)
      for (const count of [0, 0, 1]) {
        const delivery = await insertEmail(test.context, { ...reader, address: NEW })
        await tell('bounced', { delivery, to: NEW, data: soft })
        expect(await suppressed()).toHaveLength(count)
      }
      expect(await suppressed()).toEqual([hashOf(NEW)])
    })

    it('counts what wished addresses could not take against no one', async () => {
      for (const typo of ['typo.1@example.com', 'typo.2@example.com', 'typo.3@example.com']) {
        await ask(typo)
        await tell('bounced', { delivery: (await lastOfKind('address')).id, to: typo, data: soft })
        test.clock.advance(DAY)
      }
      const delivery = await welcome()
      await tell('bounced', { delivery, to: ANA, data: soft })
      expect(await suppressed()).toEqual([])
    })

    it.each(['bounced', 'complained'] as const)(
      'forgets at once a wished address that has %s, and leaves the person their own',
      async (fact) => {
        await ask(NEW)
        await tell(fact, { delivery: (await lastOfKind('address')).id, to: NEW, data: hard })
        expect(await changes()).toMatchObject([{ address: null, confirmed_at: null }])
        expect(await suppressed()).toEqual([hashOf(NEW)])
        expect(await addressOf()).toBe(ANA)
      },
    )

    it('forgets a wished address that nobody confirms once its link has run out', async () => {
      await ask(NEW)
      test.clock.advance(7 * DAY - 1)
      await keepNoLonger(test.context)
      expect(await changes()).toMatchObject([{ address: NEW }])
      test.clock.advance(1)
      await keepNoLonger(test.context)
      expect(await changes()).toMatchObject([{ address: null, confirmed_at: null }])
    })

    const leave = async (
      kind: DeliveryKind,
      state: 'scheduled' | 'claimed' | 'frozen' | 'held' | 'uncertain',
    ) => {
      const { id } = await lastOfKind(kind)
      const lease = state === 'claimed' || state === 'frozen' ? { lease_until: test.clock.now + DAY } : {}
      await test.context.db
        .updateTable('deliveries')
        .set({ state, ...lease })
        .where('id', '=', id)
        .execute()
      return id
    }

    it.each(['scheduled', 'claimed', 'frozen', 'held'] as const)(
      'keeps a wished address whose mail is %s',
      async (state) => {
        await ask(NEW)
        await leave('address', state)
        test.clock.advance(30 * DAY)
        await keepNoLonger(test.context)
        expect(await changes()).toMatchObject([{ address: NEW }])
      },
    )

    it.each(['address', 'moved'] as const)(
      'keeps an address whose mail (%s) is in doubt for as long as a retry may need it, and not for ever',
      async (kind) => {
        await ask(NEW)
        if (kind === 'moved') await answer()
        test.clock.advance(DAY)
        await drain(test.context, worker)
        const delivery = await leave(kind, 'uncertain')
        const handed_over_at = test.clock.now
        await test.context.db
          .updateTable('deliveries')
          .set({ handed_over_at })
          .where('id', '=', delivery)
          .execute()
        test.clock.advance(7 * DAY - 1)
        await keepNoLonger(test.context)
        expect(await changes()).toMatchObject([{ address: kind === 'moved' ? ANA : NEW }])
        test.clock.advance(1)
        await keepNoLonger(test.context)
        expect(await changes()).toMatchObject([{ address: null }])
      },
    )

    const importOf = async (address: string) => {
      async function* rows() {
        yield { line: 2, address, name: 'Ana' }
      }
      const consent = 'They agreed on paper'
      return await importSubscribers(test.context, { listName: list.name, consent, rows: rows() })
    }
    const none = { confirmed: 0, pending: 0, known: 0, left: 0 }
    const move = async () => {
      await ask(NEW)
      await answer()
      await drain(test.context, worker)
      await keepNoLonger(test.context)
    }

    it('knows by a file of before who has moved', async () => {
      await move()
      expect(await importOf('Ana@EXAMPLE.com')).toMatchObject({ ...none, known: 1 })
    })

    it.each(['left', 'bounced', 'was erased'] as const)(
      'is not undone by a file of before where the person has moved and then %s',
      async (what) => {
        await move()
        if (what === 'left') {
          const url = new URL(test.context.links.unsubscribe(1))
          await leaveEverything(test.context, url.pathname.split('/').at(-1) ?? '')
        } else if (what === 'bounced')
          await insertSuppression(test.context.db, {
            address_hash: hashOf(NEW),
            reason: 'bounced',
            created_at: 0,
          })
        else {
          await erasePerson(test.context, NEW)
          expect(await changes()).toMatchObject([{ former_hash: null }])
        }
        expect(await importOf(ANA)).toMatchObject({ ...none, left: 1 })
        const people = await test.context.db.selectFrom('subscribers').select('id').execute()
        expect(people).toHaveLength(1)
      },
    )

    it('is of the past once the old one has a reader of its own', async () => {
      await move()
      test.clock.advance(2 * DAY)
      await signUp(test, list, ANA)
      expect(await changes()).toMatchObject([{ former_hash: null }])
      await erasePerson(test.context, NEW)
      expect(await suppressed()).toEqual([hashOf(NEW)])
      expect(await importOf(ANA)).toMatchObject({ ...none, known: 1 })
    })

    it.each(['before', 'after'] as const)(
      'is found nowhere, old or new, once its person was erased %s the old one was told',
      async (when) => {
        await ask(NEW)
        await answer()
        if (when === 'after') await drain(test.context, worker)
        await erasePerson(test.context, NEW)
        await drain(test.context, worker)
        await compactDatabase(test.context)
        const dump = [await dumpTables(test.context), dumpFolder(test.opened.folder)].join('\n').toLowerCase()
        for (const address of [ANA, NEW]) expect(dump.split(address)).toHaveLength(1)
        expect(await subjectsTo(test, ANA)).toEqual([])
      },
    )

    it('keeps the old address neither in the row nor, once it was told, in the wish, and says so in the audit log without it', async () => {
      await ask(NEW)
      await answer()
      expect(await keepNoLonger(test.context)).toBe(false)
      expect(await changes()).toMatchObject([{ address: ANA }])
      await drain(test.context, worker)
      await keepNoLonger(test.context)
      const subscribers = await test.context.db.selectFrom('subscribers').selectAll().execute()
      expect(JSON.stringify([subscribers, await changes()])).not.toContain(ANA)
      expect(await changes()).toMatchObject([{ address: null, confirmed_at: test.clock.now }])
      const audit = await test.context.db.selectFrom('audit').selectAll().execute()
      expect(audit.at(-1)).toMatchObject({ actor: 'reader', action: 'address.changed', subscriber_id: 1 })
      expect(JSON.stringify([audit, test.logged])).not.toMatch(/example\.com/)
    })

    it('leaves what must not be mailed as it is', async () => {
      const hash = addressHash(test.context.instance.pepper, 'gone@example.com')
      await insertSuppression(test.context.db, { address_hash: hash, reason: 'complained', created_at: 0 })
      const before = await test.context.db.selectFrom('suppressions').selectAll().execute()
      await ask(NEW)
      await answer()
      expect(await test.context.db.selectFrom('suppressions').selectAll().execute()).toEqual(before)
    })

    it('answers alike for a free address, one of somebody else and a suppressed one, as it does to the next wish', async () => {
      await signUp(test, list, 'ben@example.com')
      const hash = addressHash(test.context.instance.pepper, 'gone@example.com')
      await insertSuppression(test.context.db, { address_hash: hash, reason: 'bounced', created_at: 0 })
      const fromNow = [DAY, DAY, 28 * DAY]
      for (const [day, address] of ['BEN@example.com', 'gone@example.com', NEW].entries()) {
        const until = test.clock.now + (fromNow[day] ?? 0)
        const soon = { kind: 'too-soon', until, zone: 'Europe/Dublin' }
        expect(await ask(address)).toEqual(ASKED)
        expect(await ask('other@example.com')).toEqual(soon)
        expect(await ask(address)).toEqual(soon)
        expect(await changes()).toHaveLength(address === NEW ? 1 : 0)
        test.clock.advance(DAY)
      }
      expect(await subjectsTo(test, NEW)).toHaveLength(1)
      expect(await subjectsTo(test, 'other@example.com')).toEqual([])
      expect(await ask('fourth@example.com')).toMatchObject({
        kind: 'too-soon',
        until: test.clock.now + 27 * DAY,
      })
    })

    it('says of the own address that mail goes there, and takes no room for it', async () => {
      for (const address of [ANA, ANA.toUpperCase()]) expect(await ask(address)).toEqual({ kind: 'same' })
      expect(await changes()).toEqual([])
      expect(await ask(NEW)).toEqual(ASKED)
    })

    it('refuses what is no address, and a domain that takes no mail', async () => {
      const token = tokenOf(1)
      for (const typed of ['', 'ana@', 'a@b@c', 'ana@example.com\r\nBcc: ben@example.com'])
        expect(await changeAddress(test.context, token, typed)).toEqual({ kind: 'invalid-address' })
      const context = { ...test.context, takesMail: async () => 'no' as const }
      expect(await changeAddress(context, token, NEW)).toEqual({ kind: 'no-mail-server' })
      expect(await changes()).toEqual([])
    })

    it('writes to one address at most once a day, whoever asks', async () => {
      await signUp(test, list, 'ben@example.com')
      for (const subscription of [1, 2]) expect(await ask(NEW, subscription)).toEqual(ASKED)
      expect(await subjectsTo(test, NEW)).toHaveLength(1)
      test.clock.advance(DAY)
      await ask(NEW, 2)
      expect(await subjectsTo(test, NEW)).toHaveLength(2)
    })

    it('writes for one person at most once a day and three times in 30 days, to whatever address', async () => {
      for (let day = 0; day < 6; day++) {
        await ask(`one.${day}@example.com`)
        await ask(`two.${day}@example.com`)
        test.clock.advance(DAY)
      }
      expect(await changes()).toHaveLength(3)
      for (const day of [0, 1, 2, 3]) expect(await subjectsTo(test, `two.${day}@example.com`)).toEqual([])
      expect(await subjectsTo(test, 'one.2@example.com')).toHaveLength(1)
      expect(await subjectsTo(test, 'one.3@example.com')).toEqual([])
      test.clock.advance(30 * DAY)
      await ask('later@example.com')
      expect(await subjectsTo(test, 'later@example.com')).toHaveLength(1)
    })

    it('counts the newest wish only, and forgets the address of the others', async () => {
      await ask('old@example.com')
      const old = await linkToken(test, 'old@example.com', 'preferences/address')
      test.clock.advance(DAY)
      await ask(NEW)
      expect(await confirmAddress(test.context, old)).toEqual({ kind: 'invalid' })
      expect((await changes()).map(({ address }) => address)).toEqual([null, NEW])
      await answer()
      expect(await confirmAddress(test.context, old)).toEqual({ kind: 'invalid' })
      expect(await addressOf()).toBe(NEW)
    })

    it('sends no mail for a wish that a newer one has overtaken', async () => {
      await changeAddress(test.context, tokenOf(1), 'old@example.com')
      test.clock.advance(DAY)
      await changeAddress(test.context, tokenOf(1), NEW)
      await drain(test.context, worker)
      expect(await subjectsTo(test, 'old@example.com')).toEqual([])
      expect(await subjectsTo(test, NEW)).toHaveLength(1)
    })

    it('works for seven days', async () => {
      await ask(NEW)
      test.clock.advance(7 * DAY - 1)
      const token = await linkToken(test, NEW, 'preferences/address')
      expect(await findAddressConfirmation(test.context, token)).toMatchObject({ kind: 'open' })
      test.clock.advance(1)
      expect(await confirmAddress(test.context, token)).toEqual({ kind: 'invalid' })
      expect(await addressOf()).toBe(ANA)
    })

    it('changes nothing where somebody else has come to hold the address meanwhile', async () => {
      await ask(NEW)
      const token = await linkToken(test, NEW, 'preferences/address')
      await signUp(test, list, 'ben@example.com')
      await updateSubscriber(test.context.db, 2, { address: NEW.toUpperCase(), address_key: NEW })
      expect(await confirmAddress(test.context, token)).toMatchObject({ kind: 'taken' })
      expect(await addressOf()).toBe(ANA)
    })

    it('is of no use to somebody who is on no list, or was erased', async () => {
      await ask(NEW)
      const token = await linkToken(test, NEW, 'preferences/address')
      await updateSubscriber(test.context.db, 1, { erased_at: test.clock.now })
      expect(await confirmAddress(test.context, token)).toEqual({ kind: 'invalid' })
      await updateSubscriber(test.context.db, 1, { erased_at: null })
      const leave = new URL(test.context.links.unsubscribe(1)).pathname.split('/').at(-1) ?? ''
      await unsubscribe(test.context, leave)
      test.clock.advance(DAY)
      expect(await ask('third@example.com')).toEqual(ASKED)
      expect(await subjectsTo(test, 'third@example.com')).toEqual([])
    })

    it('takes no token but its own', async () => {
      await ask(NEW)
      for (const token of [tokenOf(1), 'x', ''])
        expect(await confirmAddress(test.context, token)).toEqual({ kind: 'invalid' })
      expect(
        await changeAddress(test.context, await linkToken(test, NEW, 'preferences/address'), NEW),
      ).toEqual({ kind: 'invalid' })
    })
  })
}
