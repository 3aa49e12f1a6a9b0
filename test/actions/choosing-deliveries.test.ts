import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findNextWake } from '../../db/claims.ts'
import type { DeliveryRow } from '../../db/deliveries.ts'
import type { ListRow } from '../../db/lists.ts'
import { pauseSequence, resumeSequence } from '../../src/actions/change-sequence.ts'
import { chooseDeliveries } from '../../src/actions/choose-deliveries.ts'
import { enrolList } from '../../src/actions/enrol-list.ts'
import { holdDeliveries } from '../../src/actions/hold-deliveries.ts'
import { type ReleaseWay, releaseDeliveries } from '../../src/actions/release-deliveries.ts'
import { rescheduleAll } from '../../src/actions/reschedule.ts'
import { type Finding, resolveDeliveries } from '../../src/actions/resolve-deliveries.ts'
import { retryDeliveries } from '../../src/actions/retry-deliveries.ts'
import type { SendResult } from '../../src/core/delivery/delivery.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { drain } from '../../src/worker/worker.ts'
import { DAY, HOUR, openTestContext, type TestContext } from '../support/context.ts'
import { DIALECTS } from '../support/database.ts'
import { chooseAll, chooseIds, listSteps } from '../support/own-deliveries.ts'
import { makeList, publishSteps, signUp, subjectsTo, worker } from '../support/published.ts'

const ANA = 'ana@example.com'
const daily = { kind: 'every' as const, days: 1, time: '09:00', firstAfterDays: 1 }
const weekly = { ...daily, days: 7 }

for (const dialect of DIALECTS) {
  describe(`what a person decides about single deliveries, on ${dialect}`, () => {
    let test: TestContext
    let list: ListRow
    beforeEach(async () => {
      test = await openTestContext({ dialect })
      list = await makeList(test.context)
    })
    afterEach(() => test.close())

    const series = async () => (await subjectsTo(test, ANA)).slice(1)
    const newest = async (): Promise<DeliveryRow> => {
      const row = (await listSteps(test.context)).at(-1)
      if (!row) throw new Error('There is no email yet.')
      return row
    }
    const wake = async (): Promise<void> => {
      test.clock.now = Math.max(test.clock.now, (await findNextWake(test.context.read)) ?? test.clock.now)
      await drain(test.context, worker)
    }
    const walkOn = async (): Promise<void> => {
      for (let wakes = 0; wakes < 30 && (await findNextWake(test.context.read)) !== null; wakes++)
        await wake()
    }
    const hold = async (): Promise<number> => {
      const { id } = await newest()
      expect(await holdDeliveries(test.context, [id])).toEqual({ kind: 'held', count: 1 })
      return id
    }
    const release = async (id: number, way: ReleaseWay) =>
      await releaseDeliveries(test.context, await chooseIds(test.context, 'held', [id]), way)
    /** The same installation, where the next results are these; then it captures again. */
    const answering = (...results: readonly SendResult[]) => {
      const queue = [...results]
      const transport: Transport = {
        ...test.context.transport,
        keyLifetimeMs: 0,
        send: async (...given) => queue.shift() ?? (await test.context.transport.send(...given)),
      }
      return { ...test.context, transport }
    }
    /** Ana's welcome went out, and her first lesson came into this state. */
    const firstLesson = async (result: SendResult, steps = ['welcome', 'one', 'two'], schedule = daily) => {
      await publishSteps(test.context, list, { schedule, steps })
      await signUp(test, list, ANA)
      await drain(test.context, worker)
      test.clock.now = (await newest()).due_at
      const { id } = await newest()
      await drain(answering(result), worker)
      return id
    }
    const stateOf = async (id: number) => (await listSteps(test.context)).find((row) => row.id === id)

    describe('hold', () => {
      it('keeps one email back while the others of the series go on', async () => {
        await publishSteps(test.context, list, { schedule: daily })
        await signUp(test, list, ANA)
        await signUp(test, list, 'ben@example.com')
        await drain(test.context, worker)
        const [ana] = (await listSteps(test.context)).filter(({ state }) => state === 'scheduled')
        expect(await holdDeliveries(test.context, [ana?.id ?? 0])).toEqual({ kind: 'held', count: 1 })
        test.clock.advance(3 * DAY)
        await drain(test.context, worker)
        expect(await series()).toEqual(['welcome'])
        expect(await subjectsTo(test, 'ben@example.com')).toEqual(expect.arrayContaining(['welcome', 'one']))
        expect(await stateOf(ana?.id ?? 0)).toMatchObject({ state: 'held', reason: 'held-by-hand' })
      })

      it('does nothing where one id is unknown or in another state, and says why of each', async () => {
        await publishSteps(test.context, list, { schedule: daily })
        await signUp(test, list, ANA)
        await drain(test.context, worker)
        const [welcome, lesson] = await listSteps(test.context)
        const ids = [welcome?.id ?? 0, lesson?.id ?? 0, 999]
        expect(await holdDeliveries(test.context, ids)).toEqual({
          kind: 'problem',
          messages: [`Delivery ${welcome?.id} is submitted, not scheduled.`, 'There is no delivery 999.'],
        })
        expect(await newest()).toMatchObject({ state: 'scheduled' })
      })
    })

    describe('release', () => {
      beforeEach(async () => {
        await publishSteps(test.context, list, { schedule: daily, steps: ['welcome', 'one', 'two'] })
        await signUp(test, list, ANA)
        await drain(test.context, worker)
      })

      it('lets a held email go at the next slot of its series, and the walk goes on from there', async () => {
        const id = await hold()
        test.clock.advance(3 * DAY)
        expect(await release(id, 'next-slot')).toBe(1)
        expect(await newest()).toMatchObject({ state: 'scheduled', reason: null, by_hand: 0 })
        expect((await newest()).due_at).toBe(Date.parse('2026-12-04T09:00:00Z'))
        await drain(test.context, worker)
        expect(await series()).toEqual(['welcome'])
        await walkOn()
        expect(await series()).toEqual(['welcome', 'one', 'two'])
      })

      it('lets what took the place of a held welcome go at its slot, and a welcome at once', async () => {
        await signUp(test, list, 'ben@example.com')
        const welcome = await hold()
        test.clock.advance(3 * DAY)
        await release(welcome, 'next-slot')
        expect(await stateOf(welcome)).toMatchObject({ state: 'scheduled', due_at: test.clock.now })
        await hold()
        await publishSteps(test.context, list, { schedule: daily, steps: ['one', 'two'] })
        await release(welcome, 'next-slot')
        expect((await stateOf(welcome))?.due_at).toBe(Date.parse('2026-12-04T09:00:00Z'))
      })

      it('keeps the time of an email that is not due yet', async () => {
        const { due_at } = await newest()
        await release(await hold(), 'next-slot')
        expect((await newest()).due_at).toBe(due_at)
      })

      it('sends a held email now where a person wants that', async () => {
        const id = await hold()
        expect(await release(id, 'now')).toBe(1)
        expect(await stateOf(id)).toMatchObject({ state: 'scheduled', by_hand: 1, due_at: test.clock.now })
        await drain(test.context, worker)
        expect(await series()).toEqual(['welcome', 'one'])
        await walkOn()
        expect(await series()).toEqual(['welcome', 'one', 'two'])
      })

      it('gives a held email up, and what follows in the walk is scheduled at once', async () => {
        const id = await hold()
        expect(await release(id, 'skip')).toBe(1)
        expect(await stateOf(id)).toMatchObject({ state: 'cancelled', reason: 'skipped' })
        expect(await newest()).toMatchObject({ state: 'scheduled' })
        await walkOn()
        expect(await series()).toEqual(['welcome', 'two'])
      })

      it('completes a walk whose last email is given up', async () => {
        await wake()
        const id = await hold()
        await release(id, 'skip')
        expect(await test.context.db.selectFrom('enrolments').select('state').execute()).toEqual([
          { state: 'completed' },
        ])
      })

      it('leaves alone what its series keeps back, until the series goes on', async () => {
        const id = await hold()
        await pauseSequence(test.context, 'series')
        const wanted = { state: 'held', mails: true } as const
        const byId = await chooseDeliveries(test.context.db, { kind: 'ids', ids: [id] }, wanted)
        expect(byId).toMatchObject({ messages: [expect.stringMatching(/is paused.*rivulet resume \d+$/)] })
        expect(await chooseAll(test.context, 'held')).toMatchObject({ rows: [], paused: 1 })
        await resumeSequence(test.context, 'series')
        expect(await chooseAll(test.context, 'held')).toMatchObject({ rows: [{ id }], paused: 0 })
      })

      it('is asked before a new version plans anything else, and follows that version then', async () => {
        const id = await hold()
        for (const steps of [
          ['welcome', 'zero', 'one', 'two'],
          ['welcome', 'zero', 'two'],
        ]) {
          await publishSteps(test.context, list, { schedule: daily, steps })
          await rescheduleAll(test.context)
          expect(await newest()).toMatchObject({ id, state: 'held' })
        }
        await release(id, 'next-slot')
        await walkOn()
        expect(await series()).toEqual(['welcome', 'zero', 'two'])
      })

      it('changes only what is still held when it comes to it', async () => {
        const id = await hold()
        const chosen = await chooseIds(test.context, 'held', [id])
        expect(await releaseDeliveries(test.context, chosen, 'skip')).toBe(1)
        expect(await releaseDeliveries(test.context, chosen, 'now')).toBe(0)
        expect(await stateOf(id)).toMatchObject({ state: 'cancelled', reason: 'skipped' })
      })
    })

    it('sends an issue that was held at once when it is released', async () => {
      const at = Date.parse('2026-12-01T09:00:00Z')
      await signUp(test, list, ANA)
      const issue = { kind: 'issue', key: 'news', steps: ['issue'], schedule: { kind: 'at', at } } as const
      const sequence = await publishSteps(test.context, list, issue)
      await enrolList(test.context, sequence.id)
      const id = await hold()
      test.clock.now = at + 2 * HOUR
      await release(id, 'next-slot')
      expect((await newest()).due_at).toBe(test.clock.now)
      await drain(test.context, worker)
      expect(await series()).toEqual(['issue'])
    })

    describe('retry', () => {
      const refused: SendResult = { kind: 'refused', reason: 'invalid address' }
      const retry = async () =>
        await retryDeliveries(test.context, await chooseAll(test.context, 'failed', 'invalid address'))

      it('makes a failed email a new one, under the next generation of its key', async () => {
        const id = await firstLesson(refused)
        const before = await stateOf(id)
        expect(before).toMatchObject({ state: 'failed', generation: 1 })
        expect(await retry()).toBe(1)
        expect(await stateOf(id)).toMatchObject({
          ...{ state: 'scheduled', by_hand: 1, due_at: test.clock.now, generation: 2, reason: null },
          ...{
            tries: 0,
            first_attempt_at: null,
            handed_over_at: null,
            frozen: null,
            key: null,
            batch_id: null,
          },
        })
      })

      it('sends an email once although the walk has gone on, and the walk keeps its distance from it', async () => {
        await firstLesson(refused, ['welcome', 'one', 'two', 'three'], weekly)
        const { due_at } = await newest()
        test.clock.advance(3 * DAY)
        await retry()
        await drain(test.context, worker)
        expect(await series()).toEqual(['welcome', 'one'])
        expect(await newest()).toMatchObject({ state: 'scheduled', due_at })
        test.clock.now = due_at
        await drain(test.context, worker)
        expect(await series()).toEqual(['welcome', 'one'])
        expect((await newest()).due_at).toBeGreaterThan(due_at + 2 * DAY)
        await walkOn()
        expect(await series()).toEqual(['welcome', 'one', 'two', 'three'])
      })

      it('sends an email once although the walk is complete, and it stays complete', async () => {
        await firstLesson(refused, ['welcome', 'one'])
        expect(await test.context.db.selectFrom('enrolments').select('state').execute()).toEqual([
          { state: 'completed' },
        ])
        test.clock.advance(DAY)
        await retry()
        await drain(test.context, worker)
        test.clock.advance(9 * DAY)
        await drain(test.context, worker)
        expect(await series()).toEqual(['welcome', 'one'])
        expect(await test.context.db.selectFrom('enrolments').select('state').execute()).toEqual([
          { state: 'completed' },
        ])
      })
    })

    describe('resolve', () => {
      const unknown: SendResult = { kind: 'uncertain', reason: 'timeout', final: true }
      const resolve = async (finding: Finding) =>
        await resolveDeliveries(test.context, await chooseAll(test.context, 'uncertain'), finding)

      it('takes an email as sent when it was handed over', async () => {
        const id = await firstLesson(unknown)
        const before = await stateOf(id)
        expect(before).toMatchObject({ state: 'uncertain' })
        test.clock.advance(HOUR)
        expect(await resolve('sent')).toBe(1)
        const submitted = { state: 'submitted', reason: null, submitted_at: before?.handed_over_at }
        expect(await stateOf(id)).toMatchObject(submitted)
        await walkOn()
        expect(await series()).toEqual(['welcome', 'two'])
      })

      it('sends an email again that did not arrive, under the next generation of its key', async () => {
        const id = await firstLesson(unknown)
        expect(await resolve('not-sent')).toBe(1)
        expect(await stateOf(id)).toMatchObject({ state: 'scheduled', by_hand: 1, generation: 2 })
        await drain(test.context, worker)
        expect(await series()).toEqual(['welcome', 'one'])
        await walkOn()
        expect(await series()).toEqual(['welcome', 'one', 'two'])
      })

      it('lets an email be, and the walk goes on as it did', async () => {
        const id = await firstLesson(unknown)
        const next = await newest()
        expect(await resolve('skip')).toBe(1)
        expect(await stateOf(id)).toMatchObject({ state: 'cancelled', reason: 'skipped' })
        expect(await newest()).toEqual(next)
        await walkOn()
        expect(await series()).toEqual(['welcome', 'two'])
      })
    })
  })
}
