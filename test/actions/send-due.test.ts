import { afterEach, describe, expect, it } from 'vitest'
import { findNextWake } from '../../db/claims.ts'
import { changeList } from '../../src/actions/change-list.ts'
import { cancelSequence, pauseSequence, resumeSequence } from '../../src/actions/change-sequence.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { rescheduleAll } from '../../src/actions/reschedule.ts'
import { sendDue } from '../../src/actions/send-due.ts'
import { unsubscribe } from '../../src/actions/unsubscribe.ts'
import type { Message } from '../../src/core/mail/message.ts'
import type { SendResult, Transport } from '../../src/transports/transport.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, HOUR, openTestContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { linkToken, makeList, publishSteps, signUp, subjectsTo, worker } from '../support/published.ts'

const ANA = 'ana@example.com'

/** A transport that answers from a script, then accepts; it notes each key and message. */
function scripted(results: readonly SendResult[], keyLifetimeMs = 0) {
  const calls: { readonly key: string; readonly message: Message }[] = []
  const queue = [...results]
  const transport: Transport = {
    name: keyLifetimeMs > 0 ? 'resend' : 'smtp',
    keyLifetimeMs,
    concurrency: 1,
    permittedPerSecond: () => null,
    batch: null,
    async send(message, key) {
      calls.push({ key, message })
      return queue.shift() ?? { kind: 'accepted', providerId: `p${calls.length}` }
    },
    async close() {},
  }
  return { transport, calls }
}

for (const dialect of DIALECTS) {
  describe(`sending on ${dialect}`, () => {
    let test: TestContext
    afterEach(() => test.close())
    const open = async (options: TestContextOptions = {}) => {
      test = await openTestContext({ dialect, ...options })
      return test
    }

    /** Moves the clock from one due time to the next until nothing is due. */
    const playOn = async (): Promise<void> => {
      for (let wakes = 0; wakes < 100; wakes++) {
        const wake = await findNextWake(test.context.read)
        if (wake === null) return
        test.clock.now = Math.max(test.clock.now, wake)
        await drain(test.context, worker)
      }
      throw new Error('It did not come to an end.')
    }

    const states = async () =>
      await test.context.db
        .selectFrom('deliveries')
        .select(['kind', 'state', 'reason', 'generation', 'tries'])
        .orderBy('id')
        .execute()

    it('sends the welcome at once and each lesson on its Tuesday, to the end', async () => {
      const { context, captured } = await open()
      const list = await makeList(context)
      await publishSteps(context, list)
      await signUp(test, list, ANA, 'Ana')
      await playOn()
      const mail = (await captured.list()).map(({ message }) => [
        message.subject,
        new Date(message.date).toISOString(),
      ])
      expect(mail.slice(1)).toEqual([
        ['welcome', '2026-11-30T10:00:00.000Z'],
        ['one', '2026-12-08T09:00:00.000Z'],
        ['two', '2026-12-15T09:00:00.000Z'],
        ['recap', '2026-12-22T09:00:00.000Z'],
      ])
      const enrolments = await context.db.selectFrom('enrolments').select(['state']).execute()
      expect(enrolments).toEqual([{ state: 'completed' }])
    })

    it('sends nothing after an unsubscribe, even to a delivery that is claimed already', async () => {
      const { context } = await open()
      const list = await makeList(context)
      await publishSteps(context, list)
      await signUp(test, list, ANA)
      await drain(context, worker)
      const token = await linkToken(test, ANA, 'unsubscribe')
      test.clock.advance(30 * DAY)
      await context.db
        .updateTable('deliveries')
        .set({ state: 'claimed', lease_until: test.clock.now - 1, fence: 1 })
        .where('state', '=', 'scheduled')
        .execute()
      expect((await unsubscribe(context, token)).kind).toBe('left')
      await playOn()
      expect(await subjectsTo(test, ANA)).toHaveLength(2)
      expect((await states()).at(-1)).toMatchObject({ state: 'cancelled', reason: 'no-consent' })
    })

    it('takes up a delivery that was claimed and never handed over, once its lease has run out', async () => {
      const { context } = await open()
      const list = await makeList(context)
      await publishSteps(context, list)
      await signUp(test, list, ANA)
      await context.db
        .updateTable('deliveries')
        .set({ state: 'claimed', owner: 'gone', lease_until: test.clock.now + HOUR, fence: 1 })
        .where('state', '=', 'scheduled')
        .execute()
      expect(await drain(context, worker)).toEqual({})
      test.clock.advance(HOUR)
      expect(await drain(context, worker)).toEqual({ submitted: 1 })
      expect(await subjectsTo(test, ANA)).toContain('welcome')
    })

    it('sends an unknown outcome again with the same key and the same bytes, then records one email', async () => {
      const { transport, calls } = scripted([{ kind: 'uncertain', reason: 'timeout' }], 23 * HOUR)
      const { context } = await open({ transport })
      const list = await makeList(context)
      await publishSteps(context, list, {
        steps: ['issue'],
        kind: 'issue',
        schedule: { kind: 'at', at: test.clock.now },
      })
      await confirmedPerson(list.id)
      await drain(context, worker)
      expect((await states())[0]).toMatchObject({ state: 'frozen', generation: 1 })
      await changeList(context, list.name, { fromName: 'Somebody else' })
      test.clock.advance(HOUR)
      await drain(context, worker)
      expect(calls).toHaveLength(2)
      expect(calls[1]).toEqual(calls[0])
      expect((await states())[0]).toMatchObject({ state: 'submitted', generation: 1 })
    })

    it('leaves an unknown outcome uncertain where the provider keeps no keys, and goes on with the series', async () => {
      const { transport, calls } = scripted([{ kind: 'uncertain', reason: 'cut after the final dot' }])
      const { context } = await open({ transport })
      const list = await makeList(context)
      await publishSteps(context, list)
      await confirmedPerson(list.id)
      await drain(context, worker)
      expect((await states())[0]).toMatchObject({ state: 'uncertain', reason: 'cut after the final dot' })
      await playOn()
      expect(calls.map(({ message }) => message.subject)).toEqual(['welcome', 'one', 'two', 'recap'])
    })

    it('does not send an unknown outcome again to somebody who has left since', async () => {
      const { transport, calls } = scripted([{ kind: 'uncertain', reason: 'timeout' }], 23 * HOUR)
      const { context } = await open({ transport })
      const list = await makeList(context)
      await publishSteps(context, list)
      const id = await confirmedPerson(list.id)
      await drain(context, worker)
      await context.db.updateTable('subscriptions').set({ state: 'ended' }).where('id', '=', id).execute()
      test.clock.advance(HOUR)
      await drain(context, worker)
      expect(calls).toHaveLength(1)
      expect((await states())[0]).toMatchObject({ state: 'uncertain' })
    })

    it('freezes anew, under the next generation of the key, what is known not to have been accepted', async () => {
      const { transport, calls } = scripted(
        [{ kind: 'retry-later', reason: 'busy', afterMs: 1000 }],
        23 * HOUR,
      )
      const { context } = await open({ transport })
      const list = await makeList(context)
      await publishSteps(context, list)
      await confirmedPerson(list.id)
      await drain(context, worker)
      test.clock.advance(1000)
      await drain(context, worker)
      expect(calls.map(({ key }) => key.split('/').at(-1))).toEqual(['1', '2'])
      expect((await states())[0]).toMatchObject({ state: 'submitted', generation: 2, tries: 2 })
    })

    it('never raises the generation of a key whose first outcome is unknown, whatever later tries say', async () => {
      const later: SendResult = { kind: 'retry-later', reason: 'busy', afterMs: 1000 }
      const { transport, calls } = scripted(
        [{ kind: 'uncertain', reason: 'timeout' }, later, later],
        23 * HOUR,
      )
      const { context } = await open({ transport })
      const list = await makeList(context)
      await publishSteps(context, list)
      await confirmedPerson(list.id)
      for (let turn = 0; turn < 4; turn++) {
        await drain(context, worker)
        test.clock.advance(HOUR)
      }
      expect(calls).toHaveLength(4)
      expect(new Set(calls.map(({ key }) => key)).size).toBe(1)
      expect((await states())[0]).toMatchObject({ state: 'submitted', generation: 1 })
    })

    it('lets a worker that lost its claim change nothing, but keeps its proof of acceptance', async () => {
      let during: () => Promise<void> = async () => undefined
      const slow: Transport = {
        name: 'smtp',
        keyLifetimeMs: 0,
        concurrency: 1,
        permittedPerSecond: () => null,
        batch: null,
        async send() {
          await during()
          return { kind: 'accepted', providerId: 'late' }
        },
        async close() {},
      }
      const { context } = await open({ transport: slow })
      const list = await makeList(context)
      await publishSteps(context, list, {
        steps: ['issue'],
        kind: 'issue',
        schedule: { kind: 'at', at: test.clock.now },
      })
      await confirmedPerson(list.id)
      during = async () => {
        during = async () => undefined
        test.clock.advance(HOUR)
        await sendDue(context, { owner: 'second', limit: 10 })
        expect((await states())[0]).toMatchObject({ state: 'uncertain' })
      }
      await sendDue(context, { owner: 'first', limit: 10 })
      expect((await states())[0]).toMatchObject({ state: 'submitted' })
      const attempts = await context.db.selectFrom('attempts').select(['outcome', 'provider_id']).execute()
      expect(attempts).toEqual([{ outcome: 'accepted', provider_id: 'late' }])
    })

    it('holds what falls due while a series is paused, and on resuming moves it to the next slot', async () => {
      const { context } = await open()
      const list = await makeList(context)
      const sequence = await publishSteps(context, list)
      await signUp(test, list, ANA)
      await drain(context, worker)
      await pauseSequence(context, sequence.key)
      test.clock.now = Date.parse('2026-12-10T12:00:00Z')
      await drain(context, worker)
      expect((await states()).at(-1)).toMatchObject({ state: 'held', reason: 'sequence-paused' })
      await resumeSequence(context, sequence.key)
      await drain(context, worker)
      expect(await subjectsTo(test, ANA)).not.toContain('one')
      expect(await findNextWake(context.read)).toBe(Date.parse('2026-12-15T09:00:00Z'))
      await playOn()
      expect((await subjectsTo(test, ANA)).slice(1)).toEqual(['welcome', 'one', 'two', 'recap'])
    })

    it('sends nothing more of a cancelled series', async () => {
      const { context } = await open()
      const list = await makeList(context)
      const sequence = await publishSteps(context, list)
      await signUp(test, list, ANA)
      await drain(context, worker)
      await cancelSequence(context, sequence.key)
      await playOn()
      expect((await subjectsTo(test, ANA)).slice(1)).toEqual(['welcome'])
      expect((await resumeSequence(context, sequence.key)).kind).toBe('problem')
    })

    it('gives people inside a step that a new version inserted, and never one that it removed', async () => {
      const { context } = await open()
      const list = await makeList(context)
      await publishSteps(context, list)
      await signUp(test, list, ANA)
      await drain(context, worker)
      test.clock.now = Date.parse('2026-12-08T09:00:00Z')
      await drain(context, worker)
      await publishSteps(context, list, { steps: ['welcome', 'zero', 'one', 'three', 'recap'] })
      await rescheduleAll(context)
      await playOn()
      expect((await subjectsTo(test, ANA)).slice(1)).toEqual(['welcome', 'one', 'zero', 'three', 'recap'])
    })

    it('follows a rhythm that a new version changed', async () => {
      const { context } = await open()
      const list = await makeList(context)
      await publishSteps(context, list)
      await signUp(test, list, ANA)
      await drain(context, worker)
      const thursdays = {
        kind: 'weekdays' as const,
        days: ['thursday' as const],
        time: '07:00',
        firstAfterDays: 2,
      }
      await publishSteps(context, list, { schedule: thursdays })
      await rescheduleAll(context)
      expect(await findNextWake(context.read)).toBe(Date.parse('2026-12-03T07:00:00Z'))
    })

    it('enrols each person once, however often it is asked to', async () => {
      const { context } = await open()
      const list = await makeList(context)
      const sequence = await publishSteps(context, list)
      for (let person = 0; person < 230; person++) await confirmedPerson(list.id, false)
      expect(await enrolList(context, sequence.id)).toBe(230)
      expect(await enrolList(context, sequence.id)).toBe(0)
      await drain(context, worker)
      expect(await test.captured.list()).toHaveLength(230)
    })

    it('holds one email that cannot be composed, and sends the others', async () => {
      const { context } = await open()
      const list = await makeList(context)
      await publishSteps(context, list)
      const broken = await confirmedPerson(list.id)
      await confirmedPerson(list.id)
      await context.db
        .updateTable('subscribers')
        .set({ address: 'not an address\r\nBcc: all@example.com' })
        .where('id', '=', broken)
        .execute()
      await drain(context, worker)
      expect((await states()).map(({ state }) => state)).toContain('held')
      expect(await test.captured.list()).toHaveLength(1)
    })

    it('sends nothing while the installation is on hold', async () => {
      const { context } = await open()
      const list = await makeList(context)
      await publishSteps(context, list)
      await confirmedPerson(list.id)
      await context.db.updateTable('instance').set({ hold_reason: 'restored' }).execute()
      expect(await drain(context, worker)).toEqual({})
      await context.db.updateTable('instance').set({ hold_reason: null }).execute()
      expect(await drain(context, worker)).toEqual({ submitted: 1 })
    })

    it('lets two workers share the work and doubles nothing', async () => {
      const { context } = await open()
      const list = await makeList(context)
      const sequence = await publishSteps(context, list)
      for (let person = 0; person < 120; person++) await confirmedPerson(list.id, false)
      await enrolList(context, sequence.id)
      await Promise.all([
        drain(context, { ...worker, owner: 'a' }),
        drain(context, { ...worker, owner: 'b' }),
      ])
      const to = (await test.captured.list()).map(({ message }) => message.to.address)
      expect(to).toHaveLength(120)
      expect(new Set(to).size).toBe(120)
    })

    it('never writes an address or a body into the log', async () => {
      const { context } = await open()
      const list = await makeList(context)
      await publishSteps(context, list)
      await signUp(test, list, ANA, 'Ana')
      await playOn()
      expect(test.logged.length).toBeGreaterThan(5)
      expect(JSON.stringify(test.logged)).not.toMatch(/example\.com|Ana|This is/)
    })

    let people = 0
    /** A confirmed subscription made directly, enrolled in the list's first sequence unless told otherwise. */
    async function confirmedPerson(listId: number, enrol = true): Promise<number> {
      const { db } = test.context
      const address = `person${++people}@example.com`
      const { id: subscriberId } = await db
        .insertInto('subscribers')
        .values({ address, address_key: address, created_at: test.clock.now })
        .returning('id')
        .executeTakeFirstOrThrow()
      const { id } = await db
        .insertInto('subscriptions')
        .values({
          subscriber_id: subscriberId,
          list_id: listId,
          state: 'confirmed',
          requested_at: test.clock.now,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      if (enrol) await enrolList(test.context, 1)
      return id
    }
  })
}
