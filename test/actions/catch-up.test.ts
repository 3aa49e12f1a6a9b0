import { afterEach, describe, expect, it } from 'vitest'
import { findNextWake } from '../../db/claims.ts'
import { updateSequencesReschedule } from '../../db/sequences.ts'
import { updateSetting } from '../../db/settings.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { holdDeliveries } from '../../src/actions/hold-deliveries.ts'
import { releaseDeliveries } from '../../src/actions/release-deliveries.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { chooseAll } from '../support/own-deliveries.ts'
import { makeList, publishSteps, subjectsTo, worker } from '../support/published.ts'
import { importReaders } from '../support/readers.ts'
import { signUpForm } from '../support/sign-up-form.ts'

const READER = 'reader-1@example.com'
const daily = { kind: 'every' as const, days: 1, time: '09:00', firstAfterDays: 1 }

for (const dialect of DIALECTS) {
  describe(`catching up on ${dialect}`, () => {
    let test: TestContext
    afterEach(() => test.close())

    const open = async (series: Record<string, readonly string[]>, people = 1) => {
      test = await openTestContext({ dialect })
      const list = await makeList(test.context)
      await importReaders(test.context, list, people)
      for (const [key, steps] of Object.entries(series)) {
        const sequence = await publishSteps(test.context, list, { key, steps, schedule: daily })
        await enrolList(test.context, sequence.id)
      }
      await drain(test.context, worker)
    }
    /** A worker that looks every half an hour, for so many hours. */
    const work = async (hours: number) => {
      for (let half = 0; half < hours * 2; half++) {
        test.clock.advance(HOUR / 2)
        await drain(test.context, worker)
      }
    }
    const down = (hours: number) => test.clock.advance(hours * HOUR)
    const sentAt = async (subject: string) => {
      const mail = (await test.captured.list()).map(({ message }) => message)
      const found = mail.find((message) => message.subject === subject && message.to.address === READER)
      return found ? new Date(found.date).toISOString().slice(5, 16) : null
    }
    const held = async () =>
      await test.context.db
        .selectFrom('deliveries')
        .select(['state', 'reason'])
        .where('state', '=', 'held')
        .execute()

    it('sends one late email and goes on with its distance from the real sending', async () => {
      await open({ series: ['welcome', 'one', 'two', 'three'] })
      await work(48)
      expect(await sentAt('one')).toBe('12-02T09:00')
      down(24 + 20)
      await drain(test.context, worker)
      expect(await subjectsTo(test, READER)).toEqual(['welcome', 'one', 'two'])
      await work(2)
      expect(await subjectsTo(test, READER)).toHaveLength(3)
      await work(27)
      expect([await sentAt('two'), await sentAt('three')]).toEqual(['12-04T06:00', '12-05T09:00'])
    })

    it('holds what a worker finds overdue that stood still in a call while the clock went on', async () => {
      await open({ series: ['welcome', 'one'] }, 2)
      await work(46)
      test.clock.now = Date.parse('2026-12-02T09:00:00Z')
      const stalled: Transport = {
        ...test.captured,
        name: 'smtp',
        keyLifetimeMs: 0,
        concurrency: 1,
        permittedPerSecond: () => null,
        batch: null,
        close: async () => {},
        async send() {
          test.clock.advance(365 * DAY)
          return { kind: 'accepted', providerId: 'slow' }
        },
      }
      await drain({ ...test.context, transport: stalled }, { ...worker, limit: 50 })
      expect(await held()).toEqual([{ state: 'held', reason: 'too-late' }])
    })

    it('gives a person of several series one late email, and the others each a day after', async () => {
      await open({ a: ['welcome', 'a1'], b: ['welcome', 'b1'], c: ['welcome', 'c1'] })
      down(67)
      await drain(test.context, worker)
      const late = (await subjectsTo(test, READER)).filter((subject) => subject !== 'welcome')
      expect(late).toHaveLength(1)
      await work(23)
      expect(await subjectsTo(test, READER)).toHaveLength(4)
      await work(26)
      expect((await subjectsTo(test, READER)).slice(3).toSorted()).toEqual(['a1', 'b1', 'c1'])
    })

    it('keeps to one late email although all due times are reckoned anew meanwhile', async () => {
      const series = { a: ['welcome', 'a1'], b: ['welcome', 'b1'], c: ['welcome', 'c1'] }
      await open(series)
      down(67)
      await drain(test.context, worker)
      const ids = Object.keys(series).map((_, index) => index + 1)
      await updateSequencesReschedule(test.context.db, ids)
      await work(20)
      expect(await subjectsTo(test, READER)).toHaveLength(4)
      await work(30)
      expect((await subjectsTo(test, READER)).slice(3).toSorted()).toEqual(['a1', 'b1', 'c1'])
    })

    it('holds what is later than the grace for a person, and loses nobody', async () => {
      await open({ series: ['welcome', 'one', 'two'] }, 3)
      down(24 + 23 + 49)
      await drain(test.context, worker)
      expect(await held()).toEqual(Array.from({ length: 3 }, () => ({ state: 'held', reason: 'too-late' })))
      await work(30)
      expect(await subjectsTo(test, READER)).toEqual(['welcome'])
    })

    it('has a grace that can be set', async () => {
      await open({ series: ['welcome', 'one'] })
      await updateSetting(test.context.db, { name: 'grace', value: '30d', now: 0 })
      down(20 * 24)
      await drain(test.context, worker)
      expect(await subjectsTo(test, READER)).toEqual(['welcome', 'one'])
    })

    it('goes on after a person released, skipped or sent what was held', async () => {
      const ends: Record<string, string[]> = {}
      for (const how of ['next-slot', 'now', 'skip'] as const) {
        await open({ series: ['welcome', 'one', 'two'] })
        down(24 * 8)
        await drain(test.context, worker)
        await releaseDeliveries(test.context, await chooseAll(test.context, 'held'), how)
        await work(24 * 4)
        ends[how] = await subjectsTo(test, READER)
        expect(await findNextWake(test.context.read)).toBeNull()
        if (how !== 'skip') await test.close()
      }
      expect(ends).toEqual({
        'next-slot': ['welcome', 'one', 'two'],
        now: ['welcome', 'one', 'two'],
        skip: ['welcome', 'two'],
      })
    })

    it('does not call late what waits for its turn in the day’s limit', async () => {
      test = await openTestContext({ dialect })
      await updateSetting(test.context.db, { name: 'capture.per-day', value: '2', now: 0 })
      const list = await makeList(test.context)
      await importReaders(test.context, list, 9)
      const at = { kind: 'at' as const, at: test.clock.now }
      await enrolList(
        test.context,
        (await publishSteps(test.context, list, { steps: ['issue'], kind: 'issue', schedule: at })).id,
      )
      const perDay: number[] = []
      for (let day = 0; day < 6; day++) {
        const before = (await test.captured.list()).length
        await work(24)
        perDay.push((await test.captured.list()).length - before)
      }
      expect(await held()).toEqual([])
      expect(perDay.reduce((sum, count) => sum + count, 0)).toBe(9)
      expect(Math.max(...perDay)).toBeLessThanOrEqual(4)
    })

    it('holds everything of a year that a clock jumped over, and goes on when it is set right again', async () => {
      await open({ series: ['welcome', 'one', 'two'] })
      await work(24)
      test.clock.advance(365 * DAY)
      await drain(test.context, worker)
      expect(await held()).toHaveLength(1)
      test.clock.advance(-365 * DAY)
      await work(2)
      await releaseDeliveries(test.context, await chooseAll(test.context, 'held'), 'next-slot')
      await work(24 * 3)
      expect(await subjectsTo(test, READER)).toEqual(['welcome', 'one', 'two'])
    })

    it('takes back times of a clock that stood ahead, so that a series does not wait for them to come again', async () => {
      await open({ series: ['welcome'] })
      test.clock.advance(365 * DAY)
      const list = await makeList(test.context, 'Other')
      await importReaders(test.context, list, 1)
      const sequence = await publishSteps(test.context, list, {
        key: 'other',
        steps: ['welcome', 'next'],
        schedule: daily,
      })
      await enrolList(test.context, sequence.id)
      await drain(test.context, worker)
      test.clock.advance(-365 * DAY)
      await work(24 * 2)
      expect(await subjectsTo(test, READER)).toEqual(['welcome', 'next', 'welcome'])
    })

    it('takes back what was skipped ahead of the clock, so that what follows does not wait for that time', async () => {
      await open({})
      test.clock.advance(365 * DAY)
      const list = await makeList(test.context, 'Other')
      await importReaders(test.context, list, 1)
      const sequence = await publishSteps(test.context, list, {
        steps: ['welcome', 'one', 'two'],
        schedule: daily,
      })
      await enrolList(test.context, sequence.id)
      await drain(test.context, worker)
      await holdDeliveries(test.context, [2])
      await releaseDeliveries(test.context, await chooseAll(test.context, 'held'), 'skip')
      test.clock.advance(-365 * DAY)
      await work(24 * 2)
      // In the order of their dates.
      expect(await subjectsTo(test, READER)).toEqual(['two', 'welcome'])
    })

    it('takes back what was put off ahead of the clock, so that nobody waits a year for it', async () => {
      await open({ first: ['welcome', 'one'], second: ['welcome', 'two'] })
      test.clock.advance(365 * DAY)
      await drain(test.context, worker)
      await releaseDeliveries(test.context, await chooseAll(test.context, 'held'), 'next-slot')
      down(24 + 20)
      await drain(test.context, worker)
      expect(await subjectsTo(test, READER)).toHaveLength(3)
      test.clock.advance(-365 * DAY)
      await work(48)
      expect(await subjectsTo(test, READER)).toHaveLength(4)
    })

    it('lets no confirmation that was given up ahead of the clock hide the newest one', async () => {
      await open({}, 0)
      const [first, second] = [await makeList(test.context, 'First'), await makeList(test.context, 'Second')]
      const ask = ({ id }: { id: number }) => subscribe(test.context, signUpForm([id], READER))
      await ask(first)
      await drain(test.context, worker)
      const givenUp = { state: 'cancelled', reason: 'skipped', submitted_at: null } as const
      await test.context.db.updateTable('deliveries').set(givenUp).execute()
      test.clock.advance(-365 * DAY)
      await drain(test.context, worker)
      await ask(first)
      await work(25)
      expect(await subjectsTo(test, READER)).toHaveLength(2)
      await ask(second)
      await work(20)
      expect(await subjectsTo(test, READER)).toHaveLength(2)
      await work(5)
      expect(await subjectsTo(test, READER)).toHaveLength(3)
    })

    it('neither doubles nor loses anything when the clock jumps by an hour', async () => {
      await open({ series: ['welcome', 'one', 'two'] }, 2)
      for (const jump of [1, -1, 1, 1, -1]) {
        await work(20)
        test.clock.advance(jump * HOUR)
      }
      await work(48)
      expect(await subjectsTo(test, READER)).toEqual(['welcome', 'one', 'two'])
    })
  })
}
