import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toJson } from '../../db/json.ts'
import type { ListRow } from '../../db/lists.ts'
import { applyEvents } from '../../src/actions/apply-events.ts'
import type { Context } from '../../src/actions/context.ts'
import { freezeDelivery } from '../../src/actions/freeze-delivery.ts'
import { storeResendEvent } from '../../src/actions/store-event.ts'
import { addressHash } from '../../src/core/address.ts'
import { DAY, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { databaseError } from '../support/database-faults.ts'
import { makeList } from '../support/published.ts'
import {
  type EventFacts,
  hard,
  insertEmail,
  insertReader,
  type Reader,
  soft,
  storeWebhook,
  webhookBody,
} from '../support/sent-mail.ts'

const ANA = 'ana@example.com'

async function applyAll(context: Context): Promise<void> {
  for (let turns = 0; turns < 20; turns++) if (!(await applyEvents(context))) return
  throw new Error('It did not come to an end.')
}

/** Everything but the events themselves, and ids of consents and lists' settings that nothing here changes. */
async function everything({ db }: Context) {
  const tables = [
    'subscribers',
    'subscriptions',
    'consents',
    'enrolments',
    'deliveries',
    'suppressions',
    'lists',
    'list_days',
  ] as const
  const rows = await Promise.all(
    tables.map((table) => db.selectFrom(table).selectAll().orderBy('id').execute()),
  )
  return Object.fromEntries(tables.map((table, index) => [table, rows[index]]))
}

/** A server gives no number again, even where its row is undone. */
function withoutIds(rows: Awaited<ReturnType<typeof everything>>): string {
  return JSON.stringify(rows, (key, value: unknown) => (key === 'id' ? undefined : value))
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  )
}

for (const dialect of DIALECTS) {
  describe(`events on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    let ana: Reader
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
      ana = await insertReader(test.context, list.id, ANA)
    })
    afterEach(() => test.close())

    const tell = async (...events: readonly EventFacts[]) => {
      for (const event of events) await storeWebhook(test.context, event)
      await applyAll(test.context)
    }
    const row = async (id: number) =>
      await test.context.db
        .selectFrom('deliveries')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    const enrolments = async () =>
      (await test.context.db.selectFrom('enrolments').select('state').orderBy('id').execute()).map(
        ({ state }) => state,
      )
    const subscriptions = async () =>
      (await test.context.db.selectFrom('subscriptions').select('state').orderBy('id').execute()).map(
        ({ state }) => state,
      )
    const suppressions = async () =>
      await test.context.db.selectFrom('suppressions').select(['address_hash', 'reason']).execute()
    const anaHash = () => addressHash(test.context.instance.pepper, ANA)

    it('come to the same in every order: sent, delivered, bounced, complained, however often', async () => {
      const second = await makeList(test.context, 'Another list')
      await insertReader(test.context, second.id, ANA)
      const delivery = await insertEmail(test.context, ana, { state: 'uncertain', reason: 'timed out' })
      await insertEmail(test.context, ana, { state: 'scheduled', handed_over_at: null, frozen: null })
      const at = (hours: number) => test.clock.now - hours * 3_600_000
      const events: readonly EventFacts[] = [
        { type: 'sent', delivery, at: at(9) },
        { type: 'delivered', delivery, at: at(8) },
        { type: 'bounced', delivery, at: at(7), data: hard },
        { type: 'complained', delivery, at: at(6) },
      ]
      const again: EventFacts = { type: 'complained', delivery, at: at(5) }
      const orders = permutations(events).flatMap((order) => [
        [again, ...order, ...order],
        [...order, again, again],
      ])
      const before = await everything(test.context)
      const outcomes = new Set<string>()
      const rollBack = new Error('roll back')
      for (const order of orders) {
        await test.context
          .transact('one order', async (tx) => {
            // The same work on the one open transaction, which is then undone.
            const inside: Context = {
              ...test.context,
              db: test.context.db,
              read: tx,
              transact: (_, work) => work(tx),
            }
            for (const event of order) await storeWebhook(inside, event)
            await applyAll(inside)
            const outcome = await everything({ ...inside, db: tx as Context['db'] })
            outcomes.add(withoutIds(outcome))
            throw rollBack
          })
          .catch((error: unknown) => {
            if (error !== rollBack) throw error
          })
      }
      expect(await everything(test.context)).toEqual(before)
      expect(outcomes.size).toBe(1)
      await tell(...events, again)
      expect([...outcomes]).toEqual([withoutIds(await everything(test.context))])
      expect(await row(delivery)).toMatchObject({
        state: 'submitted',
        reason: null,
        provider_id: `re-${delivery}`,
        submitted_at: test.clock.now - 60_000,
        feedback: 'complained',
        feedback_at: at(6),
      })
    })

    it('are applied once where the same one comes ten times', async () => {
      const delivery = await insertEmail(test.context, ana)
      const raw = webhookBody(test.context, { type: 'complained', delivery })
      const news = []
      for (let times = 0; times < 10; times++) {
        news.push(await storeResendEvent(test.context, { id: 'msg-same', raw }))
        await applyAll(test.context)
      }
      expect(news).toEqual([true, ...Array.from({ length: 9 }, () => false)])
      const { db } = test.context
      expect(
        await db.selectFrom('events').select(['kind', 'delivery_id', 'subscription_id']).execute(),
      ).toEqual([{ kind: 'complained', delivery_id: delivery, subscription_id: ana.subscription }])
      expect(await db.selectFrom('consents').select(['kind', 'source']).execute()).toEqual([
        { kind: 'withdrawn', source: 'complaint' },
      ])
    })

    it('settle each delivery that was in doubt, whatever they say of it', async () => {
      const facts = [
        { type: 'sent' },
        { type: 'delivered' },
        { type: 'delivery_delayed' },
        { type: 'bounced', data: hard },
        { type: 'complained' },
        { type: 'failed' },
      ]
      for (const fact of facts) {
        const delivery = await insertEmail(test.context, ana, { state: 'uncertain', reason: 'timed out' })
        await tell({ ...fact, delivery })
        const settled = { state: 'submitted', reason: null, provider_id: `re-${delivery}` }
        expect(await row(delivery)).toMatchObject(settled)
      }
      const days = await test.context.db.selectFrom('list_days').select(['list_id', 'submitted']).execute()
      expect(days).toEqual([{ list_id: list.id, submitted: facts.length }])
    })

    it('settle nothing where they only say that a reader opened it', async () => {
      const delivery = await insertEmail(test.context, ana, { state: 'uncertain', reason: 'timed out' })
      await tell(
        { type: 'opened', delivery },
        { type: 'clicked', delivery },
        { type: 'teleported', delivery },
      )
      expect(await row(delivery)).toMatchObject({ state: 'uncertain', feedback: null })
      const kinds = await test.context.db.selectFrom('events').select(['kind', 'applied_at']).execute()
      expect(kinds.map(({ kind }) => kind)).toEqual(['opened', 'clicked', 'unknown'])
      expect(kinds.every(({ applied_at: at }) => at === test.clock.now)).toBe(true)
    })

    it('that come before our own record of the sending leave its state to that record', async () => {
      const lease = { state: 'frozen' as const, owner: 'w', lease_until: test.clock.now + 1000 }
      const delivery = await insertEmail(test.context, ana, lease)
      await tell({ type: 'bounced', delivery, data: hard })
      expect(await row(delivery)).toMatchObject({
        ...lease,
        feedback: 'bounced',
        provider_id: `re-${delivery}`,
      })
      expect(await suppressions()).toEqual([{ address_hash: anaHash(), reason: 'bounced' }])
    })

    it('that only prove that it was accepted leave that proof on an email whose sending is not recorded yet', async () => {
      const delivery = await insertEmail(test.context, ana, { state: 'frozen' })
      await tell({ type: 'sent', delivery })
      expect(await row(delivery)).toMatchObject({
        state: 'frozen',
        feedback: null,
        provider_id: `re-${delivery}`,
      })
    })

    it('of a hard bounce end every walk of the person at once, and what is still to come of it', async () => {
      const second = await makeList(test.context, 'Another list')
      const there = await insertReader(test.context, second.id, ANA)
      const ben = await insertReader(test.context, list.id, 'ben@example.com')
      const unsent = { handed_over_at: null, frozen: null }
      const bounced = await insertEmail(test.context, ana)
      const waiting = await insertEmail(test.context, there, { state: 'scheduled', ...unsent })
      const held = await insertEmail(test.context, ana, { state: 'held', reason: 'list-paused', ...unsent })
      const bens = await insertEmail(test.context, ben, { state: 'scheduled', ...unsent })
      await tell({ type: 'bounced', delivery: bounced, data: hard })
      expect(await enrolments()).toEqual(['ended', 'ended', 'active'])
      expect(await subscriptions()).toEqual(['confirmed', 'confirmed', 'confirmed'])
      for (const id of [waiting, held])
        expect(await row(id)).toMatchObject({ state: 'cancelled', reason: 'suppressed' })
      expect(await row(bens)).toMatchObject({ state: 'scheduled' })
      expect(await suppressions()).toEqual([{ address_hash: anaHash(), reason: 'bounced' }])
    })

    it('of a hard bounce are heeded at the freeze of an email that a worker has claimed', async () => {
      const unsent = { handed_over_at: null, frozen: null }
      const claim = { state: 'claimed' as const, owner: 'w', fence: 1, lease_until: test.clock.now + 1000 }
      const claimed = await insertEmail(test.context, ana, {
        ...claim,
        ...unsent,
        kind: 'confirmation',
        enrolment_id: null,
      })
      await test.context.db.updateTable('subscriptions').set({ state: 'pending' }).execute()
      const bounced = await insertEmail(test.context, ana)
      await tell({ type: 'bounced', delivery: bounced, data: hard })
      expect(await row(claimed)).toMatchObject(claim)
      expect(await freezeDelivery(test.context, await row(claimed))).toMatchObject({
        kind: 'settled',
        state: 'cancelled',
      })
      expect(await row(claimed)).toMatchObject({
        state: 'cancelled',
        reason: 'suppressed',
        handed_over_at: null,
      })
    })

    it('of a confirmation that bounces suppress the address too', async () => {
      const delivery = await insertEmail(test.context, ana, { kind: 'confirmation', enrolment_id: null })
      await tell({ type: 'bounced', delivery, data: hard })
      expect(await suppressions()).toEqual([{ address_hash: anaHash(), reason: 'bounced' }])
    })

    it('of a complaint end all subscriptions, with a record of it for each', async () => {
      const second = await makeList(test.context, 'Another list')
      await insertReader(test.context, second.id, ANA)
      await tell({ type: 'complained', delivery: await insertEmail(test.context, ana) })
      expect(await subscriptions()).toEqual(['ended', 'ended'])
      expect(await enrolments()).toEqual(['ended', 'ended'])
      expect(await suppressions()).toEqual([{ address_hash: anaHash(), reason: 'complained' }])
      const consents = await test.context.db
        .selectFrom('consents')
        .select(['subscription_id', 'kind', 'source'])
        .execute()
      expect(consents).toHaveLength(2)
      expect(new Set(consents.map(({ source }) => source))).toEqual(new Set(['complaint']))
    })

    it('of a transient bounce suppress nobody until three emails bounced within 30 days, in any order', async () => {
      const second = await makeList(test.context, 'Another list')
      const there = await insertReader(test.context, second.id, ANA)
      test.clock.now += 40 * DAY
      const start = test.clock.now - 35 * DAY
      const emails = [
        await insertEmail(test.context, ana),
        await insertEmail(test.context, there),
        await insertEmail(test.context, ana),
      ]
      const bounce = (index: number, day: number): EventFacts => ({
        type: 'bounced',
        delivery: emails[index] ?? 0,
        at: start + day * DAY,
        data: soft,
      })
      await tell(bounce(2, 31), bounce(0, 0), bounce(1, 15), bounce(1, 16))
      expect(await suppressions()).toEqual([])
      expect(await enrolments()).toEqual(['active', 'active'])
      await tell(bounce(0, 1))
      expect(await suppressions()).toEqual([{ address_hash: anaHash(), reason: 'bounced' }])
      expect(await enrolments()).toEqual(['ended', 'ended'])
      expect((await row(emails[0] ?? 0)).feedback).toBe('soft-bounced')
    })

    it('of another installation, of no email, or of an address that it did not go to change nothing', async () => {
      const delivery = await insertEmail(test.context, ana, { state: 'uncertain' })
      const unsent = await insertEmail(test.context, ana, {
        state: 'scheduled',
        handed_over_at: null,
        frozen: null,
      })
      const before = await everything(test.context)
      await tell(
        {
          type: 'complained',
          delivery,
          data: { tags: { delivery: String(delivery), instance: 'elsewhere' } },
        },
        { type: 'complained', delivery: 4711 },
        { type: 'complained', delivery, to: 'eve@example.com' },
        { type: 'complained', delivery: unsent },
      )
      await storeResendEvent(test.context, { id: 'odd', raw: 'this is no JSON \0' })
      await applyAll(test.context)
      expect(await everything(test.context)).toEqual(before)
      const unapplied = await test.context.db
        .selectFrom('events')
        .select('id')
        .where('applied_at', 'is', null)
        .execute()
      expect(unapplied).toEqual([])
    })

    it('without tags are known by the id that the provider gave', async () => {
      const delivery = await insertEmail(test.context, ana, { provider_id: 're-known' })
      await tell({ type: 'bounced', delivery: 0, data: { ...hard, tags: null, email_id: 're-known' } })
      expect((await row(delivery)).feedback).toBe('bounced')
    })

    it('that cannot be applied are logged and stop none of the others', async () => {
      const broken = await insertEmail(test.context, ana, { frozen: '{"envelope":' })
      const whole = await insertEmail(test.context, ana)
      await tell({ type: 'delivered', delivery: broken }, { type: 'delivered', delivery: whole })
      expect((await row(whole)).feedback).toBe('delivered')
      expect((await row(broken)).feedback).toBeNull()
      expect(test.logged.filter(({ event }) => event === 'event.failed')).toHaveLength(1)
      expect(await applyEvents(test.context)).toBe(false)
    })

    it('wait for a database that is away, and none is lost', async () => {
      const delivery = await insertEmail(test.context, ana)
      await storeWebhook(test.context, { type: 'delivered', delivery })
      const away = databaseError(test.context.dialect, 'locked')
      const failing: Context = { ...test.context, transact: () => Promise.reject(away) }
      await expect(applyEvents(failing)).rejects.toBe(away)
      await applyAll(test.context)
      expect((await row(delivery)).feedback).toBe('delivered')
    })

    it('are applied some at a time', async () => {
      const delivery = await insertEmail(test.context, ana)
      await test.context.transact('many', async (tx) => {
        const inside: Context = { ...test.context, transact: (_, work) => work(tx) }
        for (let count = 0; count < 101; count++) await storeWebhook(inside, { type: 'sent', delivery })
      })
      expect(await applyEvents(test.context)).toBe(true)
      expect(await applyEvents(test.context)).toBe(false)
    })

    it('whose time is nonsense happened when they came', async () => {
      const delivery = await insertEmail(test.context, ana)
      await storeWebhook(test.context, { type: 'delivered', delivery, at: test.clock.now + 400 * DAY })
      await storeWebhook(test.context, { type: 'delivered', delivery, at: 0 })
      await storeResendEvent(test.context, {
        id: 'timeless',
        raw: '{"type":"email.sent","created_at":"soon"}',
      })
      const rows = await test.context.db.selectFrom('events').select('occurred_at').execute()
      expect(rows.map(({ occurred_at: at }) => at)).toEqual(Array(3).fill(test.clock.now))
    })

    it('leave no address in the log', async () => {
      const delivery = await insertEmail(test.context, ana, { state: 'uncertain' })
      await tell({ type: 'complained', delivery, data: { note: toJson('secret words') } })
      expect(test.logged.map(({ event }) => event)).toContain('person.suppressed')
      expect(JSON.stringify(test.logged)).not.toMatch(/@|secret/)
    })
  })
}
