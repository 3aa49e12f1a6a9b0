import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findNextWake } from '../../db/claims.ts'
import { toJson } from '../../db/json.ts'
import { type ListRow, updateList } from '../../db/lists.ts'
import type { SequenceRow } from '../../db/sequences.ts'
import { updateSubscriber } from '../../db/subscribers.ts'
import { insertSuppression } from '../../db/suppressions.ts'
import { changePreferences } from '../../src/actions/change-preferences.ts'
import { pauseSequence } from '../../src/actions/change-sequence.ts'
import { choosePace } from '../../src/actions/choose-pace.ts'
import { findPreferences, type Preferences } from '../../src/actions/find-preferences.ts'
import { joinList } from '../../src/actions/join-list.ts'
import { leaveList } from '../../src/actions/leave-list.ts'
import { turnSeries } from '../../src/actions/turn-series.ts'
import { addressHash } from '../../src/core/address.ts'
import { signToken } from '../../src/core/link-token.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { makeList, publishSteps, signUp, subjectsTo, worker } from '../support/published.ts'

const ANA = 'ana@example.com'
const daily = { kind: 'every' as const, days: 1, time: '09:00', firstAfterDays: 1 }
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

for (const dialect of DIALECTS) {
  describe(`a reader's preferences on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    let series: SequenceRow
    let token: string
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
      series = await publishSteps(test.context, list, { schedule: daily })
      await signUp(test, list, ANA, 'Ana')
      await drain(test.context, worker)
      token = tokenOf(1)
    })
    afterEach(() => test.close())

    const tokenOf = (subscription: number): string =>
      new URL(test.context.links.preferences(subscription)).pathname.split('/').at(-1) ?? ''
    const find = async (): Promise<Preferences> => {
      const found = await findPreferences(test.context, token)
      if (found.kind === 'invalid') throw new Error('The link is worth nothing.')
      return found.preferences
    }
    const onlySeries = async () => {
      const found = (await find()).lists[0]?.series[0]
      if (!found) throw new Error('The person is in no series.')
      return found
    }
    const walkOn = async (until: number): Promise<void> => {
      for (let wakes = 0; wakes < 60; wakes++) {
        const wake = await findNextWake(test.context.read)
        if (wake === null || wake > until) break
        test.clock.now = Math.max(test.clock.now, wake)
        await drain(test.context, worker)
      }
      test.clock.now = until
    }
    const rows = async () =>
      JSON.stringify([
        await test.context.db.selectFrom('subscriptions').selectAll().execute(),
        await test.context.db.selectFrom('sequence_choices').selectAll().execute(),
        await test.context.db.selectFrom('enrolments').selectAll().execute(),
        await test.context.db.selectFrom('deliveries').selectAll().execute(),
        await test.context.db.selectFrom('consents').selectAll().execute(),
        await test.context.db.selectFrom('events').selectAll().execute(),
      ])
    const pace = (wish: Partial<Parameters<typeof choosePace>[2]>) =>
      choosePace(test.context, token, {
        subscriptionId: 1,
        sequenceId: null,
        pace: 'planned',
        pause: 'none',
        until: '',
        ...wish,
      })
    const turn = (on: boolean) =>
      turnSeries(test.context, token, { subscriptionId: 1, sequenceId: series.id, on })

    it('say where the reader is in a series, what they had, and what comes when', async () => {
      await walkOn(test.clock.now + 2 * DAY)
      const { place, emails, next } = await onlySeries()
      expect(place).toEqual({ had: 1, of: 2 })
      expect(emails.map(({ subject }) => subject)).toEqual(['welcome', 'one'])
      expect(emails[0]?.viewUrl).toMatch(/^https:\/\/mail\.example\.com\/view\//)
      expect(next).toMatchObject({ kind: 'email', subject: 'two' })
      expect(next.kind === 'email' && iso(next.at)).toBe('2026-12-03T09:00:00.000Z')
    })

    it('show no link to an email whose content is no longer kept', async () => {
      await test.context.db
        .updateTable('deliveries')
        .set({ frozen: null })
        .where('kind', '=', 'step')
        .execute()
      expect((await onlySeries()).emails).toMatchObject([{ subject: 'welcome', viewUrl: null }])
    })

    it('shorten the address, also where a subject quotes it', async () => {
      const preferences = await find()
      expect(preferences.address).toBe('a…@example.com')
      await test.context.db
        .updateTable('version_steps')
        .set({ subject: '{{ first_name }}: {{ email }}' })
        .execute()
      const found = await onlySeries()
      expect(found.emails[0]?.subject).toBe('Ana: a…@example.com')
      expect(JSON.stringify(await find())).not.toContain(ANA)
    })

    it('show what is confirmed and nothing else', async () => {
      const other = await makeList(test.context, 'Other')
      await test.context.db
        .insertInto('subscriptions')
        .values({ subscriber_id: 1, list_id: other.id, state: 'pending', requested_at: 0 })
        .execute()
      expect((await find()).lists.map((one) => one.list.name)).toEqual(['Weekly tips'])
    })

    it('open with the link of any subscription of the person, and with no other token', async () => {
      const other = await makeList(test.context, 'Other')
      await updateList(test.context.db, other.id, { listed: 1 })
      await joinList(test.context, token, { listId: other.id, consentVersion: 1 })
      const second = await findPreferences(test.context, tokenOf(2))
      expect(second.kind === 'found' && second.preferences.lists).toHaveLength(2)
      const [key] = test.context.keys
      if (!key) throw new Error('The key ring is empty.')
      const wrong = [
        signToken(key, { purpose: 'unsubscribe', subscription: 1, subject: 0 }),
        signToken(key, { purpose: 'preferences', subscription: 1, subject: 1 }),
        signToken(key, { purpose: 'preferences', subscription: 99, subject: 0 }),
        `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      ]
      for (const one of wrong) expect(await findPreferences(test.context, one)).toEqual({ kind: 'invalid' })
    })

    it('say nothing of a person who was erased', async () => {
      await updateSubscriber(test.context.db, 1, { erased_at: test.clock.now })
      expect(await findPreferences(test.context, token)).toEqual({ kind: 'invalid' })
      expect(await turn(false)).toEqual({ kind: 'invalid' })
    })

    it('slow a series down at once, and back again', async () => {
      await walkOn(test.clock.now + 2 * DAY)
      const planned = (await onlySeries()).next
      await pace({ sequenceId: series.id, pace: 'monthly' })
      const slowed = await onlySeries()
      expect(slowed.pace).toBe('monthly')
      expect(slowed.next.kind === 'email' && iso(slowed.next.at)).toBe('2027-01-02T09:00:00.000Z')
      await pace({ sequenceId: series.id })
      expect((await onlySeries()).next).toEqual(planned)
    })

    it('pause a whole list until the beginning of a day in the zone of the reader', async () => {
      await updateSubscriber(test.context.db, 1, { zone: 'Asia/Tokyo' })
      const saved = await pace({ until: '2026-12-24' })
      expect(saved.kind === 'saved' && iso(saved.pausedUntil)).toBe('2026-12-23T15:00:00.000Z')
      await walkOn(Date.parse('2026-12-23T14:59:00Z'))
      expect(await subjectsTo(test, ANA)).toHaveLength(2)
      await walkOn(Date.parse('2026-12-24T00:00:00Z'))
      expect((await subjectsTo(test, ANA)).at(-1)).toBe('one')
    })

    it('go on when a pause is taken back', async () => {
      const planned = (await onlySeries()).next
      await pace({ pause: 'quarter' })
      expect((await onlySeries()).next).not.toEqual(planned)
      await pace({ pause: 'none' })
      expect((await onlySeries()).next).toEqual(planned)
    })

    it('refuse a day that is over, too far ahead, or none', async () => {
      const before = await rows()
      for (const until of ['2026-11-30', '2027-12-01', '2026-02-30', 'tomorrow', '12/24/2026'])
        expect([until, await pace({ until })]).toEqual([until, { kind: 'invalid-date' }])
      expect(await rows()).toBe(before)
    })

    it('turn a series off: nothing of it goes out, and the list stays', async () => {
      expect(await turn(false)).toEqual({ kind: 'turned', name: 'A series' })
      await walkOn(test.clock.now + 30 * DAY)
      expect(await subjectsTo(test, ANA)).toHaveLength(2)
      const cancelled = await test.context.db
        .selectFrom('deliveries')
        .select('reason')
        .where('state', '=', 'cancelled')
        .execute()
      expect(cancelled).toEqual([{ reason: 'reader-off' }])
      expect((await onlySeries()).next).toEqual({ kind: 'off' })
      expect((await find()).lists).toHaveLength(1)
    })

    it('turn it on again: it goes on where it was, and nothing comes twice', async () => {
      await walkOn(test.clock.now + 2 * DAY)
      await turn(false)
      test.clock.advance(10 * DAY)
      await turn(true)
      await walkOn(test.clock.now + 10 * DAY)
      expect((await subjectsTo(test, ANA)).slice(1)).toEqual(['welcome', 'one', 'two', 'recap'])
      expect(await onlySeries()).toMatchObject({ place: { had: 2, of: 2 }, next: { kind: 'over' } })
    })

    it('tell a series that its sender paused from one that goes on', async () => {
      await pauseSequence(test.context, 'A series')
      expect((await onlySeries()).next).toEqual({ kind: 'waiting' })
    })

    it('leave one list, as final as the link in the email', async () => {
      const left = await leaveList(test.context, token, 1)
      expect(left).toMatchObject({ kind: 'left', listName: 'Weekly tips' })
      await walkOn(test.clock.now + 30 * DAY)
      expect(await subjectsTo(test, ANA)).toHaveLength(2)
      const consent = await test.context.db
        .selectFrom('consents')
        .select(['kind', 'source'])
        .orderBy('id', 'desc')
        .executeTakeFirst()
      expect(consent).toEqual({ kind: 'withdrawn', source: '/preferences' })
      expect((await find()).lists).toEqual([])
    })

    describe('joining another list', () => {
      let other: ListRow
      beforeEach(async () => {
        other = await makeList(test.context, 'Other')
        await publishSteps(test.context, other, { key: 'others', schedule: daily })
        await updateList(test.context.db, other.id, { listed: 1, consent_version: 3 })
      })
      const join = (wish = { listId: other.id, consentVersion: 3 }) => joinList(test.context, token, wish)

      it('is offered where it is listed, and takes effect at once with proof', async () => {
        expect((await find()).joinable.map(({ name }) => name)).toEqual(['Other'])
        expect(await join()).toEqual({ kind: 'joined', listName: 'Other' })
        const proof = await test.context.db
          .selectFrom('consents')
          .select(['kind', 'text', 'text_version', 'source'])
          .where('subscription_id', '=', 2)
          .execute()
        const text = { text: other.consent_text, text_version: 3 }
        expect(proof).toEqual([{ kind: 'confirmed', source: '/preferences', ...text }])
        await drain(test.context, worker)
        expect((await subjectsTo(test, ANA)).at(-1)).toBe('welcome')
        expect(await find()).toMatchObject({ joinable: [], lists: [{}, { list: { name: 'Other' } }] })
      })

      it('is refused for a list that is not listed, and for a consent text that has changed since', async () => {
        const before = await rows()
        expect(await join({ listId: other.id, consentVersion: 2 })).toEqual({ kind: 'consent-changed' })
        await updateList(test.context.db, other.id, { listed: 0 })
        expect((await find()).joinable).toEqual([])
        expect(await join()).toEqual({ kind: 'gone' })
        expect(await rows()).toBe(before)
      })

      it('is refused for an address that must not be mailed', async () => {
        const hash = addressHash(test.context.instance.pepper, ANA)
        await insertSuppression(test.context.db, { address_hash: hash, reason: 'complained', created_at: 0 })
        expect((await find()).joinable).toEqual([])
        expect(await join()).toEqual({ kind: 'gone' })
      })

      it('takes over nothing that somebody typed into a form for that list', async () => {
        await test.context.db
          .insertInto('subscriptions')
          .values({
            subscriber_id: 1,
            list_id: other.id,
            state: 'pending',
            requested_at: 0,
            requested_name: 'Smelly Fool',
          })
          .execute()
        expect(await join()).toMatchObject({ kind: 'joined' })
        expect((await find()).name).toBe('Ana')
      })
    })

    it('keep name, language, zone and own fields, and forget what is emptied', async () => {
      const fields = [
        { key: 'city', label: 'City', kind: 'text', options: [], required: true },
        { key: 'topic', label: 'Topic', kind: 'choice', options: ['Sleep', 'Work'], required: false },
      ]
      await updateList(test.context.db, list.id, { fields: toJson(fields) })
      const typed = { name: ' Anna ', language: 'de', zone: 'Buenos Aires' }
      const full = { ...typed, fields: { city: 'Cork', topic: 'Work', other: 'x' } }
      const change = (wish: typeof full) => changePreferences(test.context, token, wish)
      expect(await change(full)).toEqual({ kind: 'saved' })
      expect(await find()).toMatchObject({
        name: 'Anna',
        language: 'de',
        zone: 'America/Buenos_Aires',
        values: { city: 'Cork', topic: 'Work' },
      })
      expect((await find()).values).not.toHaveProperty('other')
      const emptied = { name: '', language: '', zone: '', fields: { city: '', topic: '', other: '' } }
      expect(await change(emptied)).toEqual({ kind: 'saved' })
      expect(await find()).toMatchObject({ name: null, language: null, zone: null, values: {} })
    })

    it('name the field that cannot be kept, and then keep nothing', async () => {
      const topic = { key: 'topic', label: 'Topic', kind: 'choice', options: ['A', 'B'], required: false }
      await updateList(test.context.db, list.id, { fields: toJson([topic]) })
      const fine = { name: 'Eve', language: '', zone: '', fields: {} }
      const faulty: [string, object][] = [
        ['name', { name: 'Ana\r\nBcc: ben@example.com' }],
        ['language', { language: 'xx' }],
        ['zone', { zone: 'Mars/Olympus' }],
        ['field.topic', { fields: { topic: 'C' } }],
      ]
      for (const [at, part] of faulty)
        expect(await changePreferences(test.context, token, { ...fine, ...part })).toEqual({
          kind: 'faulty',
          at,
        })
      expect((await find()).name).toBe('Ana')
    })

    it('move what is scheduled to the same hour of a new zone', async () => {
      const typed = { name: 'Ana', language: '', zone: 'New York', fields: {} }
      await changePreferences(test.context, token, typed)
      const { next } = await onlySeries()
      expect(next.kind === 'email' && iso(next.at)).toBe('2026-12-01T14:00:00.000Z')
    })

    it('change nothing more when the same form comes twice', async () => {
      const other = await makeList(test.context, 'Other')
      await updateList(test.context.db, other.id, { listed: 1 })
      const forms = [
        () => pace({ pace: 'fortnightly', pause: 'weeks' }),
        () => pace({ sequenceId: series.id, pace: 'monthly', until: '2027-01-15' }),
        () => turn(false),
        () => turn(true),
        () => joinList(test.context, token, { listId: other.id, consentVersion: 1 }),
        () => leaveList(test.context, token, 1),
      ]
      for (const form of forms) {
        await form()
        const once = await rows()
        test.clock.advance(1000)
        await form()
        expect(await rows()).toBe(once)
      }
    })

    it('let nobody choose for another person', async () => {
      await signUp(test, list, 'ben@example.com')
      const before = await rows()
      const gone = { kind: 'gone' }
      expect(await pace({ subscriptionId: 2, pace: 'monthly' })).toEqual(gone)
      expect(await pace({ sequenceId: 99, pace: 'monthly' })).toEqual(gone)
      expect(await leaveList(test.context, token, 2)).toEqual(gone)
      const theirs = { subscriptionId: 2, sequenceId: series.id, on: false }
      expect(await turnSeries(test.context, token, theirs)).toEqual(gone)
      expect(await rows()).toBe(before)
    })
  })
}
